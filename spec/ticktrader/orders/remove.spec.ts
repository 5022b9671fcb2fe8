// What is particular to changes, cancels and closes: whose reports count, and what is refused before anything is sent.

import { expect } from 'chai';
import type { Observable } from 'rxjs';
import { InvalidRequestError } from '../../../lib/base/errors.js';
import type { TickTrader } from '../../../lib/ticktrader/client.js';
import { errorOf, watch } from '../../support/seen.js';
import { aReport, readySetting, silence } from '../../support/tick-trader-server.js';

const wrong: Readonly<Record<string, readonly [(tt: TickTrader) => Observable<unknown>, string]>> = {
  'cancelOrder without a number': [(tt) => tt.cancelOrder('all'), 'id'],
  'cancelOrder beyond 2^53 as a number': [(tt) => tt.cancelOrder(2 ** 60), 'id'],
  'closePosition of a fraction': [(tt) => tt.closePosition(1.5), 'id'],
  'closePosition of nothing': [(tt) => tt.closePosition(7, 0), 'amount'],
  'closePosition of NaN': [(tt) => tt.closePosition(7, NaN), 'amount'],
  'closePosition of less than nothing': [(tt) => tt.closePosition(7, -1), 'amount'],
  'closePositionBy itself': [(tt) => tt.closePositionBy(7, '7'), 'byId'],
  'closePositionBy of nobody': [(tt) => tt.closePositionBy('', 7), 'id'],
  'closePositionBy nobody': [(tt) => tt.closePositionBy(7, ''), 'byId'],
  'modifyOrder of nothing': [(tt) => tt.modifyOrder({ Id: 7 }), 'change'],
  'modifyOrder to NaN': [(tt) => tt.modifyOrder({ Id: 7, Price: NaN }), 'Price'],
};

describe('a change, a cancel or a close', () => {
  for (const [what, [call, field]] of Object.entries(wrong)) {
    it(`is refused by the name of ${field}, and nothing is sent: ${what}`, () => {
      const { clock, server, tt } = readySetting();
      const before = server.asked.length;
      const seen = watch(call(tt));
      clock.advanceBy(100);
      expect([errorOf(seen, InvalidRequestError).field, server.asked.length]).to.deep.equal([field, before]);
    });
  }

  const calls: Readonly<Record<string, readonly [(tt: TickTrader) => Observable<{ readonly status: string }>, string]>> = {
    'a cancel': [(tt) => tt.cancelOrder(769001), 'Canceled'],
    'a change': [(tt) => tt.modifyOrder({ Id: 769001, Price: 1 }), 'Modified'],
    'a close': [(tt) => tt.closePosition(769001), 'Filled'],
  };
  for (const [what, [call, event]] of Object.entries(calls)) {
    it(`is not proved by what somebody else did to the same trade: ${what}`, () => {
      const { clock, server, tt } = readySetting({ TradeDelete: silence, TradeModify: silence });
      const outcome = watch(call(tt));
      clock.advanceBy(5);
      server.push(aReport(event, { Id: 769001 }), aReport(event, { Id: 769001 }, 'a-foreign-request'));
      clock.advanceBy(10_010);
      expect(outcome.last.status).to.equal('unknown');
    });
  }

  it('carries ids beyond 2^53 digit for digit', () => {
    const { clock, server, tt } = readySetting({ TradeDelete: silence });
    watch(tt.closePositionBy(638273510970197437n, '9223372036854775807'));
    clock.advanceBy(5);
    expect(server.of('TradeDelete')[0]?.text).to.include('"Id":638273510970197437,"ById":9223372036854775807');
  });
});
