// The client: one session with every function over it bound. Users who count bytes take openSession and the functions instead.

import { defer, type Observable } from 'rxjs';
import type { Id } from '../base/ids.js';
import type { ListUpdate } from '../base/list-update.js';
import type { Cursor, Page } from '../request/pages.js';
import type { SessionState } from '../session/state.js';
import { dailySnapshotPages, dailySnapshots, type SnapshotQuery } from './history/daily-snapshots.js';
import { tradeHistory, tradeHistoryPages, type HistoryQuery } from './history/trade-history.js';
import type * as model from './model/index.js';
import { closeSession, namesNumeric, openSession, whenReady, type NumericOption } from './open-session.js';
import type { TickTraderOptions } from './options.js';
import { createOco } from './orders/create-oco.js';
import { createOrder } from './orders/create.js';
import { attend } from './orders/desk.js';
import { lateOutcomes } from './orders/late-outcomes.js';
import { modifyOrder } from './orders/modify.js';
import type { NewOrder, OrderChange } from './orders/new-order.js';
import type { OcoOutcome, OrderOutcome } from './orders/outcome.js';
import { cancelOrder, closePosition, closePositionBy } from './orders/remove.js';
import { account } from './read/account.js';
import { assets } from './read/assets.js';
import { positions, type PositionFilter } from './read/positions.js';
import { prolongTwoFactor } from './read/prolong.js';
import { clientSession, currentTradeSession } from './read/sessions.js';
import { dividends, mergersAndAcquisitions, splits } from './read/stock-events.js';
import { trades } from './read/trades.js';
import type { Notice, Session } from './session.js';
import { executionReports } from './streams/execution-reports.js';
import { executions } from './streams/executions/executions.js';
import { openTrades } from './streams/open-trades.js';
import { accountChanges, notices, tradeSessionChanges } from './streams/state.js';

/**
 * A TickTrader client. It connects on the first subscription to a read, a walk or a hot stream (not `state$`, not a command) and stays connected
 * until `close()`. Hot streams (`...$`) outlive reconnects, complete after `close()`, and error where a failure is final.
 * Reads are cold: one request a subscription. Commands are one-shots: sent at most once, over a ready session or not at all.
 */
export interface TickTrader<N = number> {
  /** Connects, and emits once ready. Errors where a login is final: wrong credentials, no one-time password. */
  connect(): Observable<void>;

  /** Where the session stands: the latest, then every change. Never errors; completes once closed. */
  readonly state$: Observable<SessionState>;
  /** Execution reports as they arrive. What the server sends while the connection is down is lost here. */
  readonly executionReports$: Observable<model.ExecutionReport<N>>;
  /**
   * Every change of state of orders, positions and the balance, once and in order, over any number of disconnects: the gap-free twin of `executionReports$`.
   * A `gap` says that something may be missing, `caughtUp` that nothing is. See `executions` for what the server keeps no record of.
   */
  readonly executions$: Observable<model.ExecutionEvent<N>>;
  /** What is open: the latest list, then every change of it. */
  readonly openTrades$: Observable<ListUpdate<model.Trade<N>>>;
  /** The account: latest, then every change. */
  readonly account$: Observable<model.Account<N>>;
  /** The platform's trade session: latest, then every change. */
  readonly tradeSession$: Observable<model.TradeSession>;
  /** What contradicts an earlier `presumedAbsent`, and what became of the commands a former run left in the journal. Replays the latest. */
  readonly lateOutcomes$: Observable<OrderOutcome<N>>;
  /** Notifications, logoff, errors that name no request, frames that could not be read, and with `ledgerNotices` balances that do not add up. */
  readonly notices$: Observable<Notice<N>>;

  /** This client's own session on the server. */
  session(): Observable<model.SessionInfo>;
  /** The platform's trade session, asked for now. */
  currentTradeSession(): Observable<model.TradeSession>;
  /** The account, asked for now. */
  account(): Observable<model.Account<N>>;
  /** What a Cash account holds. */
  assets(currency?: string): Observable<readonly model.Asset<N>[]>;
  /** The positions of a Net account. */
  positions(filter?: PositionFilter): Observable<readonly model.Position<N>[]>;
  /** What is open: pending orders, and on Gross accounts positions. */
  trades(id?: Id): Observable<readonly model.Trade<N>[]>;
  /** Splits of a symbol, or of all. */
  splits(symbol?: string): Observable<readonly model.Split[]>;
  /** Dividends of these symbols, or of all. */
  dividends(symbols?: readonly string[]): Observable<readonly model.Dividend[]>;
  /** Mergers and acquisitions of a symbol, or all. */
  mergersAndAcquisitions(symbol?: string): Observable<readonly model.MergerAndAcquisition[]>;

