// How Gross positions end: closed whole and in part, closed against each other, closed by what they wait for; and what the history says of it.

import { expect } from 'chai';
import { at, create, fields } from '../../console.js';
import { fill, idOf, play, remove, stage, to } from './stage.js';

const both = (bought: number, sold: number) => {
  const on = stage();
  on.say(create({ Amount: bought }));
  on.price(1.11, 1.1102);
  on.say(create({ Side: 'Sell', Amount: sold }));
  return on;
};

describe('a close', () => {
  it('of more than there is closes all there is', () => {
    const on = stage();
    on.say(create());
    play(on, [
      remove('Close', 1, { Amount: 500000 }),
      ['r2 PendingClose #1 Position Calculated 100000', 'r2 Filled #1 Position Filled 0 fill profit -25.5', 'r2 TradeDelete #1 Position Filled 0'],
    ]);
  });

  it('of a part from a filled part: each position has a number of its own', () => {
    const on = stage();
    on.say(create({ Type: 'Limit', Price: 1.05 }));
    fill(1, 40000)(on);
    play(on, [
      remove('Close', 2, { Amount: 10000 }),
      [
        'r2 PendingClose #2 Position Calculated 40000',
        'r2 Filled #2 Position Calculated 30000 fill profit 499.45',
        'r2 TradeDelete #2 Position Calculated 30000',
      ],
    ]);
    expect(fields(on.lastRecord())).to.include({
      TransactionType: 'PositionClosed',
      TransactionReason: 'ClientRequest',
      PositionId: idOf(2),
      ParentOrderId: idOf(1),
      PositionInitialAmount: 40000,
      PositionLastAmount: 10000,
      PositionAmount: 30000,
      RequestCloseAmount: 10000,
      TradeType: 'Position',
      ParentOrderType: 'Limit',
    });
  });

  it('says ClosePrice once it is over', () => {
    const on = stage();
    on.say(create());
    const result = on.console.result(remove('Close', 1));
    expect([at(result, 'Trade.ClosePrice'), at(result, 'Type')]).to.deep.equal([1.1, 'Close']);
  });
});

describe('a CloseBy', () => {
  it('of equals ends both: the first bears the profit at the price of the other, which bears nothing', () => {
    const on = both(100000, 100000);
    play(on, [
      remove('CloseBy', 1, { ById: idOf(2) }),
      [
        'r3 PendingClose #1 Position Calculated 100000',
        'r3 PendingClose #2 Position Calculated 100000',
        'r3 Filled #1 Position Filled 0 fill profit 974.5',
        'r3 Filled #2 Position Filled 0 fill profit 0',
        'r3 TradeDelete #1 Position Filled 0',
      ],
    ]);
    expect(on.trades('Id')).to.deep.equal([]);
    expect(on.history()).to.deep.equal(['PositionClosed ClientRequest #1', 'PositionClosed ClientRequest #2']);
    expect(fields(on.lastRecord())).to.include({ PositionById: idOf(1), PositionClosePrice: 1.11, BalanceMovement: 0, Commission: 0 });
  });

  it('of a bigger by a smaller leaves the rest of the bigger', () => {
    const on = both(100000, 30000);
    play(on, [
      remove('CloseBy', 1, { ById: idOf(2) }),
      [
        'r3 PendingClose #1 Position Calculated 100000',
        'r3 PendingClose #2 Position Calculated 30000',
        'r3 Filled #1 Position Calculated 70000 fill profit 292.35',
        'r3 Filled #2 Position Filled 0 fill profit 0',
        'r3 TradeDelete #1 Position Calculated 70000',
      ],
    ]);
  });

  it('of a smaller by a bigger leaves the rest of the bigger, which bears the profit still', () => {
    const on = both(100000, 30000);
    play(on, [
      remove('CloseBy', 2, { ById: idOf(1) }),
      [
        'r3 PendingClose #2 Position Calculated 30000',
        'r3 PendingClose #1 Position Calculated 100000',
        'r3 Filled #1 Position Calculated 70000 fill profit 292.35',
        'r3 Filled #2 Position Filled 0 fill profit 0',
        'r3 TradeDelete #2 Position Filled 0',
      ],
    ]);
  });

  it('answers with both', () => {
    const result = both(100000, 30000).console.result(remove('CloseBy', 1, { ById: idOf(2) }));
    expect([at(result, 'Type'), at(result, 'Trade.Id'), at(result, 'ByTrade.Id')]).to.deep.equal(['CloseBy', idOf(1), idOf(2)]);
  });

  it('is refused by an order, and on accounts without positions', () => {
    const on = both(100000, 30000);
    on.say(create({ Type: 'Limit', Price: 1.05 }));
    expect(on.say(remove('CloseBy', 1, { ById: idOf(3) })).at(-1)).to.contain(`Position #${String(idOf(3))} was not found.`);
    expect(
      stage({ accountingType: 'Net' })
        .say(remove('CloseBy', 1, { ById: idOf(2) }))
        .at(-1),
    ).to.contain('Account type mismatch!');
  });
});

describe('an exit', () => {
  it('closes a sale at its stop loss, at the market; the history has what was asked', () => {
    const on = stage();
    on.say(create({ Side: 'Sell', StopLoss: 1.15 }));
    play(on, [to(1.16, 1.1602), ['- Filled #1 Position Filled 0 fill profit -6025.5']]);
    expect(on.history()).to.deep.equal(['PositionClosed StopLossAct #1']);
    expect(fields(on.lastRecord())).to.include({ RequestClosePrice: 1.15, PositionClosePrice: 1.1602 });
  });

  it('is handed from a partly filled order to each position', () => {
    const on = stage();
    on.say(create({ Type: 'Limit', Price: 1.05, StopLoss: 1 }));
    fill(1, 40000)(on);
    play(on, [
      to(1, 1.0002),
      ['- Filled #1 Limit Filled 0 fill', '- Allocated #1 Position Calculated 60000', '- Filled #2 Position Filled 0 fill profit -2002.2'],
    ]);
  });
});
