// Subscribers that are slow, throw, trade inside their handlers, leave or come late: each has his own fate, and all others hear one order of events.

import { expect } from 'chai';
import { config, Subscription, type Observable } from 'rxjs';
import { watch } from '../support/seen.js';
import { courseOf, endWell, fills, leave, pathOf, readyDesk, tradeIdOf, toldOf, waits, type TradingDesk } from '../support/trading-desk.js';

/** Every stream of a client that may be listened to. */
const streamsOf = ({ tt }: TradingDesk): readonly Observable<unknown>[] => [
  tt.state$,
  tt.executionReports$,
  tt.executions$,
  tt.openTrades$,
  tt.account$,
  tt.tradeSession$,
  tt.notices$,
  tt.lateOutcomes$,
];

/** Catches what rxjs raises of subscribers meanwhile. */
const raised = async (work: () => void): Promise<readonly unknown[]> => {
  const { onUnhandledError } = config;
  const errors: unknown[] = [];
  config.onUnhandledError = (error) => void errors.push(error);
  try {
    work();
    await new Promise((resolve) => setTimeout(resolve, 5)); // rxjs raises by a timer of its own
  } finally {
    config.onUnhandledError = onUnhandledError;
  }
  return errors;
};

/** A day with a fill, a loss of the connection and a notice in it. */
const day = ({ clock, sim, order }: TradingDesk): void => {
  order(fills);
  clock.advanceBy(1_000);
  sim.exchange.notify({ Code: 'MarginCall', Severity: 'Warning', Message: 'Beware' });
  sim.exchange.cut();
  sim.exchange.request('TradeCreate', { ...fills });
  clock.advanceBy(5_000);
  sim.exchange.tradeSession('Closed');
  sim.exchange.deposit(5);
  clock.advanceBy(30_000);
  sim.exchange.tradeSession('Opened');
  clock.advanceBy(1_000);
};

const keysIn = (seen: { readonly values: readonly { readonly seq: number; readonly kind: string }[] }): readonly string[] =>
  seen.values.map(({ seq, kind }) => `${String(seq)} ${kind}`);

describe('a slow subscriber', () => {
  it('that blocks the process delays everybody, and is never taken for a silent server', () => {
    const desk = readyDesk();
    const { clock, states, tt } = desk;
    const from = states.values.length;
    tt.executionReports$.subscribe(() => {
      clock.standStill(30_000);
    });
    const order = desk.order(fills);
    clock.advanceBy(20_000);
    expect([pathOf(desk, from), courseOf(order), toldOf(desk).length]).to.deep.equal([[], 'accepted |', 3]);
    endWell(desk);
  });

  it('of a walk pulls its pages at its own pace, and holds up no order', async () => {
    const desk = readyDesk({ server: { history: { days: 5, records: 300 } } });
    const { clock, tt } = desk;
    const cursor = tt.tradeHistoryPages({ pageSize: 50 });
    let records = 0;
    let pages = 0;
    for (; !cursor.done; pages++) {
      const page = watch(cursor.next());
      clock.advanceBy(60_000);
      records += page.values.reduce((sum, { records: { length } }) => sum + length, 0);
      const order = desk.order(waits);
      clock.advanceBy(100);
      expect(courseOf(order)).to.equal('accepted |');
      if (pages > 20) break; // each order adds a record or none; the walk ends
      await Promise.resolve();
    }
    expect(records).to.be.at.least(300);
    expect(desk.sim.journal.filter(({ kind }) => kind === 'accepted')).to.have.lengthOf(desk.sent('TradeCreate').length);
    leave(desk);
  });
});

describe('a throwing subscriber', () => {
  it('of every stream stops none of them, and nobody else misses anything', async () => {
    const desk = readyDesk();
    const calm = readyDesk();
    day(calm);
    const errors = await raised(() => {
      for (const stream$ of streamsOf(desk))
        stream$.subscribe(() => {
          throw new Error('mine');
        });
      day(desk);
      endWell(desk);
    });
    expect(errors.length).to.be.at.least(5);
    expect(errors.map(String).every((error) => error === 'Error: mine')).to.equal(true);
    endWell(calm);
    expect([toldOf(desk), pathOf(desk)]).to.deep.equal([toldOf(calm), pathOf(calm)]);
  });
});