  /** All that happened on the account, lazily, page after page. */
  tradeHistory(query?: HistoryQuery): Observable<model.TradeReport<N>>;
  /** The same, a page a pull. */
  tradeHistoryPages(query?: HistoryQuery): Cursor<Page<model.TradeReport<N>>>;
  /** The account at the end of each day, lazily. */
  dailySnapshots(query?: SnapshotQuery): Observable<model.DailySnapshot<N>>;
  /** The same, a page a pull. */
  dailySnapshotPages(query?: SnapshotQuery): Cursor<Page<model.DailySnapshot<N>>>;

  /** Places an order. */
  createOrder(order: NewOrder<N>): Observable<OrderOutcome<N>>;
  /** Places two orders of which one cancels the other. */
  createOco(first: NewOrder<N>, second: NewOrder<N>): Observable<OcoOutcome<N>>;
  /** Changes a pending order or a position. */
  modifyOrder(change: OrderChange<N>): Observable<OrderOutcome<N>>;
  /** Cancels a pending order. */
  cancelOrder(id: Id): Observable<OrderOutcome<N>>;
  /** Closes a position, in full or `amount` of it. */
  closePosition(id: Id, amount?: N): Observable<OrderOutcome<N>>;
  /** Closes a position by one of the other side. */
  closePositionBy(id: Id, byId: Id): Observable<OrderOutcome<N>>;

  /** Asks the server to remember the second factor longer; emits until when (ms since 1970). */
  prolongTwoFactor(): Observable<{ readonly expireTime: number }>;
  /** Drains and closes. Acts when called, subscribed or not; the stream only tells when it is done. */
  close(): Observable<void>;
}

const functionsOver = <N>(session: Session<N>): TickTrader<N> => ({
  connect: () => defer(() => whenReady(session)),
  state$: session.core.state$,
  executionReports$: executionReports(session),
  executions$: executions(session),
  openTrades$: openTrades(session),
  account$: accountChanges(session),
  tradeSession$: tradeSessionChanges(session),
  lateOutcomes$: lateOutcomes(session),
  notices$: notices(session),
  session: () => clientSession(session),
  currentTradeSession: () => currentTradeSession(session),
  account: () => account(session),
  assets: (currency) => assets(session, currency),
  positions: (filter) => positions(session, filter),
  trades: (id) => trades(session, id),
  splits: (symbol) => splits(session, symbol),
  dividends: (symbols) => dividends(session, symbols),
  mergersAndAcquisitions: (symbol) => mergersAndAcquisitions(session, symbol),
  tradeHistory: (query) => tradeHistory(session, query),
  tradeHistoryPages: (query) => tradeHistoryPages(session, query),
  dailySnapshots: (query) => dailySnapshots(session, query),
  dailySnapshotPages: (query) => dailySnapshotPages(session, query),
  createOrder: (order) => createOrder(session, order),
  createOco: (first, second) => createOco(session, first, second),
  modifyOrder: (change) => modifyOrder(session, change),
  cancelOrder: (id) => cancelOrder(session, id),
  closePosition: (id, amount) => closePosition(session, id, amount),
  closePositionBy: (id, byId) => closePositionBy(session, id, byId),
  prolongTwoFactor: () => prolongTwoFactor(session),
  close: () => closeSession(session),
});

const bind = <N>(session: Session<N>): TickTrader<N> => {
  attend(session);
  return functionsOver(session);
};

/** A client for the trade socket at `options.url`. Nothing is opened yet. Throws an `InvalidRequestError` that names the field where an option is wrong. */
export function tickTrader(options: TickTraderOptions): TickTrader;
export function tickTrader<N>(options: NumericOption<N>): TickTrader<N>;
export function tickTrader<N>(options: TickTraderOptions | NumericOption<N>): TickTrader | TickTrader<N> {
  return namesNumeric(options) ? bind(openSession(options)) : bind(openSession(options));
}
