// What a look makes known: all of it after a new connection, and while one lasts only what is beyond doubt, or shown twice.

import { expect } from 'chai';
import { virtualClock } from '../../../../lib/testing/virtual-clock.js';
import { openSession, type Trade, type TradeReport } from '../../../../lib/ticktrader/index.js';
import { takeAll, takeKnown, type Eyes } from '../../../../lib/ticktrader/streams/executions/look.js';
import { normaliseReport } from '../../../../lib/ticktrader/streams/executions/normalise-report.js';
import type { Look } from '../../../../lib/ticktrader/streams/executions/read-state.js';
import { storyOf } from '../../../../lib/ticktrader/streams/executions/story.js';
import { suspects as suspectsOf } from '../../../../lib/ticktrader/streams/executions/suspects.js';
import { watch } from '../../../support/seen.js';
import { optionsFor, scriptedServer } from '../../../support/tick-trader-server.js';
import { aRecord, aTrade } from './changes.js';
import { inShort } from './stage.js';

const PATIENCE = 5_000;

const looking = (parts: Partial<Eyes<number>> = {}) => {
  const clock = virtualClock(100_000);
  const story = storyOf(openSession(optionsFor(clock, scriptedServer(clock))));
  const seen = watch(story.events$);
  const eyes: Eyes<number> = { story, print: String, fillsAreRecorded: () => true, isVain: () => false, ...parts };
  return { clock, story, eyes, seen, suspects: suspectsOf<number>(PATIENCE, () => clock.now()), told: () => inShort(seen.values) };
};

const found = (trades: readonly Trade[], records: readonly TradeReport[] = []): Look<number> => ({ trades, records, entries: [] });

/** Order 7 of 100, filled up to `filled`. */
const order = (filled = 0, parts: Partial<Trade> = {}): Trade => ({ ...aTrade, RemainingAmount: 100 - filled, ...parts });
/** The record of its fill by 10 up to `filled`, at `at`. */
const fill = (filled: number, at: number): TradeReport => ({ ...aRecord, TradeAmount: 100 - filled, TradeLastFillAmount: 10, TransactionTimestamp: at });
const opening = { ...aRecord, TransactionType: 'OrderOpened', TradeAmount: 100, TransactionTimestamp: 1_000 } as const;
const payment: TradeReport = { Id: 'f'.repeat(24), TransactionType: 'Balance', TransactionReason: 'DealerDecision', TransactionTimestamp: 4_000 };
/** The report of the same fill. */
const report = (filled: number, at: number) => {
  const change = normaliseReport(String, { Event: 'PartialFilled', Trade: order(filled, { Modified: at }), Fill: { Amount: 10, Price: 1 } });
  if (change === undefined) throw new Error('It is no change.');
  return change;
};

describe('a look after a new connection', () => {
  it('tells all that the records tell, and what only the snapshot shows', () => {
    const { eyes, told } = looking();
    takeAll(eyes, found([order(10), { ...order(), Id: '8' }], [opening, fill(10, 3_000), payment]), false, [], []);
    expect(told()).to.deep.equal(['history O/7/open', 'history O/7/fill/10', `history H/${payment.Id}`, 'snapshot O/8/open']);
  });

  it('tells the reports from before the snapshot among the records, by their stamps', () => {
    const { eyes, told } = looking();
    takeAll(eyes, found([order(30)], [opening, fill(10, 3_000), fill(30, 5_000)]), false, [report(20, 4_000)], []);
    expect(told()).to.deep.equal(['history O/7/open', 'history O/7/fill/10', 'live O/7/fill/20', 'history O/7/fill/30']);
  });

  it('leaves to a report what it tells as well, also to one that came after the snapshot', () => {
    const { eyes, told } = looking();
    takeAll(eyes, found([order(10)], [opening, fill(10, 3_000), fill(20, 4_000)]), false, [report(10, 3_000)], [report(20, 4_000)]);
    expect(told()).to.deep.equal(['history O/7/open', 'live O/7/fill/10']);
  });

  it('waits for the change before one that is early, unless it is the first of all: nothing was told before that', () => {
    const again = looking();
    takeAll(again.eyes, found([], [opening, fill(20, 4_000)]), false, [], []);
    expect([again.told(), again.story.waits()]).to.deep.equal([['history O/7/open'], true]);
    const first = looking();
    takeAll(first.eyes, found([], [opening, fill(20, 4_000)]), true, [], []);
    expect([first.told(), first.story.waits()]).to.deep.equal([['history O/7/open', 'history O/7/fill/20'], false]);
  });

  it('tells what is waited for in vain', () => {
    const { eyes, told } = looking({ isVain: () => true });
    takeAll(eyes, found([], [opening, fill(20, 4_000)]), false, [], []);
    expect(told()).to.deep.equal(['history O/7/open', 'history O/7/fill/20']);
  });

  it('takes in the stamps of the records and of what is open', () => {
    const { eyes, story } = looking();
    takeAll(eyes, found([order(0, { Modified: 9_000 })], [opening]), false, [], []);
    expect(story.newest()).to.equal(9_000);
    takeAll(eyes, found([], [payment, fill(10, 9_500)]), false, [], []);
    expect(story.newest()).to.equal(9_500);
    const { Type, Side, Status, Symbol, InitialAmount, RemainingAmount } = aTrade;
    takeAll(eyes, found([{ Id: '8', Type, Side, Status, Symbol, InitialAmount, RemainingAmount, Created: 9_700 }]), false, [], []);
    expect(story.newest()).to.equal(9_700);
  });
});

