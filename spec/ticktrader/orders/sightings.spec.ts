// What each sighting proves, by its whole table; and, as important, what none of them proves.

import { expect } from 'chai';
import type { Asked } from '../../../lib/base/journal.js';
import { asNumber } from '../../../lib/codec/numeric.js';
import type { Trade, TradeReport } from '../../../lib/ticktrader/model/index.js';
import { askedToCancel, askedToClose, askedToCloseBy, askedToCreate, askedToModify } from '../../../lib/ticktrader/orders/asked.js';
import { provedByTrade } from '../../../lib/ticktrader/orders/by-trade.js';
import { mayProve, provedByLook } from '../../../lib/ticktrader/orders/sightings.js';
import type { Proved, Sought } from '../../../lib/ticktrader/orders/sought.js';
import { position, record, trade } from './records.js';

const sought = (asked: Asked, stamp: number | undefined = 1_500): Sought<number> => ({ asked, numeric: asNumber, stamp });

/** The part of it that a row of the table states. */
const brief = (proved: Proved<number> | undefined): string => {
  if (proved === undefined) return 'nothing';
  if (proved.status === 'conflict') return `conflict with ${proved.found.Id}`;
  return [`accepted as ${proved.tradeId} by ${proved.proof}`, ...(proved.ended === undefined ? [] : [proved.ended])].join(', ');
};

type Row = readonly [what: string, trades: readonly Trade[], records: readonly TradeReport[], expected: string];
const table = (name: string, asked: Asked, rows: readonly Row[]): void => {
  describe(name, () => {
    for (const [what, trades, records, expected] of rows)
      it(`${what}: ${expected}`, () => {
        expect(brief(provedByLook(sought(asked), { trades, records }))).to.equal(expected);
      });
  });
};

/** A record under its ClientId that names no order. */
const anonymous: TradeReport = {
  Id: '542b29688eeafa14e09e42b9',
  TransactionType: 'OrderCanceled',
  TransactionReason: 'ClientRequest',
  TransactionTimestamp: 2_000,
  ClientTradeId: 'mine',
};
const other = { Id: '8', ClientId: 'theirs' };

table('of a new order', askedToCreate('mine'), [
  ['nothing anywhere', [], [], 'nothing'],
  ['orders of others', [trade(other)], [record('OrderCanceled', { TradeId: '8', ClientTradeId: 'theirs' })], 'nothing'],
  ['the order in Trades', [trade(other), trade()], [], 'accepted as 7 by trades'],
  ['the position it has become', [position()], [], 'accepted as 7 by trades'],
  ['the order, and the position that came of a part', [position({ Id: '5' }), trade()], [], 'accepted as 7 by trades'],
  ['two positions that came of it', [position({ Id: '10' }), position({ Id: '9' })], [], 'accepted as 9 by trades'],
  ['a record of its cancel', [], [record('OrderCanceled')], 'accepted as 7 by history, canceled'],
  ['a record of its expiry', [], [record('OrderExpired')], 'accepted as 7 by history, expired'],
  ['a record of its last fill', [], [record('OrderFilled', { TradeAmount: 0 })], 'accepted as 7 by history, filled'],
  ['a record of a fill in part', [], [record('OrderFilled', { TradeAmount: 400 })], 'accepted as 7 by history'],
  ['a record of a fill that does not say what is left', [], [record('OrderFilled')], 'accepted as 7 by history'],
  ['two positions that came of it, of numbers as long', [position({ Id: '11' }), position({ Id: '10' })], [], 'accepted as 10 by trades'],
  ['a record of the history that names no order', [], [anonymous], 'nothing'],
  ['a record of its activation', [], [record('OrderActivated')], 'accepted as 7 by history'],
  ['a record of the close of its position', [], [record('PositionClosed', { PositionAmount: 0 })], 'accepted as 7 by history, closed'],
  ['a record of a close in part', [], [record('PositionClosed', { PositionAmount: 1 })], 'accepted as 7 by history'],
  [
    'a record of the close of a position that came of a part of it',
    [],
    [record('PositionClosed', { TradeId: '9', ParentOrderId: '7', PositionAmount: 0 })],
    'accepted as 7 by history, closed',
  ],
  [
    'several records under its ClientId, in any order: the oldest is the order, the latest says how it ended',
    [],
    [
      record('PositionClosed', { TradeId: '9', TransactionTimestamp: 3_000, PositionAmount: 0 }),
      record('OrderFilled', { TransactionTimestamp: 2_500, TradeAmount: 0 }),
    ],
    'accepted as 7 by history, closed',
  ],
  ['both: it is still open', [trade()], [record('OrderFilled', { TradeAmount: 400 })], 'accepted as 7 by trades'],
]);

