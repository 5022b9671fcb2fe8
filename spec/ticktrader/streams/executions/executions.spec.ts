// executions$ before a simulated server: who hears what and when, and what is found again after which loss.

import { expect } from 'chai';
import { config, take } from 'rxjs';
import { LoginError } from '../../../../lib/base/errors.js';
import { asString } from '../../../../lib/codec/numeric.js';
import { openSession, tickTrader, type ExecutionCursor, type ExecutionEvent } from '../../../../lib/ticktrader/index.js';
import { hubWith } from '../../../../lib/ticktrader/streams/executions/hub.js';
import { RHYTHM } from '../../../../lib/ticktrader/streams/executions/rhythm.js';
import { watch } from '../../../support/seen.js';
import { isReport, lossy, type Fate } from './lossy.js';
import { during, inShort, isExecution, keysOf, stage, type Stage } from './stage.js';

const limit = { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000, Price: 1 } as const;
const market = { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 } as const;

/** Another program places an order; gives its number. */
const placed = ({ sim, clock }: Stage, order: object = limit): string => {
  const { Result } = sim.exchange.request('TradeCreate', order);
  clock.advanceBy(10);
  return String((Result as { readonly Trade: { readonly Id: number } }).Trade.Id);
};

/** A stage whose connection treats frames as `fates.now` says. */
const lossyStage = (server = {}, client = {}): Stage & { readonly fates: { now: (frame: string) => Fate } } => {
  const fates: { now: (frame: string) => Fate } = { now: (): Fate => 'comes' };
  const set = stage(server, (sim, clock) => ({ webSocket: lossy(sim.webSocket, clock, (frame) => fates.now(frame)), ...client }));
  return { ...set, fates };
};

