// How a command ends, and what the shell is told.

import { expect } from 'chai';
import { concat, NEVER, Observable, of, throwError } from 'rxjs';
import { EXIT } from '../../lib/cli/exit.js';
import { run, type Command } from '../../lib/cli/run.js';
import { line, live } from '../../lib/cli/terminal/output.js';
import { screenOf } from '../../lib/cli/terminal/screen.js';
import { FakeHost } from './host.js';

/** Runs `command` and does `then`. */
const ran = (command: Command, then: (host: FakeHost) => void = () => undefined) => {
  const host = new FakeHost();
  const codes: number[] = [];
  let completed = false;
  run(command, screenOf(host), host).subscribe({
    next: (code) => codes.push(code),
    complete: () => {
      completed = true;
    },
  });
  then(host);
  return { codes, completed, out: host.stdout.text, err: host.stderr.text, watchers: host.watchers };
};

const OVER = { completed: true, watchers: 0 };

describe('cli/run', () => {
  it('writes what a command says, and tells 0 at its end', () => {
    expect(ran(() => of(line('a'), line('b')))).to.deep.equal({ ...OVER, codes: [EXIT.done], out: 'a\nb\n', err: '' });
  });

  it('tells 1 when it fails, and says why in one line on standard error', () => {
    const failing = concat(
      of(line('a')),
      throwError(() => new Error('no\nway')),
    );

    expect(ran(() => failing)).to.deep.equal({ ...OVER, codes: [EXIT.failed], out: 'a\n', err: 'rxtt: no way\n' });
  });

  it('tells 1 when it cannot even begin', () => {
    const broken: Command = () => {
      throw new Error('not today');
    };

    expect(ran(broken)).to.deep.equal({ ...OVER, codes: [EXIT.failed], out: '', err: 'rxtt: not today\n' });
  });

  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    it(`stops at ${signal}, lets go of what the command holds, and tells ${String(code)}`, () => {
      let released = false;
      const holding = new Observable<never>(() => () => {
        released = true;
      });

      expect(ran(() => holding, (host) => void host.emit(signal))).to.deep.equal({ ...OVER, codes: [code], out: '', err: 'rxtt: stopped\n' }); // prettier-ignore
      expect(released).to.equal(true);
    });
  }

  for (const stream of ['stdout', 'stderr'] as const) {
    it(`stops without a word when nobody reads ${stream} any more, and tells 141`, () => {
      const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });

      expect(ran(() => NEVER, (host) => void host[stream].emit('error', broken))).to.deep.equal({ ...OVER, codes: [EXIT.brokenPipe], out: '', err: '' }); // prettier-ignore
    });
  }

  it('says so when output fails in another way', () => {
    const full = Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });

    expect(ran(() => NEVER, (host) => void host.stdout.emit('error', full))).to.deep.include({ codes: [EXIT.unwritable], err: 'rxtt: Cannot write standard output: the disk is full.\n' }); // prettier-ignore
  });

  it('leaves no live line behind', () => {
    const host = new FakeHost();
    const terminal = { stdout: host.stdout, stderr: Object.assign(host.stderr, { isTTY: true }), env: {} };
    run(() => of(live('10 %')), screenOf(terminal), host).subscribe();

    expect(host.stderr.text).to.equal('\r10 %\u001b[K\r\u001b[K');
  });
});
