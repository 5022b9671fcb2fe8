// What tells two changes of terms of one moment apart: the terms in one word, and what executions$ makes of it.

import { expect } from 'chai';
import Big from 'big.js';
import type { Trade } from '../../../../lib/ticktrader/index.js';
import { normaliseRecord } from '../../../../lib/ticktrader/streams/executions/normalise-record.js';
import { normaliseReport } from '../../../../lib/ticktrader/streams/executions/normalise-report.js';
import { modifiedTrade } from '../../../../lib/ticktrader/streams/executions/normalise-trade.js';
import { standing } from '../../../../lib/ticktrader/streams/executions/standing.js';
import { termsOf } from '../../../../lib/ticktrader/streams/executions/terms.js';
import { aRecord, aTrade } from './changes.js';
import { isReport, lossy } from './lossy.js';
import { during, inShort, isExecution, stage, type Stage } from './stage.js';

const CHANGED: Partial<Trade> = {
  InitialAmount: 200,
  Price: 1.5,
  StopPrice: 1.6,
  MaxVisibleAmount: 10,
  StopLoss: 1.1,
  TakeProfit: 1.9,
  Slippage: 0.01,
  Expired: 9_000,
  Comment: 'other',
  ImmediateOrCancel: true,
  FillOrKill: true,
  OneCancelsTheOther: true,
  RelatedTradeId: '8',
  TriggerType: 'OnTime',
  TriggerTime: 5_000,
  OrderIdTriggeredBy: '9',
};

describe('the terms of a trade', () => {
  it('are another word with each field that a change can set, and the same with what moves by itself', () => {
    const words = Object.entries(CHANGED).map(([field, value]) => termsOf(String, { ...aTrade, [field]: value }));
    expect(new Set([termsOf(String, aTrade), ...words]).size).to.equal(Object.keys(CHANGED).length + 1);
    const moved = { RemainingAmount: 60, FilledAmount: 40, Profit: 3, Swap: -1, CurrentPrice: 1.2, Modified: 2_001, Status: 'PartiallyFilled' };
    expect(termsOf(String, { ...aTrade, ...moved })).to.equal(termsOf(String, aTrade));
  });

  it('are the same on every run, in every numeric type, and whatever the server prints', () => {
    const { Id, Type, Side, Status, Symbol, Created } = aTrade;
    const of = <N>(InitialAmount: N, Price: N): Trade<N> => ({
      Id,
      Type,
      Side,
      Status,
      Symbol,
      Created,
      InitialAmount,
      RemainingAmount: InitialAmount,
      Price,
      Comment: 'words',
    });
    expect(termsOf(String, of(100, 1.5))).to.equal('a82e207f');
    expect(termsOf((value) => value, of('100.0', '1.50'))).to.equal('a82e207f');
    expect(termsOf((value) => value.toFixed(), of(new Big(100), new Big('1.5')))).to.equal('a82e207f');
  });
});

describe('a change of terms', () => {
  const reported = (Comment: string) => {
    const change = normaliseReport<number>(String, { Event: 'Modified', Trade: { ...aTrade, Comment } });
    if (change === undefined) throw new Error('A Modified report is a change.');
    return change;
  };
  const shown = (Comment: string) => modifiedTrade<number>(String, { ...aTrade, Comment });
  const recorded = normaliseRecord<number>(String, { ...aRecord, TransactionType: 'TradeModified', TradeModified: 2_000 });

  it('is known by its stamp and its terms, whoever shows them; by its stamp alone to a source that shows too few', () => {
    for (const [told, next, judgement] of [
      [reported('one'), reported('one'), 'known'],
      [reported('one'), shown('one'), 'known'],
      [shown('one'), reported('one'), 'known'],
      [reported('one'), recorded, 'known'],
      [recorded, reported('one'), 'known'],
      [recorded, recorded, 'known'],
      [reported('one'), reported('two'), 'due'],
      [shown('one'), reported('two'), 'due'],
    ] as const) {
      const stood = standing<number>();
      stood.tell(told, 1);
      expect(stood.judge(next), `${told.source} ${next.source}`).to.equal(judgement);
    }
  });

  const twoAtOnce = (set: Stage) => {
    const { Result } = set.sim.exchange.request('TradeCreate', { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1 });
    set.clock.advanceBy(10);
    const id = (Result as { readonly Trade: { readonly Id: number } }).Trade.Id;
    const told = during(set.seen, () => {
      for (const Comment of ['one', 'two']) set.sim.exchange.request('TradeModify', { Id: id, Comment });
      set.clock.advanceBy(60_000);
    });
    return { told, key: `O/${String(id)}/modified/${String(set.clock.now() - 60_000)}` };
  };

  it('is told beside another of the same millisecond, under a key that ends in its terms', () => {
    const { told, key } = twoAtOnce(stage());
    const [first, second] = told.filter(isExecution);
    expect(told).to.have.lengthOf(2);
    expect([first?.report?.Trade.Comment, first?.key]).to.deep.equal(['one', key]);
    expect([second?.report?.Trade.Comment, second?.key]).to.deep.equal([
      'two',
      `${key}/${second?.report === undefined ? '' : termsOf(String, second.report.Trade)}`,
    ]);
  });

  it('is told once where its report comes twice, also after the other one', () => {
    const again: string[] = [];
    const { told, key } = twoAtOnce(
      stage({}, (sim, clock) => ({
        webSocket: lossy(sim.webSocket, clock, (frame) => {
          if (!isReport(frame, 'Modified')) return 'comes';
          again.push(frame);
          return again.length === 1 ? 'comes' : again;
        }),
      })),
    );
    expect(again).to.have.lengthOf(2);
    expect(inShort(told)).to.deep.equal([`live ${key}`, inShort(told)[1]]);
  });
});
