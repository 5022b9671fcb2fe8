// Commands in doubt before a simulated server: how each is found out, by which read, and when.

import { expect } from 'chai';
import { retry, share, take, tap, type Observable } from 'rxjs';
import type { Evidence } from '../../../lib/base/outcome.js';
import type { DealerRequest } from '../../../lib/simulator/index.js';
import type { NewOrder, OrderOutcome, TickTrader } from '../../../lib/ticktrader/index.js';
import { watch } from '../../support/seen.js';
import { course, limit, market, placed, simulated, type Simulated } from './simulated.js';

/** A desk whose dealer decides when told, and what came before him. */
const withDealer = (desk: Simulated): readonly DealerRequest[] => {
  const requests: DealerRequest[] = [];
  desk.sim.exchange.dealer((request) => {
    requests.push(request);
    return undefined;
  });
  return requests;
};

const evidenceOf = (outcome: OrderOutcome | undefined): readonly Evidence[] => (outcome !== undefined && 'evidence' in outcome ? outcome.evidence : []);

/** From when the session is ready again after a cut: jitter is half its window, and everything travels 1 ms. */
const cut = ({ clock, sim }: Simulated): void => {
  sim.exchange.cut();
  clock.advanceBy(200);
};
const seeded = { client: { random: () => 0.5 } };