table('of a cancel', askedToCancel(asNumber, '7', trade()), [
  ['nothing anywhere', [], [], 'nothing'],
  ['the order, still there', [trade()], [], 'nothing'],
  ['the order, partly filled', [trade({ RemainingAmount: 1 })], [record('OrderFilled', { TradeAmount: 1 })], 'nothing'],
  ['the order gone, and a record of its cancel', [], [record('OrderCanceled')], 'accepted as 7 by history, canceled'],
  ['the order gone, and a record of its expiry', [], [record('OrderExpired')], 'accepted as 7 by history, expired'],
  ['the order gone, and a record of its fill', [], [record('OrderFilled', { TradeAmount: 0 })], 'accepted as 7 by history, filled'],
  ['the order gone, filled and closed', [], [record('PositionClosed', { PositionAmount: 0 })], 'accepted as 7 by history, closed'],
  ['the order gone, and records of others', [], [record('OrderCanceled', { TradeId: '8' })], 'nothing'],
  ['the order, still there, and a record of an end: Trades were read before it', [trade()], [record('OrderCanceled')], 'nothing'],
  ['the order, still there, another gone', [trade(), trade(other)], [record('OrderCanceled')], 'nothing'],
  ['the order gone, another there', [trade(other)], [record('OrderCanceled')], 'accepted as 7 by history, canceled'],
  ['the order gone, and woken: it lives on under another number', [], [record('OrderActivated')], 'nothing'],
  ['a position in its place', [position()], [], 'accepted as 7 by trades, filled'],
  [
    'several records: the latest says how it ended',
    [],
    [record('OrderCanceled', { TransactionTimestamp: 3_000 }), record('OrderFilled', { TradeAmount: 0 })],
    'accepted as 7 by history, canceled',
  ],
]);

table('of a cancel of what is not known', askedToCancel(asNumber, '7', undefined), [
  ['the order, still there', [trade()], [], 'nothing'],
  ['a position in its place', [position()], [], 'accepted as 7 by trades, filled'],
]);

table('of a cancel of what was a position already', askedToCancel(asNumber, '7', position()), [['the position, still there', [position()], [], 'nothing']]);

table('of a close in full', askedToClose(asNumber, '7', position()), [
  ['nothing anywhere', [], [], 'nothing'],
  ['the position, still there', [position()], [], 'nothing'],
  ['a part of it, still there', [position({ RemainingAmount: 1 })], [record('PositionClosed', { PositionId: '7', PositionAmount: 1 })], 'nothing'],
  ['the position gone, and a record of its end', [], [record('PositionClosed', { PositionAmount: 0 })], 'accepted as 7 by history, closed'],
  [
    'the same by the number of the position alone',
    [],
    [record('PositionClosed', { TradeId: '3', PositionId: '7', PositionAmount: 0 })],
    'accepted as 7 by history, closed',
  ],
]);

table('of a close in part', askedToClose(asNumber, '7', position(), '400'), [
  ['nothing anywhere', [], [], 'nothing'],
  ['the position as it was', [position()], [], 'nothing'],
  ['the position with what shall remain', [position({ RemainingAmount: 600 })], [], 'accepted as 7 by trades'],
  ['the position with something else', [position({ RemainingAmount: 700 })], [], 'conflict with 7'],
  ['the position with what shall remain, made so by a split', [position({ InitialAmount: 600, RemainingAmount: 600 })], [], 'nothing'],
  [
    'the position with something else, and a record of this very close',
    [position({ RemainingAmount: 500 })],
    [record('PositionClosed', { PositionId: '7', PositionLastAmount: 400, PositionAmount: 600 })],
    'accepted as 7 by history',
  ],
  [
    'a record of such a close from before it left',
    [position()],
    [record('PositionClosed', { PositionId: '7', PositionLastAmount: 400, PositionAmount: 1000, TransactionTimestamp: 1_500 })],
    'nothing',
  ],
  [
    'a record of an equal close before it, stamped later than what was seen of that one',
    [position()],
    [record('PositionClosed', { PositionId: '7', PositionLastAmount: 400, PositionAmount: 1000 })],
    'nothing',
  ],
  ['the position gone', [], [record('PositionClosed', { PositionId: '7', PositionLastAmount: 1000, PositionAmount: 0 })], 'accepted as 7 by history, closed'],
  [
    'a record of a close of another amount',
    [position()],
    [record('PositionClosed', { PositionId: '7', PositionLastAmount: 300, PositionAmount: 700 })],
    'nothing',
  ],
  [
    'a record of such a close of another position',
    [position()],
    [record('PositionClosed', { TradeId: '8', PositionId: '8', PositionLastAmount: 400 })],
    'nothing',
  ],
  ['a record of such a close that does not say of how much', [position()], [record('PositionClosed', { PositionId: '7' })], 'nothing'],
  [
    'a record of another kind of that amount',
    [position()],
    [record('OrderFilled', { PositionId: '7', PositionLastAmount: 400, PositionAmount: 600 })],
    'nothing',
  ],
  [
    'a record of such a close of another position, of which more remains than of this one',
    [position({ RemainingAmount: 600 })],
    [record('PositionClosed', { TradeId: '8', PositionId: '8', PositionLastAmount: 400, PositionAmount: 9000 })],
    'accepted as 7 by trades',
  ],
  ['what became an order again, of that amount', [trade({ RemainingAmount: 600 })], [], 'nothing'],
]);

