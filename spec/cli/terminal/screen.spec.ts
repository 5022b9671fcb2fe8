// What is written where, for terminals and for pipes.

import { expect } from 'chai';
import { line, live, otherwise } from '../../../lib/cli/terminal/output.js';
import { screenOf, type Screen, type Surroundings } from '../../../lib/cli/terminal/screen.js';

const CLEAR = '\r\u001b[K';

interface Given {
  readonly stdout?: boolean;
  readonly stderr?: boolean;
  readonly columns?: number;
  readonly env?: Surroundings['env'];
}

/** A screen on two streams, and all that was written, each piece with its stream. */
const setting = ({ stdout = false, stderr = false, columns, env = {} }: Given = {}): { readonly screen: Screen; readonly written: string[] } => {
  const written: string[] = [];
  const stream = (name: string, isTTY: boolean) => ({
    isTTY,
    ...(columns !== undefined && { columns }),
    write: (text: string) => written.push(`${name} ${text}`),
  });
  return { screen: screenOf({ stdout: stream('out', stdout), stderr: stream('err', stderr), env }), written };
};

const TERMINAL: Given = { stdout: true, stderr: true };

describe('cli/terminal/screen', () => {
  it('writes lines to standard output and complaints to standard error', () => {
    const { screen, written } = setting();
    screen.write(line('done'));
    screen.write(line());
    screen.complain('rxtt: no');

    expect(written).to.deep.equal(['out done\n', 'out \n', 'err rxtt: no\n']);
  });

  it('shows live lines on a terminal, each over the one before, and takes them away before a line', () => {
    const { screen, written } = setting(TERMINAL);
    screen.write(live('10 %'));
    screen.write(live('20 %'));
    screen.write(otherwise('a quarter'));
    screen.write(line('done'));
    screen.write(line('bye'));

    expect(written).to.deep.equal(['err \r10 %\u001b[K', 'err \r20 %\u001b[K', `err ${CLEAR}`, 'out done\n', 'out bye\n']);
  });

  it('shows no live line where standard error is no terminal, and says the other thing instead', () => {
    const { screen, written } = setting({ stdout: true });
    screen.write(live('10 %'));
    screen.write(otherwise('a quarter'));

    expect(written).to.deep.equal(['out a quarter\n']);
  });

  it('takes a live line away when asked, once', () => {
    const { screen, written } = setting(TERMINAL);
    screen.write(live('10 %'));
    screen.clear();
    screen.clear();

    expect(written).to.deep.equal(['err \r10 %\u001b[K', `err ${CLEAR}`]);
  });

  it('complains over a live line', () => {
    const { screen, written } = setting(TERMINAL);
    screen.write(live('10 %'));
    screen.complain('rxtt: no');
    screen.clear();

    expect(written).to.deep.equal(['err \r10 %\u001b[K', `err ${CLEAR}rxtt: no\n`]);
  });

  const paints = (given: Given): boolean => setting(given).screen.paint.good('x') !== 'x';

  it('has colours where standard output is a terminal, and only there', () => {
    expect([paints(TERMINAL), paints({ stdout: true }), paints({ stderr: true }), paints({})]).to.deep.equal([true, true, false, false]);
  });

  it('respects NO_COLOR, unless it is empty, and a terminal that is dumb', () => {
    expect(paints({ ...TERMINAL, env: { NO_COLOR: '1' } })).to.equal(false);
    expect(paints({ ...TERMINAL, env: { NO_COLOR: '' } })).to.equal(true);
    expect(paints({ ...TERMINAL, env: { TERM: 'dumb' } })).to.equal(false);
  });

  it('shows no live line on a dumb terminal', () => {
    const { screen, written } = setting({ ...TERMINAL, env: { TERM: 'dumb' } });
    screen.write(live('10 %'));

    expect(written).to.deep.equal([]);
  });

  it('is as wide as the terminal says, and 80 columns where it says nothing of use', () => {
    expect([setting({ ...TERMINAL, columns: 120 }), setting(TERMINAL), setting({ ...TERMINAL, columns: 0 })].map(({ screen }) => screen.width)).to.deep.equal([
      120, 80, 80,
    ]);
  });
});