describe('executions$', () => {
  it('opens nothing until somebody subscribes', () => {
    const { sim, clock, another } = stage();
    const { executions$ } = another();
    clock.advanceBy(1_000);
    expect(sim.exchange.connections).to.equal(1);
    watch(executions$);
    clock.advanceBy(1_000);
    expect(sim.exchange.connections).to.equal(2);
  });

  it('begins with a gap and is caught up where nothing is open', () => {
    expect(inShort(stage().seen.values)).to.deep.equal(['gap connected', 'caughtUp']);
  });

  it('begins with an open for all that is open, and tells a newcomer nothing of what happened before', () => {
    const set = stage({ accountingType: 'Net' });
    const id = placed(set);
    set.sim.exchange.fill(id, 3_000);
    set.clock.advanceBy(5_000);
    const seen = watch(set.another().executions$);
    set.clock.advanceBy(1_000);
    expect(inShort(seen.values)).to.deep.equal(['gap connected', `snapshot O/${id}/open`, 'caughtUp']);
    set.sim.exchange.fill(id, 2_000);
    set.clock.advanceBy(60_000);
    expect(keysOf(seen.values)).to.deep.equal([`O/${id}/open`, `O/${id}/fill/5000`]);
  });

  it('tells who joins a session that has long been ready nothing of what happened before either', () => {
    const set = stage({ accountingType: 'Net' });
    const other = set.another();
    watch(other.executionReports$);
    set.clock.advanceBy(1_000);
    const id = placed(set);
    set.sim.exchange.fill(id, 3_000);
    set.clock.advanceBy(5_000);
    const seen = watch(other.executions$);
    set.clock.advanceBy(60_000);
    expect(inShort(seen.values)).to.deep.equal(['gap connected', `snapshot O/${id}/open`, 'caughtUp']);
  });

  it('numbers every event, and gives each the cursor of its moment', () => {
    const set = stage();
    const [one, other] = [placed(set), placed(set)];
    const seqs = set.seen.values.map(({ seq }) => seq);
    expect(seqs).to.deep.equal([1, 2, 3, 4]);
    const [first, second] = set.seen.values.filter(isExecution);
    expect(Object.keys(first?.cursor.chains ?? {})).to.deep.equal([`O/${one}`]);
    expect(first?.cursor.keys).to.deep.equal([`O/${one}/open`]);
    expect(second?.cursor.keys).to.deep.equal([`O/${one}/open`, `O/${other}/open`]);
    expect(second?.cursor.seq).to.equal(4);
    expect(JSON.parse(JSON.stringify(set.seen.last.cursor))).to.deep.equal(set.seen.last.cursor);
  });

  it('lets a late subscriber begin at the current seq, and goes on while nobody listens', () => {
    const set = stage();
    const id = placed(set);
    set.seen.subscription.unsubscribe();
    placed(set);
    const late = watch(set.tt.executions$);
    expect(late.values).to.deep.equal([]);
    set.sim.exchange.request('TradeDelete', { Type: 'Cancel', Id: Number(id) });
    set.clock.advanceBy(10);
    expect(late.values.map(({ seq }) => seq)).to.deep.equal([5]);
    expect(inShort(late.values)).to.deep.equal([`live O/${id}/canceled`]);
  });

  it('tells every subscriber the same in the same order, also where one trades in its handler', () => {
    const set = stage();
    const orders: string[][] = [[], []];
    const told = orders.map((list, index) =>
      set.tt.executions$.subscribe(({ seq, kind }) => {
        list.push(`${String(seq)} ${kind}`);
        if (index === 0 && seq < 8) watch(set.tt.createOrder(limit));
        if (index === 0 && seq === 3) watch(set.tt.executions$.pipe(take(1)));
      }),
    );
    placed(set);
    set.clock.advanceBy(1_000);
    expect(orders[0]).to.have.length.above(4);
    expect(orders[1]).to.deep.equal(orders[0]);
    for (const one of told) one.unsubscribe();
  });

  it('goes on for the others where one throws or leaves', async () => {
    const { onUnhandledError } = config;
    const thrown: unknown[] = [];
    config.onUnhandledError = (error) => thrown.push(error);
    try {
      const set = stage();
      set.tt.executions$.subscribe(() => {
        throw new Error('mine');
      });
      watch(set.tt.executions$.pipe(take(1)));
      const after = watch(set.tt.executions$);
      placed(set);
      placed(set);
      expect(after.values).to.have.lengthOf(2);
      expect([set.seen.error, set.seen.values.length]).to.deep.equal([undefined, 4]);
      await new Promise((resolve) => {
        setTimeout(resolve, 1); // rxjs raises what a subscriber throws in a timer of its own
      });
      expect(thrown.map(String)).to.deep.equal(['Error: mine', 'Error: mine']);
    } finally {
      config.onUnhandledError = onUnhandledError;
    }
  });

  it('completes after close(), also for who comes later, and leaves no timer', () => {
    const { tt, clock, seen } = stage();
    watch(tt.close());
    clock.advanceBy(100);
    expect([seen.completed, watch(tt.executions$).completed, watch(tt.openTrades$).completed]).to.deep.equal([true, true, true]);
    expect(clock.waiting).to.equal(0);
  });

  it('errors where a login is final', () => {
    const { another, clock } = stage();
    const tt = another({ credentials: { webApiId: 'a', webApiKey: 'b', webApiSecret: 'c' } });
    const [seen, open] = [watch(tt.executions$), watch(tt.openTrades$)];
    clock.advanceBy(1_000);
    expect(seen.error).to.be.instanceOf(LoginError);
    expect(open.error).to.equal(seen.error);
  });
});