describe('an order in doubt', () => {
  it('that was executed without a word is found by its ClientId, and was sent once', () => {
    const { clock, sim, tt, asked } = simulated();
    sim.exchange.answer('TradeCreate', () => 'mute after executing');
    const outcome = watch(tt.createOrder(limit));
    clock.advanceBy(10_100);
    expect(course(outcome)).to.equal('unknown');
    clock.advanceBy(1_000);
    expect(course(outcome)).to.equal('unknown accepted |');
    expect(outcome.last).to.include({ settled: true, proof: 'trades', clientId: outcome.values[0]?.clientId });
    expect([asked('TradeCreate'), sim.journal.filter(({ kind }) => kind === 'accepted').length]).to.deep.equal([1, 1]);
  });

  it('whose connection was lost is found by the next login, before any further read', () => {
    const desk = simulated(seeded);
    const { clock, sim, tt, asked } = desk;
    sim.exchange.answer('TradeCreate', () => 'mute after executing');
    const outcome = watch(tt.createOrder(limit));
    clock.advanceBy(5);
    cut(desk);
    expect(course(outcome)).to.equal('unknown accepted |');
    expect([asked('Login'), asked('Trades'), asked('TradeHistory')]).to.deep.equal([2, 2, 0]);
  });

  it('that was executed and is over already is found in the history, with how it ended', () => {
    const desk = simulated(seeded);
    const { clock, sim, tt } = desk;
    sim.exchange.answer('TradeCreate', () => 'mute after executing');
    const outcome = watch(tt.createOrder({ ...limit, Expired: clock.now() + 50 }));
    clock.advanceBy(5);
    cut(desk);
    expect(course(outcome)).to.equal('unknown');
    clock.advanceBy(600);
    expect(course(outcome)).to.equal('unknown accepted |');
    expect(outcome.last).to.include({ proof: 'history', ended: 'expired' }).and.to.have.nested.property('record.TransactionType', 'OrderExpired');
  });

  it('that history shows late is looked for until it does', () => {
    const desk = simulated({ ...seeded, server: { historyLag: 20_000 } });
    const { clock, sim, tt } = desk;
    sim.exchange.answer('TradeCreate', () => 'mute after executing');
    const outcome = watch(tt.createOrder({ ...limit, Expired: clock.now() + 50 }));
    clock.advanceBy(5);
    cut(desk);
    clock.advanceBy(19_000);
    expect(course(outcome)).to.equal('unknown');
    clock.advanceBy(12_000);
    expect(outcome.last).to.include({ status: 'accepted', proof: 'history' });
  });

  it('that the server executes three rounds after the reconnect is accepted, not given up', () => {
    const desk = simulated(seeded);
    const { clock, tt, asked } = desk;
    const dealer = withDealer(desk);
    const outcome = watch(tt.createOrder(limit));
    clock.advanceBy(5);
    cut(desk);
    const before = asked('TradeHistory');
    clock.advanceBy(2_500);
    expect([course(outcome), asked('TradeHistory') - before]).to.deep.equal(['unknown', 3]);
    dealer[0]?.accept();
    clock.advanceBy(5);
    expect(course(outcome)).to.equal('unknown accepted |'); // its report came over the new connection
    expect(outcome.last).to.include({ proof: 'report' });
  });

  it('that is refused after all is rejected by its report', () => {
    const desk = simulated(seeded);
    const { clock, tt } = desk;
    const dealer = withDealer(desk);
    const outcome = watch(tt.createOrder(limit));
    clock.advanceBy(5);
    cut(desk);
    dealer[0]?.reject('Off quotes.');
    clock.advanceBy(5);
    expect(course(outcome)).to.equal('unknown rejected |');
  });

  it('whose answer comes after its deadline, on the same connection, is decided by it', () => {
    const desk = simulated({ server: { reportIdScope: 'none', dealerTimeout: 60_000 } });
    const { clock, tt } = desk;
    const dealer = withDealer(desk);
    const outcome = watch(tt.createOrder(limit));
    clock.advanceBy(12_000);
    expect(course(outcome)).to.equal('unknown');
    dealer[0]?.accept();
    clock.advanceBy(5);
    expect(course(outcome)).to.equal('unknown accepted |');
  });

  it('that was executed and then answered with a timeout is accepted, by what is there', () => {
    const { clock, sim, tt, asked } = simulated();
    const answers = ['mute after executing', { error: 'Timeout' }] as const;
    sim.exchange.answer('TradeCreate', () => answers[asked('TradeCreate') - 1]);
    watch(tt.createOrder({ ...limit, ClientId: 'mine' }));
    const outcome = watch(tt.createOrder({ ...limit, ClientId: 'mine' }));
    clock.advanceBy(5);
    expect(course(outcome)).to.equal('unknown');
    expect(evidenceOf(outcome.last)[0]).to.include({ source: 'answer' }).and.to.have.property('says').that.includes('Timeout');
    clock.advanceBy(1_000);
    expect(course(outcome)).to.equal('unknown accepted |');
  });

  it('that is said to be a duplicate is looked up', () => {
    const desk = simulated();
    const { clock, tt } = desk;
    const id = placed(desk, { ...limit, ClientId: 'mine' });
    const again = watch(tt.createOrder({ ...limit, ClientId: 'mine' }));
    clock.advanceBy(1_000);
    expect(course(again)).to.equal('unknown accepted |');
    expect(again.last).to.include({ tradeId: id, proof: 'trades' });
  });

  it('is looked for at 0.5, 1, 2, 4, 8 and 15 s, then every 15 s', () => {
    const desk = simulated();
    const { clock, sim, tt } = desk;
    sim.exchange.answer('TradeCreate', () => 'silent');
    watch(tt.createOrder(limit));
    const begin = clock.now() + 10_000;
    const times: number[] = [];
    sim.exchange.answer('TradeHistory', () => void times.push(clock.now() - begin));
    clock.advanceBy(60_000);
    expect(times.map((time) => Math.round(time / 100) / 10)).to.deep.equal([0.5, 1, 2, 4, 8, 15, 30, 45]);
  });

  it('is looked for in the same rhythm anew once the session is ready again', () => {
    const desk = simulated(seeded);
    const { clock, sim, tt } = desk;
    sim.exchange.answer('TradeCreate', () => 'silent');
    watch(tt.createOrder(limit));
    clock.advanceBy(20_000);
    sim.exchange.cut();
    clock.advanceBy(200);
    const times: number[] = [];
    const begin = clock.now();
    sim.exchange.answer('TradeHistory', () => void times.push(clock.now() - begin));
    clock.advanceBy(5_000);
    expect(times.map((time) => Math.round(time / 500) / 2)).to.deep.equal([0.5, 1, 2, 4]);
  });

  it('costs, with 49 others, one pair of reads a round', () => {
    const desk = simulated(seeded);
    const { clock, sim, tt, asked } = desk;
    sim.exchange.answer('TradeCreate', () => 'silent');
    const outcomes = Array.from({ length: 50 }, () => watch(tt.createOrder(limit)));
    clock.advanceBy(5);
    cut(desk);
    const before = [asked('Trades'), asked('TradeHistory')];
    clock.advanceBy(10_000);
    expect([asked('Trades') - (before[0] ?? 0), asked('TradeHistory') - (before[1] ?? 0)]).to.deep.equal([5, 5]);
    expect(new Set(outcomes.map(course))).to.deep.equal(new Set(['unknown']));
  });

  it('shares its looks with those that come to be in doubt a little later', () => {
    const desk = simulated();
    const { clock, sim, tt, asked } = desk;
    sim.exchange.answer('TradeCreate', () => 'silent');
    for (let count = 0; count < 20; count++) {
      watch(tt.createOrder(limit));
      clock.advanceBy(100);
    }
    clock.advanceBy(13_000);
    expect(asked('TradeHistory')).to.be.at.most(11);
  });

  it('is not proved absent by a look that failed', () => {
    const desk = simulated({ client: { ...seeded.client, lateness: { otherwise: 20_000 }, requestTimeout: 1_000 } });
    const { clock, sim, tt } = desk;
    sim.exchange.answer('TradeCreate', () => 'silent');
    const outcome = watch(tt.createOrder(limit));
    const disarm = sim.exchange.answer('TradeHistory', () => 'silent');
    clock.advanceBy(60_000);
    expect(course(outcome)).to.equal('unknown');
    disarm();
    clock.advanceBy(16_000);
    expect(course(outcome)).to.equal('unknown presumedAbsent |');
    expect(
      evidenceOf(outcome.last)
        .map(({ says }) => says)
        .join(),
    ).to.include('Could not look');
  });
});

