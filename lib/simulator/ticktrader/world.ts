// The simulated exchange and its one account, as everything below the engine sees it. The engine makes one; orders and requests are functions over it.

import type Big from 'big.js';
import type { Book } from './book.js';
import type { Conditions } from './conditions.js';
import type { JournalBook } from './journal.js';
import type { Ledger } from './ledger.js';
import type { Log } from './log.js';
import type { Settings } from './options.js';
import type { Desk } from './orders/desk.js';
import type { Order, Reason } from './orders/order.js';
import type { Prices } from './prices.js';
import type { Schedule } from './schedule.js';
import type { StockEvents } from './stock.js';
import type { SymbolFacts } from './symbols.js';
import type { Wire, WireRecord } from './writer.js';

/** What was just executed of an order. */
export interface Fill {
  readonly amount: Big;
  readonly price: Big;
}

/** What a fill did to the account, as an execution report tells it. */
export interface Effect {
  /** The Gross position it opened. */
  readonly position?: Order;
  /** The `Profit` part: the balance moved. */
  readonly profit?: WireRecord;
  /** The `AssetMovement` part: assets moved. */
  readonly assetMovement?: readonly WireRecord[];
}

/** How an account of one type keeps its books. */
export interface Accounting {
  /** Refuses an order the account has not the money for. `price` is what it would be filled at. */
  admit(world: World, order: Order, price: Big): void;
  /** Books a fill; `order` already counts it. */
  settle(world: World, order: Order, fill: Fill, reason: Reason): Effect;
}

/** Who hears what happens. */
export interface Audience {
  /** Whether anybody is logged in; if not, nothing needs to be put into words. */
  readonly isListening: boolean;
  /** The request being executed, if one is. */
  readonly requestId: string | undefined;
  /** Sends an execution report to all sessions, under the Ids the settings ask for. `tag` is the Id of the request that created the order. */
  report(result: WireRecord, tag: string | undefined): void;
  /** Sends a push, without Id, to all sessions. */
  push(response: string, result: Wire): void;
}

/** What contingent orders may wait for in another order. */
export type Happened = 'filled' | 'canceled' | 'expired';

/** The transactions this server records. */
export type TransactionType = 'OrderFilled' | 'OrderCanceled' | 'OrderExpired' | 'OrderActivated' | 'PositionClosed' | 'TradeModified' | 'Balance';

/** A record as it is kept: what pages are chosen by, and the rest, put into words when somebody asks. */
export interface HistoryRecord {
  readonly type: TransactionType;
  /** The numbers it can be found by: order, position, parent. */
  readonly ids: readonly number[];
  /** When history begins to show it, ms since 1970. */
  readonly visible: number;
  readonly view: () => WireRecord;
}

/** The exchange's working hours: by schedule, until a hand opens or closes it in between. */
export interface Hours {
  isOpen: boolean;
  /** When this state began, ms since 1970. */
  since: number;
  sessionId: string;
  readonly schedule: Schedule;
}

/** How the account stands. */
export interface Standing {
  /** Whether it is called for margin. */
  isCalled: boolean;
}

/** The exchange and its account. */
export interface World {
  readonly settings: Settings;
  /** Milliseconds since 1970; in the past while the past is laid down. */
  readonly now: () => number;
  readonly symbols: ReadonlyMap<string, SymbolFacts>;
  readonly prices: Prices;
  readonly book: Book;
  readonly conditions: Conditions;
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly history: Log<HistoryRecord>;
  /** A record as this server shows it. */
  readonly historyView: (record: HistoryRecord) => Wire;
  readonly snapshots: Log<WireRecord>;
  readonly journal: JournalBook;
  readonly audience: Audience;
  readonly accounting: Accounting;
  readonly hours: Hours;
  readonly standing: Standing;
  /** Splits, dividends and mergers, as they are told of. */
  readonly stock: StockEvents;
  /** What leverage leaves of a margin: one divided by it. */
  readonly leverageShare: Big;
  readonly nextTradeId: () => number;
  readonly historyId: (time: number) => string;
  /** When history begins to show a record of `time`. */
  readonly visibleAt: (time: number) => number;
  /** Whether history ever showed a record late. */
  readonly historyLags: boolean;
  /** Wakes and cancels the contingent orders that wait for what happened to `order`. */
  readonly followUp: (order: Order, happened: Happened) => void;
  readonly guid: () => string;
  /** Runs `work` when `time` (ms since 1970) has come and somebody is connected. */
  readonly at: (time: number, work: () => void) => void;
}

/** The currency of Gross and Net accounts. */
export const ACCOUNT_CURRENCY = 'USD';

/** The number of the one account. */
export const ACCOUNT_ID = 5;