describe('executions$ over a loss of the connection', () => {
  it('tells from history what was filled meanwhile', () => {
    const set = stage({ accountingType: 'Net' });
    const id = placed(set);
    const told = during(set.seen, () => {
      set.sim.exchange.cut();
      set.sim.exchange.fill(id, 3_000);
      set.sim.exchange.fill(id, 7_000);
      set.clock.advanceBy(1_000);
    });
    expect(inShort(told)).to.deep.equal(['gap connected', `history O/${id}/fill/3000`, `history O/${id}/fill/10000`, 'caughtUp']);
  });

  it('tells of a Gross order that was filled meanwhile what the server still knows: its position', () => {
    const set = stage();
    const id = placed(set);
    const told = during(set.seen, () => {
      set.sim.exchange.cut();
      set.sim.exchange.fill(id, 10_000);
      set.clock.advanceBy(1_000);
    });
    expect(inShort(told)).to.deep.equal(['gap connected', `snapshot P/${id}/open`, 'caughtUp']);
  });

  it('tells the open of a position before its close, where it never saw it open', () => {
    const set = stage();
    const told = during(set.seen, () => {
      set.sim.exchange.cut();
      const id = placed(set, market);
      set.sim.exchange.request('TradeDelete', { Type: 'Close', Id: Number(id), Amount: 4_000 });
      set.sim.exchange.request('TradeDelete', { Type: 'Close', Id: Number(id) });
      set.clock.advanceBy(1_000);
    });
    const id = told.find(isExecution)?.tradeId ?? '';
    expect(inShort(told)).to.deep.equal(['gap connected', `history P/${id}/open`, `history P/${id}/close/6000`, `history P/${id}/close/0`, 'caughtUp']);
  });

  it('tells an order that came and went meanwhile from its open to its end', () => {
    const set = stage();
    const told = during(set.seen, () => {
      set.sim.exchange.cut();
      const id = placed(set);
      set.sim.exchange.request('TradeDelete', { Type: 'Cancel', Id: Number(id) });
      set.clock.advanceBy(1_000);
    });
    const id = told.find(isExecution)?.tradeId ?? '';
    expect(inShort(told)).to.deep.equal(['gap connected', `history O/${id}/open`, `history O/${id}/canceled`, 'caughtUp']);
  });

  it('tells a change of terms as one, with the terms in the end', () => {
    const set = stage();
    const id = placed(set);
    const told = during(set.seen, () => {
      set.sim.exchange.cut();
      for (const Comment of ['one', 'two']) {
        set.sim.exchange.request('TradeModify', { Id: Number(id), Comment });
        set.clock.advanceBy(20);
      }
      set.clock.advanceBy(1_000);
    });
    const [, event] = told;
    expect([event?.kind, told.filter(isExecution).map(({ change, trade }) => [change, trade?.Comment])]).to.deep.equal(['execution', [['modified', 'two']]]);
  });

  it('tells each once over many losses', () => {
    const set = stage({ accountingType: 'Cash' });
    const id = placed(set, { ...limit, Amount: 20_000 });
    for (let filled = 1; filled <= 20; filled++) {
      set.sim.exchange.cut();
      set.sim.exchange.fill(id, 1_000);
      set.clock.advanceBy(filled % 3 === 0 ? 1 : 2_000); // some are lost before they are ready
    }
    set.clock.advanceBy(60_000);
    const fills = Array.from({ length: 20 }, (_, index) => `O/${id}/fill/${String((index + 1) * 1_000)}`);
    expect(keysOf(set.seen.values)).to.deep.equal([`O/${id}/open`, ...fills]);
  });

  it('finds a record that history shows late, and marks it', () => {
    const set = stage({ accountingType: 'Net', historyLag: 90_000 });
    const id = placed(set);
    set.sim.exchange.cut();
    set.sim.exchange.fill(id, 3_000);
    set.clock.advanceBy(60_000);
    expect(keysOf(set.seen.values)).to.deep.equal([`O/${id}/open`]);
    const told = during(set.seen, () => {
      set.clock.advanceBy(60_000);
    });
    expect(inShort(told)).to.deep.equal(['gap late', `history O/${id}/fill/3000`, 'caughtUp']);
  });

  it('holds a fill back until the one before it shows in history', () => {
    const set = stage({ accountingType: 'Net', historyLag: 10_000 });
    const id = placed(set);
    set.sim.exchange.cut();
    set.sim.exchange.fill(id, 3_000);
    set.clock.advanceBy(1_000);
    set.sim.exchange.fill(id, 2_000); // heard at once, but it is the second
    set.clock.advanceBy(1_000);
    expect(inShort(set.seen.values).slice(-2)).to.deep.equal(['caughtUp', 'gap suspect']);
    set.clock.advanceBy(20_000);
    expect(inShort(set.seen.values).slice(-4)).to.deep.equal(['gap suspect', `history O/${id}/fill/3000`, `live O/${id}/fill/5000`, 'caughtUp']);
  });

  it('waits no longer than history may take for what is missing', () => {
    const set = lossyStage({ accountingType: 'Net', historyLag: 1e9 }, { historyLag: 30_000 });
    const id = placed(set);
    set.fates.now = (frame) => (isReport(frame, 'PartialFilled') ? 'lost' : 'comes');
    set.sim.exchange.fill(id, 3_000);
    set.clock.advanceBy(10);
    set.fates.now = () => 'comes';
    set.sim.exchange.fill(id, 2_000);
    set.clock.advanceBy(20_000);
    expect(keysOf(set.seen.values)).to.deep.equal([`O/${id}/open`]);
    set.clock.advanceBy(30_000);
    expect(inShort(set.seen.values).slice(-3)).to.deep.equal(['gap suspect', `live O/${id}/fill/5000`, 'caughtUp']);
  });
});

