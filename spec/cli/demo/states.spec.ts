// Every state in words.

import { expect } from 'chai';
import { stateLine } from '../../../lib/cli/demo/states.js';
import { paintOf } from '../../../lib/cli/terminal/paint.js';
import { ConnectionError, type SessionState } from '../../../lib/ticktrader/index.js';

const now = new Date(2026, 0, 5, 9, 5, 3, 7).getTime();
const lost = new ConnectionError('The connection was closed with code 1006.', { code: 1006 });

const STATES: readonly (readonly [SessionState, string])[] = [
  [{ status: 'idle' }, 'idle            nothing was asked of the client yet'],
  [{ status: 'connecting', attempt: 0 }, 'connecting      opening a WebSocket'],
  [{ status: 'connecting', attempt: 2 }, 'connecting      opening a new WebSocket, try 2'],
  [{ status: 'authenticating' }, 'authenticating  sending a login signed with HMAC-SHA256'],
  [{ status: 'two-factor', deadline: now + 1 }, 'two-factor      a one-time password is asked for, and given'],
  [{ status: 'restoring' }, 'restoring       logged in; reading the account and its orders'],
  [{ status: 'ready', epoch: 1 }, 'ready           open for everything, connection 1'],
  [{ status: 'waiting', reason: lost, attempt: 1, retryAt: now + 82 }, 'waiting         connection lost, code 1006; next try in 82 ms'],
  [{ status: 'waiting', reason: new ConnectionError('No connection.'), attempt: 1, retryAt: now - 5 }, 'waiting         connection lost; next try in 0 ms'],
  [{ status: 'closed', reason: 'closed by its user' }, 'closed          closed by its user'],
];

describe('cli/demo/states', () => {
  for (const [state, words] of STATES) {
    it(`tells of ${words.replace(/ {2,}/, ': ')}`, () => {
      expect(stateLine(paintOf(false), state, now)).to.equal(`  09:05:03.007  ${words}`);
    });
  }

  it('marks what is good and what is bad', () => {
    const paint = paintOf(true);

    expect(stateLine(paint, { status: 'ready', epoch: 1 }, now)).to.include(paint.good('ready         '));
    expect(stateLine(paint, { status: 'waiting', reason: lost, attempt: 1, retryAt: now }, now)).to.include(paint.bad('waiting       '));
  });
});