describe('the horizon', () => {
  const absent = (lateness: { afterReset: number; otherwise: number }) => {
    const desk = simulated({ client: { ...seeded.client, lateness } });
    const outcome = watch(desk.tt.createOrder(limit));
    desk.sim.exchange.cut();
    return { ...desk, outcome };
  };

  it('is presumed past, and not a moment before; the outcome says when and by what', () => {
    const { clock, outcome, sim, asked } = absent({ afterReset: 1_000, otherwise: 60_000 });
    clock.advanceBy(1);
    const since = clock.now();
    expect(outcome.last).to.include({ status: 'unknown', since, deadline: since + 60_000 });
    clock.advanceBy(59_999);
    expect(course(outcome)).to.equal('unknown');
    clock.advanceBy(100);
    expect(course(outcome)).to.equal('unknown presumedAbsent |');
    expect(outcome.last).to.include({ horizon: since + 60_000, settled: true });
    const sources = new Set(evidenceOf(outcome.last).map(({ source }) => source));
    expect([...sources]).to.deep.equal(['connection', 'trades', 'history']);
    expect([asked('TradeCreate'), sim.journal]).to.deep.equal([0, []]);
  });

  it('waits while the session is not ready', () => {
    const { clock, outcome, sim } = absent({ afterReset: 1_000, otherwise: 30_000 });
    sim.exchange.restart({ downFor: 120_000 });
    clock.advanceBy(110_000);
    expect(course(outcome)).to.equal('unknown');
    clock.advanceBy(60_000);
    expect(course(outcome)).to.equal('unknown presumedAbsent |');
  });

  it('runs from the loss of the connection where that comes after the doubt', () => {
    const desk = simulated({ client: { ...seeded.client, lateness: { otherwise: 30_000 } } });
    const { clock, sim, tt } = desk;
    sim.exchange.answer('TradeCreate', () => 'silent');
    const outcome = watch(tt.createOrder(limit));
    clock.advanceBy(10_000);
    const since = clock.now();
    clock.advanceBy(20_000);
    sim.exchange.cut();
    clock.advanceBy(29_000);
    expect(course(outcome)).to.equal('unknown');
    clock.advanceBy(1_200);
    expect(course(outcome)).to.equal('unknown presumedAbsent |');
    expect(outcome.last).to.include({ horizon: since + 50_001 });
  });

  it('is not put off by another loss', () => {
    const { clock, sim, tt } = simulated({ client: { ...seeded.client, lateness: { otherwise: 30_000 } } });
    sim.exchange.answer('TradeCreate', () => 'silent');
    const outcome = watch(tt.createOrder(limit));
    sim.exchange.cut();
    clock.advanceBy(20_000);
    sim.exchange.cut();
    clock.advanceBy(11_000);
    expect(course(outcome)).to.equal('unknown presumedAbsent |');
  });
});