describe('a re-entrant subscriber', () => {
  it('that places an order inside a handler keeps one order of events for all, before it and after it', () => {
    const desk = readyDesk();
    const { clock, tt, events } = desk;
    const first = watch(tt.executions$);
    let left = 3;
    tt.executions$.subscribe(({ kind }) => {
      if (kind === 'execution' && left-- > 0) desk.order(fills);
    });
    const second = watch(tt.executions$);
    const order = desk.order(fills);
    clock.advanceBy(10_000);
    expect(courseOf(order)).to.equal('accepted |');
    expect(keysIn(first)).to.deep.equal(keysIn(second));
    expect(keysIn(events).slice(-keysIn(first).length)).to.deep.equal(keysIn(first));
    expect(toldOf(desk)).to.have.lengthOf(12); // four orders: open, fill, position
    endWell(desk);
  });

  it('that closes what it was told of, in the middle of telling, is told of the close afterwards', () => {
    const desk = readyDesk();
    const { clock, call, tt } = desk;
    tt.openTrades$.subscribe(({ all }) => {
      for (const { Id, Type } of all) if (Type === 'Position') call('close', tt.closePosition(Id), Id);
    });
    const order = desk.order(fills);
    clock.advanceBy(10_000);
    expect(toldOf(desk).slice(-1)).to.deep.equal([`live P/${tradeIdOf(order)}/close/0`]);
    expect([desk.sent('TradeDelete').length, desk.sim.journal.filter(({ kind }) => kind === 'closed').length]).to.deep.equal([1, 1]);
    endWell(desk);
  });

  it('that closes the client inside a handler ends every stream, and nothing is left', () => {
    const desk = readyDesk();
    const { clock, tt, events, states } = desk;
    tt.executionReports$.subscribe(() => void tt.close());
    desk.order(fills);
    clock.advanceBy(120_000);
    expect([events.completed, states.completed, states.last.status, clock.waiting]).to.deep.equal([true, true, 'closed', 0]);
  });
});

describe('a leaving subscriber', () => {
  it('that unsubscribes inside a handler takes nothing with it: the others hear all, and a command goes on', () => {
    const desk = readyDesk();
    const { clock, tt } = desk;
    const [first, last] = [watch(tt.executions$), new Subscription()];
    last.add(
      tt.executions$.subscribe(() => {
        last.unsubscribe();
        first.subscription.unsubscribe();
      }),
    );
    const command$ = tt.createOrder({ ...fills, ClientId: 'left-alone' });
    command$.subscribe().unsubscribe();
    const order = desk.order(fills);
    clock.advanceBy(5_000);
    expect([courseOf(order), watch(command$).last.status]).to.deep.equal(['accepted |', 'accepted']);
    expect([desk.sent('TradeCreate').length, toldOf(desk).length]).to.deep.equal([2, 6]);
    endWell(desk);
  });

  it('that was the last one of executions$ misses nothing where it comes back: what happened meanwhile was followed', () => {
    const desk = readyDesk();
    const { clock, tt, events, sim } = desk;
    events.subscription.unsubscribe();
    const before = events.last.seq;
    sim.exchange.request('TradeCreate', { ...fills });
    clock.advanceBy(1_000);
    const again = watch(tt.executions$);
    sim.exchange.request('TradeCreate', { ...fills });
    clock.advanceBy(1_000);
    expect(again.values.map(({ seq }) => seq)).to.deep.equal([before + 4, before + 5, before + 6]);
    tt.close();
    clock.advanceBy(60_000);
    expect(clock.waiting).to.equal(0);
  });
});

describe('a late subscriber', () => {
  it('begins at the current seq and is told nothing of what was before; the latest state, account and open trades are its own', () => {
    const desk = readyDesk();
    const { clock, events, tt } = desk;
    day(desk);
    const late = { executions: watch(tt.executions$), state: watch(tt.state$), open: watch(tt.openTrades$), account: watch(tt.account$) };
    expect(late.executions.values).to.deep.equal([]);
    expect([late.state.last.status, late.open.last.all.length, late.account.values.length]).to.deep.equal(['ready', 2, 1]);
    const { seq } = events.last;
    desk.order(waits);
    clock.advanceBy(1_000);
    expect(late.executions.values[0]?.seq).to.equal(seq + 1);
    endWell(desk);
  });

  it('of a command hears its verdict, and sends nothing', () => {
    const desk = readyDesk();
    const command$ = desk.tt.createOrder(fills);
    const early = watch(command$);
    desk.clock.advanceBy(60_000);
    const late = watch(command$);
    expect([late.values, late.completed, desk.sent('TradeCreate').length]).to.deep.equal([early.values, true, 1]);
    endWell(desk);
  });
});
