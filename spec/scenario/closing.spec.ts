// A server that closes, in every way it can: the client comes back from each, over a scripted socket and over a real one.

import { expect } from 'chai';
import { filter, firstValueFrom } from 'rxjs';
import { ConnectionError } from '../../lib/base/errors.js';
import { watch } from '../support/seen.js';
import { readySetting, silence } from '../support/tick-trader-server.js';
import { socketDoor } from './desk.js';

const CODES = [1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 3000, 4000, 4999];
/** What an endpoint may put into a close frame. */
const SENDABLE = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999];

describe('a server that closes', () => {
  for (const code of CODES) {
    it(`with code ${String(code)} is come back to, and its code and reason are told`, () => {
      const { clock, server, tt } = readySetting({ TradeDelete: silence });
      const [states, reports] = [watch(tt.state$), watch(tt.executionReports$)];
      const command = watch(tt.cancelOrder(7));
      clock.advanceBy(5);
      server.close(code, 'because');
      clock.advanceBy(2);
      const { last } = states;
      if (last.status !== 'waiting') throw new Error(last.status);
      expect(last.reason).to.be.instanceOf(ConnectionError).and.include({ code });
      expect(last.reason.message).to.include('because');
      expect(command.last.status).to.equal('unknown');
      clock.advanceBy(2_000);
      expect([states.last.status, reports.completed, reports.error, server.open]).to.deep.equal(['ready', false, undefined, 1]);
    });
  }

  it('with every code in turn, over a real socket, is come back to', async () => {
    const desk = await socketDoor({ server: { twoFactor: false }, client: { reconnect: { first: 5, cap: 20 } } });
    await desk.all(desk.tt.connect());
    for (const [round, code] of SENDABLE.entries()) {
      desk.server.exchange.close(code, 'because');
      await firstValueFrom(desk.tt.state$.pipe(filter((state) => state.status === 'ready' && state.epoch === round + 2)));
    }
    const codes = desk.states.values.flatMap((state) => (state.status === 'waiting' && state.reason instanceof ConnectionError ? [state.reason.code] : []));
    await desk.leave();
    expect(codes).to.deep.equal(SENDABLE);
  });
});