describe('a look while the connection is well', () => {
  /** Such a look after the order was told of. */
  const audit = () => {
    const set = looking();
    takeAll(set.eyes, found([order()], [opening]), false, [], []);
    return {
      ...set,
      looks: (look: Look<number>, since = 0): readonly string[] => {
        const before = set.seen.values.length;
        takeKnown(set.eyes, look, set.suspects, since);
        return inShort(set.seen.values.slice(before));
      },
    };
  };

  it('tells nothing of what is known', () => {
    expect(audit().looks(found([order()], [opening]))).to.deep.equal([]);
  });

  it('tells at once what moves money alone: no report tells of it', () => {
    expect(audit().looks(found([order()], [opening, payment]))).to.deep.equal([`history H/${payment.Id}`]);
  });

  it('believes a record whose report may be on its way only at the second look, long enough after the first', () => {
    const { clock, looks } = audit();
    const look = found([order(10)], [opening, fill(10, 3_000)]);
    expect(looks(look)).to.deep.equal([]);
    clock.advanceBy(PATIENCE - 1);
    expect(looks(look)).to.deep.equal([]);
    clock.advanceBy(1);
    expect(looks(look)).to.deep.equal(['gap suspect', 'history O/7/fill/10']);
    expect(looks(look)).to.deep.equal([]);
  });

  it('believes at once a record from before the last recovery: it came late', () => {
    const { looks } = audit();
    expect(looks(found([order(10)], [opening, fill(10, 3_000)]), 2_999)).to.deep.equal([]);
    expect(looks(found([order(10)], [opening, fill(10, 3_000)]), 3_000)).to.deep.equal(['gap late', 'history O/7/fill/10']);
  });

  it('believes at once what something waits for', () => {
    const { story, looks } = audit();
    story.place(report(20, 4_000));
    expect(looks(found([order(20)], [opening, fill(10, 3_000)]))).to.deep.equal(['gap suspect', 'history O/7/fill/10', 'live O/7/fill/20']);
  });

  it('believes a row of the snapshot only at the second look', () => {
    const { clock, looks } = audit();
    const look = found([order(), { ...order(), Id: '8' }], [opening]);
    expect(looks(look)).to.deep.equal([]);
    clock.advanceBy(PATIENCE);
    expect(looks(look)).to.deep.equal(['gap suspect', 'snapshot O/8/open']);
  });

  it('does not tell by the snapshot what a record of the same look has told', () => {
    const { clock, looks } = audit();
    const other = { ...aRecord, TransactionType: 'OrderOpened', TradeId: '8', TradeAmount: 100, TransactionTimestamp: 1_000 } as const;
    const look = found([order(), { ...order(), Id: '8' }], [opening, other]);
    expect(looks(look)).to.deep.equal([]);
    clock.advanceBy(PATIENCE);
    expect(looks(look)).to.deep.equal(['gap suspect', 'history O/8/open']);
  });

  it('tells nothing of what the next look shows no more', () => {
    const { clock, looks } = audit();
    expect(looks(found([order(), { ...order(), Id: '8' }], [opening]))).to.deep.equal([]);
    clock.advanceBy(PATIENCE);
    expect(looks(found([order()], [opening]))).to.deep.equal([]);
    clock.advanceBy(PATIENCE);
    expect(looks(found([order(), { ...order(), Id: '8' }], [opening]))).to.deep.equal([]);
  });
});