table('of a close in part of what is not known', askedToClose(asNumber, '7', undefined, '400'), [
  ['the position with whatever', [position({ RemainingAmount: 600 })], [], 'nothing'],
  [
    'a record of this very close',
    [position({ RemainingAmount: 600 })],
    [record('PositionClosed', { PositionId: '7', PositionLastAmount: 400 })],
    'accepted as 7 by history',
  ],
  [
    'the same with what it left',
    [position({ RemainingAmount: 600 })],
    [record('PositionClosed', { PositionId: '7', PositionLastAmount: 400, PositionAmount: 600 })],
    'accepted as 7 by history',
  ],
]);

table('of a close by another', askedToCloseBy(asNumber, '7', '8', position(), position({ Id: '8', RemainingAmount: 300 })), [
  ['both as they were', [position(), position({ Id: '8', RemainingAmount: 300 })], [], 'nothing'],
  ['what shall remain', [position({ RemainingAmount: 700 })], [], 'accepted as 7 by trades'],
  ['something else', [position({ RemainingAmount: 900 })], [], 'conflict with 7'],
  [
    'a record of the one by the other',
    [position({ RemainingAmount: 700 })],
    [record('PositionClosed', { PositionId: '7', PositionById: '8', PositionAmount: 700 })],
    'accepted as 7 by trades',
  ],
  [
    'a record of the other by the one',
    [],
    [record('PositionClosed', { TradeId: '8', PositionId: '8', PositionById: '7', PositionAmount: 0 })],
    'accepted as 7 by history',
  ],
  [
    'a record of the one by the other from before it left',
    [position()],
    [record('PositionClosed', { PositionId: '7', PositionById: '8', PositionAmount: 1, TransactionTimestamp: 1_500 })],
    'nothing',
  ],
  [
    'a record of the one by the other, which leaves the rest of it',
    [],
    [record('PositionClosed', { TradeId: '7', PositionId: '7', PositionById: '8', PositionAmount: 700 })],
    'accepted as 7 by history',
  ],
  [
    'a record of the other by the one, of which more remains than this one had',
    [],
    [record('PositionClosed', { TradeId: '8', PositionId: '8', PositionById: '7', PositionAmount: 5000 })],
    'accepted as 7 by history',
  ],
  [
    'a record of the other by a third',
    [position()],
    [record('PositionClosed', { TradeId: '8', PositionId: '8', PositionById: '9', PositionAmount: 1 })],
    'nothing',
  ],
  [
    'a record of a third by the one',
    [position()],
    [record('PositionClosed', { TradeId: '9', PositionId: '9', PositionById: '7', PositionAmount: 1 })],
    'nothing',
  ],
  ['a record of the one by a third', [position()], [record('PositionClosed', { PositionId: '7', PositionById: '9', PositionAmount: 1 })], 'nothing'],
]);

table('of a close by a bigger one', askedToCloseBy(asNumber, '7', '8', position(), position({ Id: '8', RemainingAmount: 3000 })), [
  ['gone, and a record of it', [], [record('PositionClosed', { PositionId: '7', PositionById: '8', PositionAmount: 0 })], 'accepted as 7 by history, closed'],
  ['still there', [position()], [], 'nothing'],
]);

const priced = askedToModify(asNumber, '7', { Id: '7', Price: 1.2 }, trade());
table('of a change', priced, [
  ['nothing anywhere', [], [], 'nothing'],
  ['the order as it was', [trade()], [], 'nothing'],
  ['the order as asked', [trade({ Price: 1.2 })], [], 'accepted as 7 by trades'],
  ['the order as neither', [trade({ Price: 1.3 })], [], 'conflict with 7'],
  ['the order filled meanwhile: the price of a position is another', [position({ Price: 1.09 })], [], 'nothing'],
  ['the order canceled as asked', [], [record('OrderCanceled', { TradePrice: 1.2 })], 'accepted as 7 by history, canceled'],
  ['the order canceled as it was', [], [record('OrderCanceled', { TradePrice: 1.1 })], 'nothing'],
  ['a record from before', [], [record('OrderCanceled', { TradePrice: 1.2, TransactionTimestamp: 1_000 })], 'nothing'],
  ['another order', [trade({ Id: '8', Price: 1.2 })], [], 'nothing'],
  ['another order, and this one as asked', [trade({ Id: '8' }), trade({ Price: 1.2 })], [], 'accepted as 7 by trades'],
  ['another order canceled at that price', [], [record('OrderCanceled', { TradeId: '8', TradePrice: 1.2 })], 'nothing'],
  [
    'records of before and after it: the latest tells',
    [],
    [record('OrderCanceled', { TradePrice: 1.1, TransactionTimestamp: 3_000 }), record('TradeModified', { TradePrice: 1.2 })],
    'nothing',
  ],
]);

