// Every message of the vendor's document, as a table of steps in the order a desk would take them. every-message.spec runs it through both doors.

import { expect } from 'chai';
import { firstValueFrom, take, type Observable } from 'rxjs';
import { RequestError } from '../../lib/base/errors.js';
import type { AccountingType } from '../../lib/simulator/index.js';
import type { NewOrder, OrderOutcome, Position } from '../../lib/ticktrader/index.js';
import type { Desk } from './desk.js';

/** One step: what it does, which message of the document it is about, and on which accounts it makes sense. */
export interface Step {
  readonly what: string;
  readonly on?: readonly AccountingType[];
  readonly act: (desk: Desk, accounting: AccountingType) => Promise<void>;
}

const SYMBOL = 'EURUSD';
const AMOUNT = 10_000;
const market = { Type: 'Market', Side: 'Buy', Symbol: SYMBOL, Amount: AMOUNT } as const;
/** Prices far enough from the market that nothing is filled by chance. */
const LOW = 1;
const HIGH = 1.3;
const limit = { ...market, Type: 'Limit', Price: LOW } as const;
const stop = { ...market, Type: 'Stop', StopPrice: HIGH } as const;
const stopLimit = { ...market, Type: 'StopLimit', StopPrice: HIGH, Price: HIGH } as const;

const ended = async ({ all }: Desk, command$: Observable<OrderOutcome>): Promise<OrderOutcome> => {
  const outcomes = await all(command$);
  expect(outcomes).to.have.lengthOf(1);
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error('A command without an outcome.');
  return outcome;
};

/** The trade of a command that must be accepted. */
const accepted = async (desk: Desk, command$: Observable<OrderOutcome>): Promise<Extract<OrderOutcome, { status: 'accepted' }>> => {
  const outcome = await ended(desk, command$);
  if (outcome.status !== 'accepted') throw new Error(`It is ${outcome.status}: ${JSON.stringify(outcome)}`);
  return outcome;
};

/** What was reported while `work` was done. */
const eventsOf = async (desk: Desk, work: () => Promise<unknown>): Promise<readonly string[]> => {
  const before = desk.reports.values.length;
  await work();
  await desk.pass(20);
  return desk.reports.values.slice(before).map(({ Event }) => Event);
};