describe('an order presumed absent', () => {
  it('that turns up is told on lateOutcomes$, also to those who come later, once', () => {
    const desk = simulated({ client: { ...seeded.client, lateness: { otherwise: 20_000 } }, server: { dealerTimeout: 3_600_000 } });
    const { clock, tt } = desk;
    const late = watch(tt.lateOutcomes$);
    const dealer = withDealer(desk);
    const outcome = watch(tt.createOrder(limit));
    clock.advanceBy(5);
    cut(desk);
    clock.advanceBy(21_000);
    expect([course(outcome), late.values]).to.deep.equal(['unknown presumedAbsent |', []]);
    dealer[0]?.accept();
    clock.advanceBy(60_000);
    expect(late.values).to.have.lengthOf(1);
    expect(late.last).to.include({ status: 'accepted', clientId: outcome.last.clientId, commandId: outcome.last.commandId });
    expect(watch(tt.lateOutcomes$).values).to.deep.equal(late.values);
    expect(course(outcome)).to.equal('unknown presumedAbsent |');
  });

  it('that turned up is told also to those who come once the client is closed', () => {
    const desk = simulated({ client: { ...seeded.client, lateness: { otherwise: 20_000 } }, server: { dealerTimeout: 3_600_000 } });
    const { clock, tt } = desk;
    const dealer = withDealer(desk);
    watch(tt.createOrder(limit));
    clock.advanceBy(5);
    cut(desk);
    clock.advanceBy(21_000);
    dealer[0]?.accept();
    clock.advanceBy(1_000);
    tt.close();
    clock.advanceBy(1_000);
    const late = watch(tt.lateOutcomes$);
    expect([late.values.map(({ status }) => status), late.completed]).to.deep.equal([['accepted'], true]);
  });

  it('is watched no longer than another horizon, and nothing runs then', () => {
    const desk = simulated({ client: { ...seeded.client, lateness: { otherwise: 20_000 }, liveness: false } });
    const { clock, sim, tt, asked } = desk;
    const idle = clock.waiting;
    sim.exchange.answer('TradeCreate', () => 'silent');
    watch(tt.createOrder(limit));
    clock.advanceBy(10_000 + 20_000 + 40_000);
    const before = asked('TradeHistory');
    clock.advanceBy(120_000);
    expect([asked('TradeHistory'), clock.waiting]).to.deep.equal([before, idle]);
  });

  it('is watched for another horizon', () => {
    const desk = simulated({ client: { ...seeded.client, lateness: { otherwise: 20_000 } }, server: { dealerTimeout: 3_600_000 } });
    const { clock, tt } = desk;
    const late = watch(tt.lateOutcomes$);
    const dealer = withDealer(desk);
    watch(tt.createOrder(limit));
    clock.advanceBy(5);
    cut(desk);
    clock.advanceBy(39_000);
    dealer[0]?.accept();
    clock.advanceBy(5);
    expect(late.values.map(({ status }) => status)).to.deep.equal(['accepted']);
  });

  it('that turns up after that is told no more', () => {
    const desk = simulated({ client: { ...seeded.client, lateness: { otherwise: 20_000 } }, server: { dealerTimeout: 3_600_000 } });
    const { clock, tt } = desk;
    const late = watch(tt.lateOutcomes$);
    const dealer = withDealer(desk);
    const outcome = watch(tt.createOrder(limit));
    clock.advanceBy(5);
    cut(desk);
    clock.advanceBy(60_000);
    expect(course(outcome)).to.equal('unknown presumedAbsent |');
    dealer[0]?.accept();
    clock.advanceBy(60_000);
    expect(late.values).to.deep.equal([]);
  });

  it('leaves lateOutcomes$ to complete with close()', () => {
    const { clock, tt } = simulated();
    const late = watch(tt.lateOutcomes$);
    tt.close();
    clock.advanceBy(100);
    expect([late.completed, watch(tt.lateOutcomes$).completed]).to.deep.equal([true, true]);
  });
});

/** A command about a trade that is there, whose answer and reports never come. */
interface Doubtful {
  readonly order?: NewOrder;
  readonly request: string;
  readonly command: (tt: TickTrader, id: string) => Observable<OrderOutcome>;
  readonly executed?: boolean;
  /** Before the first look. */
  readonly meanwhile?: (desk: Simulated, id: string) => void;
  readonly expected: object;
}