table('of a change of what is not known', askedToModify(asNumber, '7', { Id: '7', Price: 1.2 }, undefined), [
  ['the order as asked', [trade({ Price: 1.2 })], [], 'accepted as 7 by trades'],
  ['the order otherwise', [trade({ Price: 1.3 })], [], 'nothing'],
]);

table('of a close by another, of which one is not known', askedToCloseBy(asNumber, '7', '8', position(), undefined), [
  ['the position, with whatever', [position({ RemainingAmount: 700 })], [], 'nothing'],
]);

describe('a report about the trade of a command in doubt', () => {
  const rows: readonly (readonly [string, Asked, Trade, string])[] = [
    ['Canceled, to a cancel', askedToCancel(asNumber, '7', trade()), trade({ Status: 'Canceled' }), 'accepted as 7 by report, canceled'],
    ['Expired, to a cancel', askedToCancel(asNumber, '7', trade()), trade({ Status: 'Expired' }), 'accepted as 7 by report, expired'],
    ['Filled, to a cancel', askedToCancel(asNumber, '7', trade()), trade({ Status: 'Filled' }), 'accepted as 7 by report, filled'],
    ['its position, to a cancel', askedToCancel(asNumber, '7', trade()), position(), 'accepted as 7 by report, filled'],
    ['PendingCancel, to a cancel', askedToCancel(asNumber, '7', trade()), trade(), 'nothing'],
    ['another trade, to a cancel', askedToCancel(asNumber, '7', trade()), trade({ Id: '8', Status: 'Canceled' }), 'nothing'],
    ['its end, to a close', askedToClose(asNumber, '7', position()), position({ Status: 'Filled', RemainingAmount: 0 }), 'accepted as 7 by report, closed'],
    ['a part, to a close in full', askedToClose(asNumber, '7', position()), position({ RemainingAmount: 1 }), 'nothing'],
    ['what shall remain, to a close in part', askedToClose(asNumber, '7', position(), '400'), position({ RemainingAmount: 600 }), 'accepted as 7 by report'],
    ['as asked, to a change', priced, trade({ Price: 1.2 }), 'accepted as 7 by report'],
    ['as neither, to a change: it may come yet', priced, trade({ Price: 1.3 }), 'nothing'],
    ['as neither, to a close in part: it may come yet', askedToClose(asNumber, '7', position(), '400'), position({ RemainingAmount: 1 }), 'nothing'],
  ];
  for (const [what, asked, seen, expected] of rows)
    it(`${what}: ${expected}`, () => {
      expect(brief(provedByTrade(sought(asked), seen, 'report'))).to.equal(expected);
    });
});

describe('a record of the history', () => {
  it('may prove something only of what it names', () => {
    expect(mayProve(askedToCreate('mine'), record('OrderFilled'))).to.equal(true);
    expect(mayProve(askedToCreate('theirs'), record('OrderFilled'))).to.equal(false);
    expect(mayProve(askedToCancel(asNumber, '7', undefined), record('OrderFilled'))).to.equal(true);
    expect(mayProve(askedToCancel(asNumber, '8', undefined), record('OrderFilled'))).to.equal(false);
    expect(mayProve(askedToCloseBy(asNumber, '9', '7', undefined, undefined), record('PositionClosed', { TradeId: '1', PositionId: '7' }))).to.equal(true);
    expect(mayProve(askedToCancel(asNumber, '7', undefined), { ...record('Balance'), TradeId: '62006' })).to.equal(false);
  });

  it('proves no close in part where no stamp tells that it is later', () => {
    const seen = { trades: [position()], records: [record('PositionClosed', { PositionId: '7', PositionLastAmount: 400 })] };
    expect(brief(provedByLook({ ...sought(askedToClose(asNumber, '7', undefined, '400')), stamp: undefined }, seen))).to.equal('nothing');
  });

  it('travels with what it proves', () => {
    const canceled = record('OrderCanceled');
    expect(provedByLook(sought(askedToCreate('mine')), { trades: [], records: [canceled] })).to.have.property('record', canceled);
  });
});