describe('executions$ on a healthy connection', () => {
  for (const [accountingType, lost, told] of [
    ['Net', 'PartialFilled', 'fill/3000'],
    ['Cash', 'PartialFilled', 'fill/3000'],
    ['Gross', 'Canceled', 'canceled'],
    ['Gross', 'Modified', 'modified'],
  ] as const) {
    it(`finds within 30 s a ${lost} that was lost on a ${accountingType} account`, () => {
      const set = lossyStage({ accountingType });
      const id = placed(set);
      set.clock.advanceBy(7_000);
      set.fates.now = (frame) => (isReport(frame, lost) ? 'lost' : 'comes');
      if (lost === 'PartialFilled') set.sim.exchange.fill(id, 3_000);
      else if (lost === 'Canceled') set.sim.exchange.request('TradeDelete', { Type: 'Cancel', Id: Number(id) });
      else set.sim.exchange.request('TradeModify', { Id: Number(id), Comment: 'new' });
      set.clock.advanceBy(30_000);
      const [gap, change, caughtUp] = inShort(set.seen.values).slice(-3);
      expect([gap, caughtUp]).to.deep.equal(['gap suspect', 'caughtUp']);
      expect(change).to.include(`O/${id}/${told}`);
    });
  }

  it('finds within 30 s an order that another command left mute', () => {
    const set = stage();
    set.sim.exchange.answer('TradeCreate', () => 'mute after executing');
    watch(set.tt.createOrder(market));
    set.clock.advanceBy(30_000);
    expect(set.seen.values.filter(isExecution).map(({ source, change, trade }) => [source, change, trade?.Type])).to.deep.equal([
      ['snapshot', 'open', 'Position'],
    ]);
  });

  it('does not count twice a report that is on its way for long', () => {
    for (const delay of [500, 4_000, 24_000, 60_000]) {
      const set = lossyStage({ accountingType: 'Net' });
      const id = placed(set);
      set.fates.now = (frame) => (isReport(frame, 'PartialFilled') ? delay : 'comes');
      set.sim.exchange.fill(id, 3_000);
      set.clock.advanceBy(120_000);
      expect(keysOf(set.seen.values), String(delay)).to.deep.equal([`O/${id}/open`, `O/${id}/fill/3000`]);
    }
  });

  it('puts in order what comes in disorder, and drops what comes twice', () => {
    const set = lossyStage({ accountingType: 'Net', historyLag: 5_000 });
    const id = placed(set);
    set.fates.now = (frame) => (isReport(frame, 'PartialFilled') ? (frame.includes('"Amount":1000') ? 200 : [frame, frame]) : 'comes');
    set.sim.exchange.fill(id, 1_000);
    set.sim.exchange.fill(id, 2_000);
    set.clock.advanceBy(60_000);
    expect(keysOf(set.seen.values)).to.deep.equal([`O/${id}/open`, `O/${id}/fill/1000`, `O/${id}/fill/3000`]);
  });

  it('takes a frame that it cannot read for a lost report', () => {
    const set = lossyStage({ accountingType: 'Net' });
    const id = placed(set);
    set.fates.now = (frame) => (isReport(frame, 'PartialFilled') ? [frame.slice(0, -9)] : 'comes');
    const told = during(set.seen, () => {
      set.sim.exchange.fill(id, 3_000);
      set.clock.advanceBy(2_000);
    });
    expect(inShort(told)).to.deep.equal(['gap unreadable', `history O/${id}/fill/3000`, 'caughtUp']);
  });

  it('still tells what comes live where history cannot be read, and is caught up once it can', () => {
    const set = lossyStage({ accountingType: 'Net' });
    const id = placed(set);
    set.fates.now = (frame) => (frame.includes('"TradeHistory"') ? [frame.slice(0, -9)] : 'comes');
    set.sim.exchange.cut();
    set.clock.advanceBy(60_000);
    set.sim.exchange.fill(id, 3_000);
    set.clock.advanceBy(10);
    expect(keysOf(set.seen.values)).to.include(`O/${id}/fill/3000`);
    expect(set.seen.values.filter(({ kind }) => kind === 'caughtUp')).to.have.lengthOf(1);
    set.fates.now = () => 'comes';
    set.clock.advanceBy(60_000);
    expect(set.seen.last.kind).to.equal('caughtUp');
  });

  it('tells a deposit by its record, once the account tells of it', () => {
    const set = stage();
    set.clock.advanceBy(12_000);
    const told = during(set.seen, () => {
      set.sim.exchange.deposit(100);
      set.clock.advanceBy(1_000);
    });
    expect(told.filter(isExecution).map(({ change, record }) => [change, record?.BalanceMovement])).to.deep.equal([['balance', 100]]);
  });

  it('reads nothing more for fills whose reports name the balance', () => {
    const set = stage({ accountingType: 'Net' });
    const asked: string[] = [];
    set.clock.advanceBy(12_000);
    set.sim.exchange.answer('TradeHistory', ({ Request }) => void asked.push(Request));
    for (let at = 0; at < 5; at++) {
      placed(set, market);
      placed(set, { ...market, Side: 'Sell' });
    }
    expect(asked).to.deep.equal([]);
    set.clock.advanceBy(20_000);
    expect(asked.length).to.be.within(1, 2);
  });

  it('keeps the full fill of a Gross order and its position apart, though they bear one number', () => {
    const set = stage();
    const id = placed(set);
    set.sim.exchange.fill(id, 10_000);
    set.clock.advanceBy(60_000);
    expect(keysOf(set.seen.values)).to.deep.equal([`O/${id}/open`, `O/${id}/fill/10000`, `P/${id}/open`]);
  });

  it('begins a new chain with a split, and tells apart what comes again after it', () => {
    const set = stage();
    const id = placed(set, market);
    const close = (Amount: number): void => {
      set.sim.exchange.request('TradeDelete', { Type: 'Close', Id: Number(id), Amount });
      set.clock.advanceBy(10);
    };
    close(5_000);
    set.sim.exchange.split('EURUSD', { from: 1, to: 2 });
    const at = set.clock.now();
    set.clock.advanceBy(10);
    close(5_000);
    set.clock.advanceBy(60_000);
    expect(keysOf(set.seen.values).slice(3)).to.deep.equal([`P/${id}/close/5000`, `S/${String(at)}/${id}`, `P/${id}/close/5000/20000`]);
  });

  it('keeps no more than the window of late history needs', () => {
    const set = stage({ accountingType: 'Net' }, { historyLag: 10_000 });
    for (let at = 0; at < 600; at++) {
      placed(set, market);
      set.clock.advanceBy(1_000);
    }
    const { keys, chains } = set.seen.last.cursor;
    expect(set.seen.values.filter(isExecution)).to.have.lengthOf(1_200);
    expect(keys.length).to.be.below(1_000);
    expect(Object.keys(chains).length).to.be.below(200);
  });
});