const refused = async <T>(desk: Desk, read$: Observable<T>): Promise<RequestError> => {
  try {
    await desk.all(read$);
  } catch (error) {
    if (error instanceof RequestError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
};

const only = async <T>(desk: Desk, read$: Observable<T>): Promise<T> => {
  const [value, ...more] = await desk.all(read$);
  if (value === undefined || more.length > 0) throw new Error('Not one answer.');
  return value;
};

/** Places what must wait, shows it, and cancels it again. */
const placeAndCancel = async (desk: Desk, order: NewOrder): Promise<void> => {
  const { tradeId } = await accepted(desk, desk.tt.createOrder(order));
  const [trade] = await only(desk, desk.tt.trades(tradeId));
  expect(trade).to.include({ Id: tradeId, Status: 'Calculated', Symbol: SYMBOL });
  const canceled = await accepted(desk, desk.tt.cancelOrder(tradeId));
  expect(canceled).to.include({ ended: 'canceled', tradeId });
};

const openPosition = async (desk: Desk, side: 'Buy' | 'Sell' = 'Buy'): Promise<string> =>
  (await accepted(desk, desk.tt.createOrder({ ...market, Side: side }))).tradeId;

export const steps: readonly Step[] = [
  {
    what: 'Login and TwoFactor',
    act: async (desk) => {
      await desk.all(desk.tt.connect());
      expect(desk.states.values.map(({ status }) => status)).to.include.members(['connecting', 'authenticating', 'two-factor', 'restoring', 'ready']);
      expect(desk.states.last).to.deep.equal({ status: 'ready', epoch: 1 });
    },
  },
  {
    what: 'TwoFactor, the resume request',
    act: async (desk) => void expect((await only(desk, desk.tt.prolongTwoFactor())).expireTime).to.be.greaterThan(1_600_000_000_000),
  },
  {
    what: 'SessionInfo',
    act: async (desk) =>
      void expect(await only(desk, desk.tt.session()))
        .to.include({ TradeAllowed: true })
        .and.have.property('ClientSessionId'),
  },
  { what: 'TradeSessionInfo', act: async (desk) => void expect(await only(desk, desk.tt.currentTradeSession())).to.include({ SessionStatus: 'Opened' }) },
  {
    what: 'the pushes that follow a login',
    act: async (desk, type) => {
      expect((await only(desk, desk.tt.tradeSession$.pipe(take(1)))).SessionStatus).to.equal('Opened');
      expect((await only(desk, desk.tt.account$.pipe(take(1)))).AccountingType).to.equal(type);
    },
  },
  { what: 'Account', act: async (desk, type) => void expect(await only(desk, desk.tt.account())).to.include({ AccountingType: type }) },
  {
    what: 'Assets, of all currencies and of one',
    act: async (desk, type) => {
      if (type !== 'Cash') return void expect((await refused(desk, desk.tt.assets())).request).to.equal('Assets');
      const assets = await only(desk, desk.tt.assets());
      expect(assets.length).to.be.greaterThan(1);
      expect(await only(desk, desk.tt.assets(assets[0]?.Currency))).to.deep.equal(assets.slice(0, 1));
    },
  },
  {
    what: 'TradeCreate, market',
    act: async (desk, type) => {
      const events = await eventsOf(desk, async () => {
        const { ended: end, proof, trade } = await accepted(desk, desk.tt.createOrder(market));
        expect({ end, proof, filled: trade?.FilledAmount }).to.deep.equal({ end: 'filled', proof: 'response', filled: AMOUNT });
      });
      if (type === 'Gross') expect(events).to.deep.equal(['Accepted', 'Filled', 'Allocated']);
      else expect(events).to.include.members(['Accepted', 'Filled']);
    },
  },
  {
    what: 'Positions, all, by id and of a symbol',
    act: async (desk, type) => {
      if (type !== 'Net') return void expect((await refused(desk, desk.tt.positions())).request).to.equal('Positions');
      const ofSymbol = async (): Promise<Position | undefined> => (await only(desk, desk.tt.positions({ symbol: SYMBOL }))).at(0);
      const held = (position: Position | undefined): number => (position === undefined ? 0 : position.LongAmount - position.ShortAmount);
      const before = held(await ofSymbol());
      await openPosition(desk);
      const position = await ofSymbol();
      expect(held(position)).to.be.closeTo(before + AMOUNT, 1e-6); // whatever its past left
      const all = await only(desk, desk.tt.positions());
      for (const one of all) expect(await only(desk, desk.tt.positions({ id: one.Id }))).to.deep.equal([one]);
    },
  },
  {
    what: 'Trades, all and by id',
    act: async (desk, type) => {
      const trades = await only(desk, desk.tt.trades());
      if (type === 'Gross') expect(trades.filter(({ Type }) => Type === 'Position').length).to.be.at.least(1);
      for (const trade of trades.slice(0, 3)) expect(await only(desk, desk.tt.trades(trade.Id))).to.deep.equal([trade]);
    },
  },
  {
    what: 'TradeCreate, TradeModify and TradeDelete Cancel, limit',
    act: async (desk) => {
      const events = await eventsOf(desk, async () => {
        const { tradeId } = await accepted(desk, desk.tt.createOrder(limit));
        const changed = await accepted(desk, desk.tt.modifyOrder({ Id: tradeId, Price: 1.01, Comment: 'changed' }));
        expect(changed.trade).to.include({ Price: 1.01, Comment: 'changed' });
        const smaller = await accepted(desk, desk.tt.modifyOrder({ Id: tradeId, AmountChange: -1_000 }));
        expect(smaller.trade).to.include({ RemainingAmount: AMOUNT - 1_000 });
        await accepted(desk, desk.tt.cancelOrder(tradeId));
      });
      expect(events).to.deep.equal(['Accepted', 'Allocated', 'PendingModify', 'Modified', 'PendingModify', 'Modified', 'PendingCancel', 'Canceled']);
    },
  },
  { what: 'TradeCreate, stop', on: ['Gross', 'Net'], act: (desk) => placeAndCancel(desk, stop) },
  { what: 'TradeCreate, stop-limit', act: (desk) => placeAndCancel(desk, stopLimit) },
  {
    what: 'TradeCreate, good till a date',
    act: async (desk) => placeAndCancel(desk, { ...limit, Expired: (await only(desk, desk.tt.session())).ClientSessionCreated + 86_400_000 }),
  },
  {
    what: 'TradeCreate, immediate or cancel',
    act: async (desk) => {
      const events = await eventsOf(
        desk,
        async () => void expect(await accepted(desk, desk.tt.createOrder({ ...limit, ImmediateOrCancel: true }))).to.include({ ended: 'canceled' }),
      );
      expect(events.at(-1)).to.equal('Canceled');
    },
  },
  {
    what: 'TradeCreate, fill or kill',
    act: async (desk) => void expect(['accepted', 'rejected']).to.include((await ended(desk, desk.tt.createOrder({ ...limit, FillOrKill: true }))).status),
  },
  {
    what: 'TradeCreate, iceberg and contingent, as far as the server goes',
    act: async (desk) => {
      const orders: readonly NewOrder[] = [
        { ...limit, MaxVisibleAmount: 1_000 },
        { ...limit, ContingentOrder: true, TriggerType: 'OnTime', TriggerTime: 4_000_000_000_000 },
        { ...limit, ContingentOrder: true, TriggerType: 'OnPendingOrderExpired', OrderIdTriggeredBy: 7 },
        { ...limit, ContingentOrder: true, TriggerType: 'OnPendingOrderPartiallyFilled', OrderIdTriggeredBy: 7 },
      ];
      for (const order of orders) {
        const outcome = await ended(desk, desk.tt.createOrder(order));
        expect(outcome.status, JSON.stringify(order)).to.be.oneOf(['accepted', 'rejected']);
        if (outcome.status === 'accepted') await accepted(desk, desk.tt.cancelOrder(outcome.tradeId));
      }
    },
  },
  {
    what: 'TradeCreate, refused',
    act: async (desk) => {
      const outcome = await ended(desk, desk.tt.createOrder({ ...market, Symbol: 'NOSUCH' }));
      expect(outcome).to.include({ status: 'rejected', settled: true });
    },
  },
  {
    what: 'TradeCreateOco, stop and stop, stop and limit',
    on: ['Gross', 'Net'],
    act: async (desk) => {
      for (const second of [{ ...stop, Side: 'Sell', StopPrice: LOW }, limit] as const) {
        const { first, second: other } = await only(desk, desk.tt.createOco(stop, second));
        if (first.status !== 'accepted' || other.status !== 'accepted') throw new Error(`${first.status}, ${other.status}`);
        expect(first.tradeId).not.to.equal(other.tradeId);
        await accepted(desk, desk.tt.cancelOrder(first.tradeId));
        await desk.pass(20);
        const left = await only(desk, desk.tt.trades());
        if (left.some(({ Id }) => Id === other.tradeId)) await accepted(desk, desk.tt.cancelOrder(other.tradeId));
      }
    },
  },
  {
    what: 'TradeModify of a position',
    on: ['Gross'],
    act: async (desk) => {
      const Id = await openPosition(desk);
      const { trade } = await accepted(desk, desk.tt.modifyOrder({ Id, StopLoss: LOW, TakeProfit: HIGH }));
      expect(trade).to.include({ StopLoss: LOW, TakeProfit: HIGH });
      await accepted(desk, desk.tt.closePosition(Id));
    },
  },
  {
    what: 'TradeDelete Close, partial and full',
    on: ['Gross'],
    act: async (desk) => {
      const id = await openPosition(desk);
      const part = await accepted(desk, desk.tt.closePosition(id, AMOUNT / 2));
      expect(part.trade).to.include({ RemainingAmount: AMOUNT / 2 });
      expect(await accepted(desk, desk.tt.closePosition(id))).to.include({ ended: 'closed' });
    },
  },
  {
    what: 'TradeDelete CloseBy',
    on: ['Gross'],
    act: async (desk) => {
      const [long, short] = [await openPosition(desk), await openPosition(desk, 'Sell')];
      expect(await accepted(desk, desk.tt.closePositionBy(long, short))).to.include({ ended: 'closed' });
      const left = (await only(desk, desk.tt.trades())).map(({ Id }) => Id);
      expect(left).not.to.include(long).and.not.to.include(short);
    },
  },
  {
    what: 'TradeHistory, forward, backward, by pages and of one order',
    act: async (desk) => {
      const forward = await desk.all(desk.tt.tradeHistory({ pageSize: 7 }));
      expect(forward.length).to.be.at.least(40);
      expect(new Set(forward.map(({ Id }) => Id)).size).to.equal(forward.length);
      expect((await desk.all(desk.tt.tradeHistory({ direction: 'Backward', pageSize: 1000 }))).map(({ Id }) => Id)).to.deep.equal(
        forward.map(({ Id }) => Id).toReversed(),
      );
      expect(await desk.all(desk.tt.tradeHistory({ pageSize: 7 }).pipe(take(10)))).to.deep.equal(forward.slice(0, 10));
      const canceled = forward.filter(({ TransactionType }) => TransactionType === 'OrderCanceled');
      const last = canceled.at(-1);
      expect((await desk.all(desk.tt.tradeHistory({ orderId: last?.TradeId ?? '' }))).map(({ Id }) => Id)).to.include(last?.Id);
      expect((await desk.all(desk.tt.tradeHistory({ skipCancelOrder: true }))).length).to.be.lessThan(forward.length);
    },
  },
  {
    what: 'DailySnapshots',
    act: async (desk, type) => {
      const snapshots = await desk.all(desk.tt.dailySnapshots({ pageSize: 2 }));
      expect(snapshots.length).to.be.at.least(4);
      const stamps = snapshots.map(({ Timestamp }) => Timestamp);
      expect(stamps).to.deep.equal(stamps.toSorted((a, b) => a - b));
      for (const { AccountingType } of snapshots) expect(AccountingType).to.equal(type);
    },
  },
  {
    what: 'Split, all and of a symbol',
    act: async (desk) => {
      const splits = await only(desk, desk.tt.splits());
      expect(splits.map(({ Id }) => Id)).to.include('638273510970197437');
      expect((await only(desk, desk.tt.splits('AUDCAD'))).length).to.be.within(1, splits.length - 1);
    },
  },
  {
    what: 'Dividend, all and of symbols',
    act: async (desk) => {
      const dividends = await only(desk, desk.tt.dividends());
      const some = await only(desk, desk.tt.dividends(['EURUSD']));
      expect([some.length < dividends.length, some.map(({ Symbol }) => Symbol)]).to.deep.equal([true, ['EURUSD']]);
    },
  },
  {
    what: 'MergerAndAcquisition, all and of a symbol',
    act: async (desk) => {
      const mergers = await only(desk, desk.tt.mergersAndAcquisitions());
      expect((await only(desk, desk.tt.mergersAndAcquisitions('GLBX'))).length).to.be.within(1, mergers.length - 1);
    },
  },
  {
    what: 'the pushes: trade session, Account, AccountNotification',
    act: async (desk, type) => {
      const latest = <T>(stream$: Observable<T>): Promise<T> => firstValueFrom(stream$);
      const { exchange } = desk.server;
      exchange.tradeSession('Closed');
      await desk.pass(20);
      expect((await latest(desk.tt.tradeSession$)).SessionStatus).to.equal('Closed');
      exchange.tradeSession('Opened');
      const before = (await only(desk, desk.tt.account())).Balance ?? 0;
      exchange.deposit(250);
      await desk.pass(20);
      if (type !== 'Cash') expect((await latest(desk.tt.account$)).Balance).to.be.closeTo(before + 250, 1e-6);
      exchange.notify({ Code: 'MarginCall', Severity: 'Warning', Message: 'Beware' });
      await desk.pass(20);
      expect(desk.notices.last).to.have.nested.property('notification.Code', 'MarginCall');
    },
  },
  {
    what: 'Logoff, after which the client comes back by itself',
    act: async (desk) => {
      desk.server.exchange.logoff('See you');
      await desk.pass(20);
      expect(desk.notices.last).to.deep.equal({ kind: 'logoff', reason: 'See you' });
      expect(await only(desk, desk.tt.session())).to.have.property('ClientSessionId');
      expect(desk.states.last).to.deep.equal({ status: 'ready', epoch: 2 });
    },
  },
  {
    what: 'all of it without a frame that could not be read',
    act: (desk) => {
      expect(desk.notices.values.filter(({ kind }) => kind === 'decode' || kind === 'error')).to.deep.equal([]);
      return Promise.resolve();
    },
  },
];
