// Completion, as bash itself does it. zsh runs the same code; fish is looked at as text, since few machines have it.

import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { called } from './host.js';

describe('cli/completion', () => {
  let bash: string;
  before(async () => {
    bash = (await called(['completion', 'bash'])).out;
  });

  const completed = (...words: readonly string[]): readonly string[] => {
    const typed = words.map((word) => `'${word}'`).join(' ');
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', `${bash}\nCOMP_WORDS=(rxtt ${typed}); COMP_CWORD=${String(words.length)}; _rxtt; printf '%s\\n' "\${COMPREPLY[@]}"`],
      { encoding: 'utf8' },
    );
    expect(stderr).to.equal('');
    return stdout.split('\n').filter((line) => line !== '');
  };

  for (const [words, found] of [
    [['sn'], ['snapshots']],
    [
      ['order', ''],
      ['create', 'oco', 'modify', 'cancel', 'close', '--help', '-h'],
    ],
    [['history', '--res'], ['--resume']],
    [
      ['history', '--from', '7d', '--direction', ''],
      ['forward', 'backward'],
    ],
    [['tt', 'ledger', 'fil'], ['fills']],
    [['tt', 'ledger', 'fills', '--acc'], ['--accountId']],
    [['completion', 'nothing', 'x'], []],
  ] as const)
    it(`completes "rxtt ${words.join(' ')}"`, () => {
      expect(completed(...words)).to.deep.equal(found);
    });

  it('completes the names of files', () => {
    expect(completed('account', '--credentials', 'package.js')).to.deep.equal(['package.json']);
  });

  it('gives zsh the same, behind its module for it', async () => {
    const { out } = await called(['completion', 'zsh']);

    expect(out).to.include('bashcompinit');
    expect(out.split('\n').slice(-4)).to.deep.equal(bash.split('\n').slice(-4));
  });

  it('gives fish a line a command', async () => {
    const { out } = await called(['completion', 'fish']);

    expect(out).to.match(/^complete -c rxtt -n "__rxtt_at 'order'" -a 'create oco modify cancel close --help -h'$/m);
    expect(out).to.match(/^complete -c rxtt -l direction -xa 'forward backward'$/m);
  });
});