describe('executions$ with resumeFrom', () => {
  const cursorAt = (events: readonly ExecutionEvent[], at: number): ExecutionCursor => {
    const event = events[at];
    if (event === undefined) throw new Error('No such event.');
    return JSON.parse(JSON.stringify(event.cursor)) as ExecutionCursor;
  };

  for (const accountingType of ['Gross', 'Net', 'Cash'] as const) {
    it(`goes on after any event of a ${accountingType} account, with no loss and nothing twice`, () => {
      const set = stage({ accountingType, assets: { USD: '1000000', EUR: '1000000' } });
      const id = placed(set);
      set.sim.exchange.fill(id, 3_000);
      set.clock.advanceBy(10);
      set.sim.exchange.deposit(5);
      set.clock.advanceBy(30_000);
      const canceled = placed(set);
      set.sim.exchange.request('TradeDelete', { Type: 'Cancel', Id: Number(canceled) });
      set.clock.advanceBy(10);
      set.sim.exchange.fill(id, 7_000);
      set.clock.advanceBy(60_000);
      const all = keysOf(set.seen.values);
      for (const [at, { seq }] of set.seen.values.entries()) {
        if (at === 0) continue; // nobody knows yet where the stream began: what happened shortly before is told too
        const resumed = watch(set.another({ resumeFrom: cursorAt(set.seen.values, at) }).executions$);
        set.clock.advanceBy(1_000);
        const before = keysOf(set.seen.values.slice(0, at + 1));
        const rest = all.slice(before.length).filter((key) => accountingType !== 'Gross' || !/^O.*(open|fill)/.test(key) || key === `O/${canceled}/open`);
        expect([...keysOf(resumed.values)].sort(), `after event ${String(seq)}`).to.deep.equal([...rest].sort());
        expect(resumed.values[0]?.seq).to.equal(seq + 1);
      }
    });
  }
});

