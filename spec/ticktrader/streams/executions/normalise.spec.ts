// The three normalisers, as tables: what is a change, under which key, and where in its chain. keys.spec shows that they agree.

import { expect } from 'chai';
import type { ExecutionReport, Trade, TradeReport } from '../../../../lib/ticktrader/index.js';
import { normaliseRecord } from '../../../../lib/ticktrader/streams/executions/normalise-record.js';
import { normaliseReport } from '../../../../lib/ticktrader/streams/executions/normalise-report.js';
import { modifiedTrade, openedTrade } from '../../../../lib/ticktrader/streams/executions/normalise-trade.js';
import { aRecord, aTrade } from './changes.js';

const report = (Event: string, trade: Partial<Trade> = {}, Amount?: number): ExecutionReport => ({
  Event,
  Trade: { ...aTrade, ...trade },
  ...(Amount !== undefined && { Fill: { Amount, Price: 1 } }),
});
const position = { Type: 'Position' } as const;
const bare = { TradeInitialAmount: undefined, TradeAmount: undefined, TradeLastFillAmount: undefined, TradeModified: undefined };
/** The record with these parts; those that are undefined are not there, as on the wire. */
const without = (parts: Readonly<Record<string, unknown>>): TradeReport => {
  const all: Readonly<Record<string, unknown>> = { ...aRecord, ...parts };
  const there: unknown = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return there as TradeReport; // the parts of each case are those of a record
};

describe('a report', () => {
  for (const Event of ['Accepted', 'PendingModify', 'PendingCancel', 'PendingClose', 'Rejected', 'ChargedSwap', 'ListOrders', 'Unheard', 'toString']) {
    it(`of ${Event} is no change`, () => {
      expect(normaliseReport(String, report(Event))).to.equal(undefined);
    });
  }

  for (const [what, told, key, link] of [
    ['Allocated', report('Allocated'), 'O/7/open', [undefined, '0', false]],
    ['Allocated of a position', report('Allocated', position), 'P/7/open', [undefined, '100', false]],
    ['PartialFilled', report('PartialFilled', { RemainingAmount: 60 }, 30), 'O/7/fill/40', ['10', '40', false]],
    ['Filled', report('Filled', { RemainingAmount: 0 }, 100), 'O/7/fill/100', ['0', '100', true]],
    ['Filled without its fill', report('Filled', { RemainingAmount: 0 }), 'O/7/fill/100', [undefined, '100', true]],
    ['Filled of a position', report('Filled', { ...position, RemainingAmount: 60 }, 30), 'P/7/close/60', ['90', '60', false]],
    ['Filled of all of a position', report('Filled', { ...position, RemainingAmount: 0 }, 30), 'P/7/close/0', ['30', '0', true]],
    ['Canceled', report('Canceled', { RemainingAmount: 60 }), 'O/7/canceled', ['40', '40', true]],
    ['Expired', report('Expired'), 'O/7/expired', ['0', '0', true]],
    ['Activated', report('Activated'), 'O/7/activated', ['0', '0', true]],
    ['Modified', report('Modified'), 'O/7/modified/2000', ['0', '0', false]],
    ['Modified of a position', report('Modified', position), 'P/7/modified/2000', ['100', '100', false]],
    ['Split', report('Split', { RemainingAmount: 60 }), 'S/2000/7', [undefined, '40', false]],
  ] as const) {
    it(`of ${what} is ${key}`, () => {
      const change = normaliseReport(String, told);
      expect([change?.key, change?.link && [change.link.before, change.link.after, change.link.ends]]).to.deep.equal([key, link]);
    });
  }
});

describe('a record', () => {
  for (const [what, parts, key, link] of [
    ['OrderFilled', {}, 'O/7/fill/40', ['0', '40', false]],
    ['OrderFilled in full', { TradeAmount: 0 }, 'O/7/fill/100', ['60', '100', true]],
    ['OrderCanceled', { TransactionType: 'OrderCanceled' }, 'O/7/canceled', ['40', '40', true]],
    ['OrderCanceled without amounts', { TransactionType: 'OrderCanceled', ...bare }, 'O/7/canceled', [undefined, undefined, true]],
    ['OrderExpired', { TransactionType: 'OrderExpired' }, 'O/7/expired', ['40', '40', true]],
    ['OrderActivated', { TransactionType: 'OrderActivated' }, 'O/7/activated', ['40', '40', true]],
    ['OrderOpened', { TransactionType: 'OrderOpened' }, 'O/7/open', [undefined, '40', false]],
    [
      'PositionClosed',
      { TransactionType: 'PositionClosed', PositionId: '8', PositionAmount: 5, PositionLastAmount: 3, PositionInitialAmount: 9 },
      'P/8/close/5',
      ['8', '5', false],
    ],
    ['PositionClosed by order number alone', { TransactionType: 'PositionClosed', PositionAmount: 0 }, 'P/7/close/0', [undefined, '0', true]],
    ['TradeModified', { TransactionType: 'TradeModified' }, 'O/7/modified/2999', ['40', '40', false]],
    ['TradeModified of a position', { TransactionType: 'TradeModified', TradeType: 'Position' }, 'P/7/modified/2999', ['60', '60', false]],
    ['TradeModified by a split', { TransactionType: 'TradeModified', TransactionReason: 'Split' }, 'S/2999/7', [undefined, '40', false]],
    [
      'TradeModified of a Net position',
      { TransactionType: 'TradeModified', TransactionReason: 'Split', ...bare, TradeId: undefined, PositionId: '8' },
      'S/3000/8',
      undefined,
    ],
    ['Balance', { TransactionType: 'Balance' }, `H/${aRecord.Id}`, undefined],
    ['Credit', { TransactionType: 'Credit' }, `H/${aRecord.Id}`, undefined],
    ['a type nobody has documented', { TransactionType: 'Unheard' }, `H/${aRecord.Id}`, undefined],
    ['OrderFilled without amounts', bare, `H/${aRecord.Id}`, undefined],
    ['OrderFilled without a number', { TradeId: undefined }, `H/${aRecord.Id}`, undefined],
  ] as const) {
    it(`of ${what} is ${key}`, () => {
      const change = normaliseRecord(String, without(parts));
      expect([change.key, change.link && [change.link.before, change.link.after, change.link.ends]]).to.deep.equal([key, link]);
    });
  }

  it('of what took the place of an activated order does not claim that its chain begins with nothing', () => {
    const starts = [{}, { ParentOrderId: '7' }, { ParentOrderId: '6' }].map((parts) => normaliseRecord(String, without(parts)).link?.start);
    expect(starts).to.deep.equal(['0', '0', undefined]);
  });
});

