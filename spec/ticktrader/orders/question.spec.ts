// Whose reports count for a command: the wrong one taken for its own would make a false verdict.

import { expect } from 'chai';
import type { ExecutionReport } from '../../../lib/ticktrader/index.js';
import { bearsClientId, bearsRequestId } from '../../../lib/ticktrader/orders/question.js';
import type { TaggedReport } from '../../../lib/ticktrader/session.js';
import { watch } from '../../support/seen.js';
import { course, limit, market, placed, simulated } from './simulated.js';

/** A report of order 7, whose ClientId is `a`. Odd pairs of event and status are cases too. */
const report = (Event: ExecutionReport['Event'], Status: string, id?: string): TaggedReport<number> => ({
  id,
  report: {
    Event,
    Trade: { Id: '7', ClientId: 'a', Type: 'Limit', Side: 'Buy', Status, Symbol: 'EURUSD', InitialAmount: 1, RemainingAmount: 1, Created: 0 },
  },
});

describe('a report about a new order', () => {
  const isMine = bearsClientId('a', 'c-1');
  const rows: readonly (readonly [string, TaggedReport<number>, boolean])[] = [
    ['of its fill, whoever caused that', report('Filled', 'Filled', 'c-9'), true],
    ['of its own rejection', report('Rejected', 'Rejected', 'c-1'), true],
    ['of its own rejection, where it still shows as new', report('Rejected', 'New'), true],
    ['of its rejection under no id', report('Rejected', 'Rejected'), true],
    ['of the rejection of another order under the same ClientId', report('Rejected', 'Rejected', 'c-2'), false],
    ['of a change of it that was refused', report('Rejected', 'Calculated'), false],
  ];
  for (const [what, tagged, counts] of rows) {
    it(`${counts ? 'counts' : 'does not count'}: ${what}`, () => {
      expect(isMine(tagged)).to.equal(counts);
    });
  }

  it('does not make a refused cancel the rejection of the order, while its own outcome is unknown', () => {
    const { clock, sim, tt } = simulated();
    sim.exchange.answer('TradeCreate', () => 'mute after executing');
    const lost = sim.exchange.faults([{ when: { frameOut: 'ExecutionReport' }, do: 'drop' }]);
    const order = watch(tt.createOrder(limit));
    clock.advanceBy(10_050);
    lost();
    const { tradeId = '' } = sim.journal.at(-1) ?? {};
    sim.exchange.dealer(() => 'reject');
    const cancel = watch(tt.cancelOrder(tradeId));
    clock.advanceBy(5_000);
    expect([course(order), course(cancel)]).to.deep.equal(['unknown accepted |', 'rejected |']);
  });
});

describe('a report about a change', () => {
  it('counts where it bears the id of the request and is of the very trade: others bear that id too', () => {
    const isMine = bearsRequestId('c-1', '7');
    const given = [report('Canceled', 'Canceled', 'c-1'), report('Canceled', 'Canceled', 'c-2'), report('Canceled', 'Canceled')];
    expect(given.map(isMine)).to.deep.equal([true, false, false]);
    expect(bearsRequestId('c-1', '8')(report('Canceled', 'Canceled', 'c-1'))).to.equal(false);
  });

  it('names the leg that was cancelled, not the one that went with it', () => {
    const { clock, sim, tt } = simulated();
    const pair = watch(tt.createOco(limit, { ...market, Type: 'Stop', StopPrice: 2 }));
    clock.advanceBy(100);
    const { first } = pair.last;
    if (first.status !== 'accepted') throw new Error(`It is ${first.status}.`);
    sim.exchange.faults([{ when: { frameOut: 'TradeDelete' }, do: 'drop' }]);
    const cancel = watch(tt.cancelOrder(first.tradeId));
    clock.advanceBy(30_000);
    expect(cancel.last).to.include({ status: 'accepted', tradeId: first.tradeId, ended: 'canceled' });
  });

  it('does not call a position closed because the smaller one it was closed by is', () => {
    const desk = simulated();
    const { clock, sim, tt } = desk;
    const [big, small] = [placed(desk, { ...market, Amount: 20_000 }), placed(desk, { ...market, Side: 'Sell' })];
    sim.exchange.faults([{ when: { frameOut: 'TradeDelete' }, do: 'drop' }]);
    const close = watch(tt.closePositionBy(big, small));
    clock.advanceBy(30_000);
    expect(close.last).to.include({ status: 'accepted', tradeId: big }).and.not.to.have.property('ended');
  });
});
