// The command as the shell sees it: exit codes, pipes that break, signals.

import { expect } from 'chai';
import { rxtt, shell } from './process.js';

describe('cli/main', () => {
  it('shows its help', async () => {
    const { code, stdout, stderr } = await rxtt('--help').ended;

    expect([code, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.match(/^Usage: rxtt/);
  });

  it('refuses a command it does not know with exit code 2', async () => {
    expect(await rxtt('trade').ended).to.include({ code: 2, stdout: '', stderr: "error: unknown command 'trade'\n" });
  });

  it('does not crash when its reader goes away', async () => {
    const { stdout, stderr } = await shell('$RXTT demo --records 500 | head -1; echo "exit ${PIPESTATUS[0]}"').ended;

    expect(stdout).to.equal('rxtt: the TickTrader Trade WebSocket API as RxJS streams\nexit 141\n');
    expect(stderr).to.equal('');
  });

  it('does not crash when nobody reads its errors either', async () => {
    const { stdout, stderr } = await shell('{ { $RXTT simulate --port 80x 2>&1; echo "exit $?" >&3; } | true; } 3>&1').ended;

    expect([stdout, stderr]).to.deep.equal(['exit 2\n', '']);
  });
});