describe('the hub of executions$', () => {
  it('begins a recovery anew where more reports come than it holds back, and tells each once', () => {
    const set = stage({ accountingType: 'Net' });
    const session = openSession({ url: set.sim.url, credentials: set.sim.credentials, webSocket: set.sim.webSocket, scheduler: set.clock });
    const hub = hubWith(session, { ...RHYTHM, buffer: 3 });
    const seen = watch(hub.events$);
    hub.start();
    set.clock.advanceBy(1_000);
    const id = placed(set);
    const silence = set.sim.exchange.answer('TradeHistory', () => 'silent');
    set.sim.exchange.cut();
    set.clock.advanceBy(1_000);
    for (let at = 0; at < 6; at++) set.sim.exchange.fill(id, 1_000);
    set.clock.advanceBy(100);
    silence();
    set.clock.advanceBy(60_000);
    expect(seen.values.filter(({ kind }) => kind === 'gap').map((gap) => 'reason' in gap && gap.reason)).to.include('overflow');
    expect(keysOf(seen.values)).to.deep.equal([`O/${id}/open`, ...[1, 2, 3, 4, 5, 6].map((at) => `O/${id}/fill/${String(at)}000`)]);
    expect(seen.last.kind).to.equal('caughtUp');
  });

  it('works in every numeric type, under the same keys', () => {
    const set = stage({ accountingType: 'Net' });
    const { sim, clock } = set;
    const tt = tickTrader({ url: sim.url, credentials: sim.credentials, webSocket: sim.webSocket, scheduler: clock, numeric: asString });
    const seen = watch(tt.executions$);
    clock.advanceBy(1_000);
    const id = placed(set);
    sim.exchange.fill(id, '0.5e4');
    clock.advanceBy(10);
    const keys = (): readonly string[] => seen.values.flatMap((event) => (event.kind === 'execution' ? [event.key] : []));
    expect(keys()).to.deep.equal([`O/${id}/open`, `O/${id}/fill/5000`]);
    expect(keysOf(set.seen.values)).to.deep.equal(keys());
  });
});
