// The tree of commands: what every help says, and that the manual says the same.

import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { expect } from 'chai';
import { SETTINGS } from '../../../lib/cli/connect/settings.js';
import { EXIT, EXIT_MEANINGS } from '../../../lib/cli/exit.js';
import { commandTree } from '../../../lib/cli/program.js';
import { called, Recorder } from '../host.js';

const manual = readFileSync(new URL('../../../docs/command.md', import.meta.url), 'utf8');

interface Place {
  readonly path: readonly string[];
  readonly command: Command;
}

const places = (command: Command, path: readonly string[] = []): readonly Place[] => [
  { path, command },
  ...command.commands.flatMap((sub) => places(sub, [...path, sub.name()])),
];

const all = places(commandTree({ stdout: new Recorder(), stderr: new Recorder() }, () => Promise.resolve()));
const isOfTt = ({ path }: Place): boolean => path[0] === 'tt' && path.length > 2;

describe('cli/commands', () => {
  it('fit every help on 80 columns, and say what each command does', async () => {
    for (const { path, command } of all) {
      const { code, out, err } = await called([...path, '--help']);

      expect([code, err], path.join(' ')).to.deep.equal([0, '']);
      expect(command.description(), path.join(' ')).to.not.equal('');
      expect(Math.max(...out.split('\n').map(({ length }) => length)), path.join(' ')).to.be.at.most(80);
    }
  });

  it('are all in the manual, each with its options', () => {
    const missing = all
      .filter((place) => place.path.length > 0 && !isOfTt(place))
      .flatMap(({ path, command }) =>
        [`rxtt ${path.join(' ')}`, ...command.options.map(({ long }) => `\`${String(long)}`)].filter((text) => !manual.includes(text)),
      );

    expect(missing).to.deep.equal([]);
  });

  it('share the options that the manual lists for every operation of TT', () => {
    const missing = new Set(
      all
        .filter(isOfTt)
        .flatMap(({ command }) =>
          command.options.flatMap(({ long, description }) => (description === '' || manual.includes(`\`${String(long)}`) ? [] : [long])),
        ),
    );

    expect([...missing]).to.deep.equal([]);
  });

  it('take no option that would hold a secret', () => {
    const flags = all.flatMap(({ command }) => command.options.map(({ long }) => String(long)));

    expect(flags.filter((flag) => /secret|password|token|key|otp/i.test(flag))).to.deep.equal([]);
  });

  it('tell exit codes and settings as the manual does', () => {
    for (const [name, meaning] of Object.entries(EXIT_MEANINGS))
      expect(manual).to.match(new RegExp(`\\| ${String(EXIT[name as keyof typeof EXIT])} +\\| ${meaning} +\\|`)); // its keys are those of EXIT
    for (const [name, about] of Object.entries(SETTINGS)) expect(manual.replaceAll(/ +\|/g, ' |')).to.include(`| \`${name}\` | ${about} |`);
  });

  it('name in the manual nothing that is not there', () => {
    const known = new Set(all.flatMap(({ command }) => command.options.flatMap(({ long }) => [String(long)])));
    const named = [...manual.matchAll(/`(--[a-z][a-zA-Z-]+)/g)].map(([, option]) => String(option));

    expect(named.filter((option) => !known.has(option) && !['--help', '--version'].includes(option))).to.deep.equal([]);
  });
});