describe('a command about a trade, in doubt', () => {
  const cancel = (tt: TickTrader, id: string): Observable<OrderOutcome> => tt.cancelOrder(id);
  const modify = (tt: TickTrader, id: string): Observable<OrderOutcome> => tt.modifyOrder({ Id: id, Price: 1.01 });
  const cases: Readonly<Record<string, Doubtful>> = {
    'a cancel that was carried out': {
      request: 'TradeDelete',
      command: cancel,
      executed: true,
      expected: { status: 'accepted', proof: 'history', ended: 'canceled' },
    },
    'a cancel that was not': { request: 'TradeDelete', command: cancel, expected: { status: 'presumedAbsent' } },
    'a cancel of what was filled first': {
      request: 'TradeDelete',
      command: cancel,
      meanwhile: ({ sim }) => {
        sim.exchange.price('EURUSD', { bid: '0.9', ask: '0.9001' });
      },
      expected: { status: 'accepted', ended: 'filled' },
    },
    'a change that was carried out': { request: 'TradeModify', command: modify, executed: true, expected: { status: 'accepted', proof: 'trades' } },
    'a change that was not': { request: 'TradeModify', command: modify, expected: { status: 'presumedAbsent' } },
    'a close that was carried out': {
      order: market,
      request: 'TradeDelete',
      command: (tt, id) => tt.closePosition(id),
      executed: true,
      expected: { status: 'accepted', proof: 'history', ended: 'closed' },
    },
    'a close that was not': { order: market, request: 'TradeDelete', command: (tt, id) => tt.closePosition(id), expected: { status: 'presumedAbsent' } },
    'a close in part that was carried out': {
      order: market,
      request: 'TradeDelete',
      command: (tt, id) => tt.closePosition(id, 4_000),
      executed: true,
      expected: { status: 'accepted', proof: 'trades' },
    },
    'a close in part that was not': {
      order: market,
      request: 'TradeDelete',
      command: (tt, id) => tt.closePosition(id, 4_000),
      expected: { status: 'presumedAbsent' },
    },
  };
  for (const [what, { order = limit, request, command, executed = false, meanwhile, expected }] of Object.entries(cases))
    it(`is found out: ${what}`, () => {
      const desk = simulated({ client: { lateness: { otherwise: 20_000 } } });
      const { clock, sim, tt, asked } = desk;
      const id = placed(desk, order);
      const disarm = sim.exchange.answer(request, () => (executed ? 'mute after executing' : 'silent'));
      const outcome = watch(command(tt, id));
      clock.advanceBy(10_001);
      disarm();
      expect(course(outcome)).to.equal('unknown');
      const during = watch(command(tt, id));
      expect(during.last).to.include({ status: 'notSent', reason: 'busy' });
      meanwhile?.(desk, id);
      clock.advanceBy(25_000);
      expect([outcome.values.length, outcome.completed]).to.deep.equal([2, true]);
      expect(outcome.last).to.include({ settled: true, ...expected });
      expect(asked(request)).to.equal(1);
      expect(watch(command(tt, id)).values).to.deep.equal([]); // free again
    });

  it('is found out: a close by another', () => {
    const desk = simulated();
    const { clock, sim, tt } = desk;
    const [long, short] = [placed(desk, market), placed(desk, { ...market, Side: 'Sell', Amount: 4_000 })];
    sim.exchange.answer('TradeDelete', () => 'mute after executing');
    const outcome = watch(tt.closePositionBy(long, short));
    expect(watch(tt.closePosition(short)).last).to.include({ reason: 'busy' });
    clock.advanceBy(11_000);
    expect(course(outcome)).to.equal('unknown accepted |');
    expect(outcome.last).to.include({ tradeId: long });
  });

  it('is in conflict where somebody else changed the trade to a third value', () => {
    const desk = simulated();
    const { clock, sim, tt } = desk;
    const id = placed(desk);
    sim.exchange.answer('TradeModify', ({ Params }) => (Params?.['Price'] === 1.01 ? 'silent' : undefined));
    const outcome = watch(tt.modifyOrder({ Id: id, Price: 1.01 }));
    const other = simulated({ clock, sim });
    watch(other.tt.modifyOrder({ Id: id, Price: 1.02 }));
    clock.advanceBy(11_000);
    expect(course(outcome)).to.equal('unknown conflict |');
    expect(outcome.last)
      .to.deep.include({ asked: { Price: '1.01' } })
      .and.to.have.nested.property('found.Price', 1.02);
  });

  it('is decided by a report of whoever ended the trade', () => {
    const desk = simulated();
    const { clock, sim, tt } = desk;
    const id = placed(desk);
    sim.exchange.answer('TradeDelete', ({ Id }) => (Id === first.values[0]?.commandId || first.values.length === 0 ? 'silent' : undefined));
    const first = watch(tt.cancelOrder(id));
    clock.advanceBy(10_001);
    const other = simulated({ clock, sim });
    watch(other.tt.cancelOrder(id));
    clock.advanceBy(5);
    expect(first.last).to.include({ status: 'accepted', proof: 'report', ended: 'canceled' });
  });
});