describe('a change', () => {
  const named = { ...aTrade, ClientId: 'mine' };
  const { TradeId, ...ofNobody } = aRecord;

  it('bears the ClientId where there is one, whatever it was learnt from', () => {
    const changes = [
      normaliseReport(String, { Event: 'Allocated', Trade: named }),
      normaliseRecord(String, { ...aRecord, ClientTradeId: 'mine' }),
      openedTrade(String, named),
      modifiedTrade(String, named),
    ];
    for (const change of changes) expect(change).to.include({ clientId: 'mine', tradeId: TradeId });
  });

  it('has no ClientId, and no part of its link, that nobody named', () => {
    const changes = [
      normaliseReport(String, report('Allocated')),
      normaliseRecord(String, aRecord),
      openedTrade(String, aTrade),
      modifiedTrade(String, aTrade),
    ];
    for (const change of changes) expect(change).not.to.have.property('clientId');
    const bareClose = normaliseRecord(String, without({ TransactionType: 'PositionClosed', PositionAmount: 5 }));
    expect(bareClose.link).to.deep.equal({ chain: 'P/7', after: '5', ends: false, modified: 2_999 });
    const bareCancel = normaliseRecord(String, without({ TransactionType: 'OrderCanceled', ParentOrderId: '6', ...bare }));
    expect(bareCancel.link).to.deep.equal({ chain: 'O/7', ends: true, modified: 3_000 });
    const bareChange = normaliseRecord(String, without({ TransactionType: 'TradeModified', TradeType: 'Position', ...bare }));
    expect(bareChange.link).to.deep.equal({ chain: 'P/7', ends: false, modified: 3_000 });
    expect(openedTrade(String, aTrade).link).to.have.property('ends', false);
    expect(modifiedTrade(String, aTrade).link).to.have.property('ends', false);
  });

  it('names what the order or position amounted to, where the record does', () => {
    const closed = without({ TransactionType: 'PositionClosed', PositionAmount: 5, PositionLastAmount: 3, PositionInitialAmount: 9 });
    expect(normaliseRecord(String, closed).link).to.include({ start: '9', whole: '9' });
    expect(normaliseRecord(String, aRecord).link).to.include({ start: '0', whole: '100' });
  });

  for (const [what, amounts] of [
    ['the initial amount', { TradeInitialAmount: undefined }],
    ['what remains', { TradeAmount: undefined }],
  ] as const)
    it(`of an order whose record does not name ${what} claims no amount`, () => {
      const canceled = normaliseRecord(String, without({ TransactionType: 'OrderCanceled', ...amounts }));
      expect(canceled.link).to.deep.equal({ chain: 'O/7', start: '0', ends: true, modified: 2_999 });
    });

  it('is a fill also where the record does not say of how much it was the last', () => {
    const { link } = normaliseRecord(String, without({ TradeLastFillAmount: undefined }));
    expect(link).to.include({ after: '40' }).and.not.to.have.property('before');
  });

  it('belongs to no order where its record names none', () => {
    const change = normaliseRecord(String, { ...ofNobody, TransactionType: 'OrderCanceled' });
    expect(change)
      .to.include({ key: `H/${aRecord.Id}`, change: 'canceled' })
      .and.not.to.have.property('tradeId');
  });

  it('of an amount that its record does not tell names the order all the same', () => {
    expect(normaliseRecord(String, without({ TradeAmount: undefined }))).to.include({ key: `H/${aRecord.Id}`, change: 'fill', tradeId: '7' });
  });
});

describe('a row of a snapshot', () => {
  it('opens a chain where it stands, or where it is told to', () => {
    const row = { ...aTrade, RemainingAmount: 60 };
    expect([openedTrade(String, row), openedTrade(String, row, '0')].map(({ key, link }) => [key, link?.after])).to.deep.equal([
      ['O/7/open', '40'],
      ['O/7/open', '0'],
    ]);
    expect(openedTrade(String, { ...row, ...position, PositionCreated: 1_500 })).to.include({ key: 'P/7/open', at: 1_500 });
    expect([openedTrade(String, { ...row, ...position }).at, openedTrade(String, { ...row, PositionCreated: 1_500 }).at]).to.deep.equal([1_000, 1_000]);
  });

  it('is a modification under its own stamp', () => {
    expect(modifiedTrade(String, aTrade)).to.include({ key: 'O/7/modified/2000', change: 'modified' });
  });
});
