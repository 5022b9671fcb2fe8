// What `rxtt` understands: its commands and options, and what it says of itself. main calls it. A command's own code is loaded when it is asked for.

import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { firstValueFrom } from 'rxjs';
import { addDemo, addSimulate } from './commands/demo.js';
import type { Perform } from './commands/options.js';
import { addOrder } from './commands/order.js';
import { addReads, addWalks, addWatch } from './commands/reads.js';
import { addTape } from './commands/tape.js';
import { addCompletion, addDoctor } from './commands/tools.js';
import { addTt } from './commands/tt.js';
import { secretAmong } from './connect/no-secrets.js';
import { SETTINGS } from './connect/settings.js';
import { EXIT, EXIT_MEANINGS, type ExitCode } from './exit.js';
import { run, type Host } from './run.js';
import { keyboardOf, type Keys } from './terminal/keyboard.js';
import { screenOf, type Surroundings } from './terminal/screen.js';
import { withService } from './tt-operations.js';

/** What is needed of `process`. */
export type ProgramHost = Host &
  Surroundings & {
    /** Where somebody can be asked. */
    readonly stdin?: Keys;
  };

/** The table of exit codes, as the help prints it. */
const EXIT_CODES = [
  '',
  'Exit codes:',
  ...Object.entries(EXIT_MEANINGS).map(([name, meaning]) => `  ${String(EXIT[name as keyof typeof EXIT]).padEnd(5)}${meaning}`),
].join('\n'); // its keys are those of EXIT

const names = Object.entries(SETTINGS);

/** The table of settings, as the help prints it. */
const ENVIRONMENT = [
  '',
  'Environment (or lines of an --env-file, or of a --credentials file):',
  ...names.map(([name, about]) => `  ${name.padEnd(20)}${about}`),
].join('\n');

/** package.json is ours and has a version; it stands two folders up, built or not. */
const version = (): string => (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }).version;

/** The commands; `perform` runs what a command's code makes of its options. */
export const commandTree = ({ stdout, stderr }: Pick<Surroundings, 'stdout' | 'stderr'>, perform: Perform): Command => {
  const rxtt = new Command('rxtt')
    .description('Reactive streams for the TickTrader Trade WebSocket API and the TT REST API.')
    .version(version(), '-V, --version')
    .addHelpText('after', ENVIRONMENT + '\n' + EXIT_CODES)
    // commands made from here on inherit both
    .exitOverride()
    .configureOutput({ writeOut: (text) => void stdout.write(text), writeErr: (text) => void stderr.write(text) });
  for (const add of [addDemo, addSimulate, addReads, addWalks, addWatch, addOrder, addTt, addTape, addDoctor, addCompletion]) add(rxtt, perform);
  return rxtt;
};

/** Does what `args` say and tells the exit code. */
export const program = async (args: readonly string[], host: ProgramHost): Promise<ExitCode> => {
  const screen = screenOf(host);
  const secret = secretAmong(args);
  if (secret !== undefined) {
    screen.complain(secret);
    return EXIT.usage;
  }
  let code: ExitCode = EXIT.done;
  const rxtt = commandTree(host, async (work) => {
    const desk = { screen, env: host.env, keyboard: keyboardOf(host.stdin, host.stderr) };
    code = await firstValueFrom(
      run(() => work(desk), screen, host),
      { defaultValue: EXIT.failed },
    );
  });
  try {
    await rxtt.parseAsync(withService(args), { from: 'user' });
    return code;
  } catch (error) {
    // commander has said already what is wrong, or has printed what was asked for
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    throw error;
  }
};
