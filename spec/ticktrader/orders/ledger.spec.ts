// What a session tells its journal, and what it does where the journal is slow, full or broken.

import { expect } from 'chai';
import { EMPTY, map, NEVER, of, Subject, throwError, timer, type Observable } from 'rxjs';
import { virtualClock, type VirtualClock } from '../../../lib/testing/virtual-clock.js';
import { closeSession, createOrder, openSession, whenReady } from '../../../lib/ticktrader/index.js';
import { watch } from '../../support/seen.js';
import { optionsFor, readySetting, result, scriptedServer, aTrade, silence, setting } from '../../support/tick-trader-server.js';
import { notebook } from './journal.js';
import { course, limit, placed, simulated } from './simulated.js';

const order = { ...limit, ClientId: 'mine' };

const keptAfter = (milliseconds: number, clock: VirtualClock): Observable<void> => timer(milliseconds, clock).pipe(map(() => undefined));

describe('a journal', () => {
  it('is opened for the account when the client connects, not before, and closed with it', () => {
    const accounts: string[] = [];
    const { journal, told } = notebook({
      open: (account) => {
        accounts.push(account);
        return of([]);
      },
    });
    const { clock, server, tt } = setting({}, { journal });
    clock.advanceBy(1_000);
    expect(told).to.deep.equal([]);
    tt.connect().subscribe();
    clock.advanceBy(20);
    server.close(1006);
    clock.advanceBy(2_000);
    expect([told, accounts]).to.deep.equal([['open'], [`${server.url} an-id`]]);
    const closed = watch(tt.close());
    clock.advanceBy(20);
    expect([told, closed.completed]).to.deep.equal([['open', 'close'], true]);
  });

  it('is told what became of a command it was still writing down at close(), and closed only then', () => {
    const clock = virtualClock();
    const server = scriptedServer(clock, {});
    const { journal, told } = notebook({ intend: () => keptAfter(50, clock) });
    const session = openSession({ ...optionsFor(clock, server), journal });
    whenReady(session).subscribe();
    clock.advanceBy(20);
    const outcome = watch(createOrder(session, order));
    clock.advanceBy(10);
    const closed = watch(closeSession(session));
    clock.advanceBy(20);
    expect(closed.completed).to.equal(false);
    clock.advanceBy(100);
    expect([course(outcome), told, closed.completed]).to.deep.equal(['notSent |', ['open', 'intend', 'settle', 'close'], true]);
  });

  it('that throws where it should keep a settlement takes no verdict away', () => {
    const { journal } = notebook({
      settle: () => {
        throw new Error('The disk is full.');
      },
    });
    const { clock, tt } = simulated({ client: { journal } });
    const outcome = watch(tt.createOrder(limit));
    clock.advanceBy(100);
    expect(course(outcome)).to.equal('accepted |');
  });

  it('is opened by the first command of those who use single functions, and close() waits until it has let go', () => {
    const done$ = new Subject<never>();
    const { journal, told } = notebook({ close: () => done$ });
    const clock = virtualClock();
    const server = scriptedServer(clock, { TradeCreate: result({ Trade: aTrade }) });
    const session = openSession({ ...optionsFor(clock, server), journal });
    whenReady(session).subscribe();
    clock.advanceBy(20);
    expect(told).to.deep.equal([]);
    const outcome = watch(createOrder(session, order));
    clock.advanceBy(10);
    expect([told, outcome.last.status]).to.deep.equal([['open', 'intend', 'settle'], 'accepted']);
    const closed = watch(closeSession(session));
    clock.advanceBy(20);
    expect([told.at(-1), closed.values.length, closed.completed]).to.deep.equal(['close', 0, false]);
    done$.complete();
    expect([closed.values.length, closed.completed]).to.deep.equal([1, true]);
  });

  it('has each intent before it leaves, and its verdict when that is known', () => {
    const { journal, intents, settlements } = notebook();
    const desk = simulated({ client: { journal } });
    const { clock, tt } = desk;
    const id = placed(desk, order);
    const begin = clock.now();
    const outcome = watch(tt.modifyOrder({ Id: id, Price: 1.01 }));
    expect(intents[1]).to.deep.include({
      commandId: intents[1]?.commandId,
      request: 'TradeModify',
      at: begin,
      asked: [
        {
          deed: 'modify',
          tradeId: id,
          wanted: { Price: '1.01' },
          before: {
            Type: 'Limit',
            Price: '1',
            InitialAmount: '10000',
            RemainingAmount: '10000',
            FilledAmount: '0',
            ImmediateOrCancel: 'false',
            FillOrKill: 'false',
            OneCancelsTheOther: 'false',
          },
        },
      ],
    });
    expect(intents[1]?.serverStamp).to.be.within(begin - 200, begin);
    expect(settlements.map(({ statuses }) => statuses)).to.deep.equal([['accepted']]);
    clock.advanceBy(100);
    expect(settlements[1]).to.deep.equal({ commandId: outcome.last.commandId, statuses: ['accepted'], at: begin + 2 });
    expect(intents[0]?.asked).to.deep.equal([{ deed: 'create', clientId: 'mine' }]);
  });

  it('has no verdict on a pair of orders while one of them is in doubt: after a crash nobody would look for that one', () => {
    const { journal, settlements } = notebook();
    const { clock, sim, tt } = simulated({ client: { journal, lateness: { otherwise: 20_000 } } });
    sim.exchange.answer('TradeCreateOco', () => 'silent');
    const leg = { Type: 'Stop', Side: 'Buy', Symbol: 'EURUSD', Amount: 1_000, StopPrice: 1.5 } as const;
    const outcome = watch(tt.createOco({ ...leg, ClientId: 'one' }, { ...leg, ClientId: 'two' }));
    clock.advanceBy(10_001);
    sim.exchange.request('TradeCreate', { ...leg, ClientId: 'one' }); // as if the first had been taken
    clock.advanceBy(2_000);
    expect([outcome.last.first.status, outcome.last.second.status, settlements]).to.deep.equal(['accepted', 'unknown', []]);
    clock.advanceBy(30_000);
    expect(settlements.map(({ statuses }) => statuses)).to.deep.equal([['accepted', 'presumedAbsent']]);
  });

  it('hears nothing of what was refused before it', () => {
    const { journal, told } = notebook();
    const { tt } = setting({}, { journal });
    watch(tt.createOrder(order));
    expect(told).to.deep.equal(['open']);
  });

  it('has no settlement of what is in doubt when the session ends', () => {
    const { journal, told } = notebook();
    const { clock, tt } = readySetting({ TradeCreate: silence }, { journal });
    const outcome = watch(tt.createOrder(order));
    tt.close();
    clock.advanceBy(11_000);
    expect([course(outcome), told]).to.deep.equal(['unknown |', ['open', 'intend', 'close']]);
  });

  it('that is as quick as memory lets a command leave within the same turn', () => {
    const { clock, server, tt } = readySetting({ TradeCreate: result({ Trade: aTrade }) });
    const before = clock.now();
    watch(tt.createOrder(order));
    clock.advanceBy(1);
    expect(server.of('TradeCreate').map(({ at }) => at - before)).to.deep.equal([1]);
  });

  const broken: Readonly<Record<string, () => Observable<never>>> = {
    fails: () => throwError(() => new Error('The disk is full.')),
    'ends without a word': () => EMPTY,
    throws: () => {
      throw new Error('The disk is gone.');
    },
  };
  for (const [what, act] of Object.entries(broken)) {
    it(`that ${what} when it shall keep an intent makes the command notSent, and reads go on`, () => {
      const { journal } = notebook({ intend: act });
      const { clock, server, tt } = readySetting({ TradeCreate: silence }, { journal });
      const outcome = watch(tt.createOrder(order));
      expect(outcome.last).to.include({ status: 'notSent', reason: 'journal', settled: true });
      const trades = watch(tt.trades());
      clock.advanceBy(10);
      expect([trades.completed, server.of('TradeCreate')]).to.deep.equal([true, []]);
    });

    it(`that ${what} when it shall be opened makes every command notSent`, () => {
      const { journal } = notebook({ open: act });
      const { clock, server, tt } = readySetting({ TradeCreate: silence, TradeDelete: silence }, { journal });
      for (const outcome of [watch(tt.createOrder(order)), watch(tt.cancelOrder(7))]) expect(outcome.last).to.include({ status: 'notSent', reason: 'journal' });
      clock.advanceBy(10);
      expect([...server.of('TradeCreate'), ...server.of('TradeDelete')]).to.deep.equal([]);
      expect(watch(tt.state$).last.status).to.equal('ready');
    });

    it(`that ${what} when it shall keep a verdict changes nothing about it`, () => {
      if (what === 'throws') return; // a stream that throws when it is made is a bug of the journal's
      const { journal } = notebook({ settle: act });
      const { clock, tt } = readySetting({ TradeCreate: result({ Trade: aTrade }) }, { journal });
      const outcome = watch(tt.createOrder(order));
      clock.advanceBy(10);
      expect(course(outcome)).to.equal('accepted |');
    });
  }

  it('that takes its time delays the command, within validFor', () => {
    const clock = virtualClock();
    const server = scriptedServer(clock, { TradeCreate: result({ Trade: aTrade }) });
    const { journal } = notebook({ intend: () => keptAfter(1_500, clock) });
    const session = openSession({ ...optionsFor(clock, server), journal });
    whenReady(session).subscribe();
    clock.advanceBy(20);
    const outcome = watch(createOrder(session, order));
    clock.advanceBy(1_499);
    expect(server.of('TradeCreate')).to.deep.equal([]);
    clock.advanceBy(10);
    expect(course(outcome)).to.equal('accepted |');
  });

  it('that takes longer than validFor makes the command stale, and is told so', () => {
    const clock = virtualClock();
    for (const intend of [() => NEVER, () => keptAfter(2_500, clock)]) {
      const server = scriptedServer(clock, { TradeCreate: silence });
      const { journal, settlements } = notebook({ intend });
      const session = openSession({ ...optionsFor(clock, server), journal });
      whenReady(session).subscribe();
      clock.advanceBy(20);
      const outcome = watch(createOrder(session, order));
      clock.advanceBy(2_002);
      expect(outcome.last).to.include({ status: 'notSent', reason: 'stale' });
      clock.advanceBy(10_000);
      expect([server.of('TradeCreate'), settlements.map(({ statuses }) => statuses)]).to.deep.equal([[], [['notSent']]]);
    }
  });

  it('that is slow leaves the gate to be asked again: a session lost meanwhile sends nothing', () => {
    const kept$ = new Subject<void>();
    const { journal, settlements } = notebook({ intend: () => kept$ });
    const { clock, server, tt } = readySetting({ TradeCreate: silence }, { journal });
    const outcome = watch(tt.createOrder(order));
    server.close(1006);
    clock.advanceBy(2);
    kept$.next();
    expect(outcome.last).to.include({ status: 'notSent', reason: 'notReady' });
    expect(settlements).to.have.lengthOf(1);
    clock.advanceBy(10_000);
    expect(server.of('TradeCreate')).to.deep.equal([]);
  });
});