describe('a pair of orders in doubt', () => {
  const leg = { Type: 'Stop', Side: 'Buy', Symbol: 'EURUSD', Amount: 1_000, StopPrice: 1.5 } as const;

  it('is known leg by leg, and complete when both are', () => {
    const { clock, sim, tt } = simulated();
    sim.exchange.answer('TradeCreateOco', () => 'mute after executing');
    const outcome = watch(tt.createOco(leg, { ...leg, Side: 'Sell', StopPrice: 0.9 }));
    clock.advanceBy(11_000);
    expect(outcome.completed).to.equal(true);
    expect(outcome.values.map(({ first, second }) => [first.status, second.status])).to.deep.equal([
      ['unknown', 'unknown'],
      ['accepted', 'unknown'],
      ['accepted', 'accepted'],
    ]);
    expect(outcome.last.first).not.to.have.property('tradeId', 'tradeId' in outcome.last.second && outcome.last.second.tradeId);
  });
});

describe('a command in doubt, as a one-shot', () => {
  it('shows everyone the same, early or late, retried or shared, and goes on when they leave', () => {
    const { clock, sim, tt, asked } = simulated();
    sim.exchange.answer('TradeCreate', () => 'mute after executing');
    const command$ = tt.createOrder(limit);
    const early = [command$, command$.pipe(share()), command$.pipe(retry(3)), command$.pipe(take(1))].map(watch);
    watch(command$).subscription.unsubscribe();
    clock.advanceBy(10_001);
    early[1]?.subscription.unsubscribe();
    clock.advanceBy(1_000);
    const late = watch(command$);
    expect([course(late), ...early.map(course)]).to.deep.equal(['unknown accepted |', 'unknown accepted |', 'unknown', 'unknown accepted |', 'unknown |']);
    expect(asked('TradeCreate')).to.equal(1);
  });

  it('lets a handler trade, close and cancel in the middle of it', () => {
    const { clock, sim, tt } = simulated();
    const disarm = sim.exchange.answer('TradeCreate', () => 'mute after executing');
    const told: string[] = [];
    const cancel = (outcome: OrderOutcome): void => {
      told.push(outcome.status);
      if (outcome.status === 'accepted') watch(tt.cancelOrder(outcome.tradeId).pipe(tap(({ status }) => told.push(`cancel ${status}`))));
      else watch(tt.createOrder(limit).pipe(tap(({ status }) => told.push(`another ${status}`))));
    };
    watch(tt.createOrder(limit).pipe(tap(cancel)));
    clock.advanceBy(9_000);
    disarm();
    clock.advanceBy(5_000);
    expect(told).to.deep.equal(['unknown', 'another accepted', 'accepted', 'cancel accepted']);
  });

  it('is free for the next command of the same trade as soon as anybody hears of it', () => {
    const desk = simulated();
    const { clock, tt } = desk;
    const id = placed(desk);
    const told: string[] = [];
    const again = (): void => void watch(tt.cancelOrder(id).pipe(tap(({ status }) => told.push(status))));
    watch(tt.modifyOrder({ Id: id, Price: 1.01 }).pipe(tap(again)));
    clock.advanceBy(100);
    expect(told).to.deep.equal(['accepted']);
  });
});

describe('close()', () => {
  it('makes unknown the last word on what is in doubt, with what was seen', () => {
    const { clock, sim, tt, asked } = simulated({ client: { liveness: false } });
    sim.exchange.answer('TradeCreate', () => 'silent');
    const outcome = watch(tt.createOrder(limit));
    clock.advanceBy(12_000);
    const closed = watch(tt.close());
    clock.advanceBy(100);
    expect([course(outcome), closed.completed, asked('TradeCreate')]).to.deep.equal(['unknown |', true, 1]);
    expect(evidenceOf(outcome.last).map(({ source }) => source)).to.deep.equal(['deadline']);
    clock.advanceBy(60_000);
    expect(clock.waiting).to.equal(0);
  });

  it('waits for the answer to what is under way, and no longer than its deadline', () => {
    const { clock, sim, tt } = simulated({ client: { liveness: false } });
    sim.exchange.answer('TradeCreate', () => 'silent');
    const outcome = watch(tt.createOrder(limit));
    const closed = watch(tt.close());
    clock.advanceBy(9_900);
    expect([outcome.values.length, closed.completed]).to.deep.equal([0, false]);
    clock.advanceBy(200);
    expect([course(outcome), closed.completed]).to.deep.equal(['unknown |', true]);
  });
});
