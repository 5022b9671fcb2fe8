// The simulated exchange and its one account, as everything below the engine sees it. The engine makes one; orders and requests are functions over it.

import type Big from 'big.js';
import type { Book } from './book.js';
import type { JournalBook } from './journal.js';
import type { Ledger } from './ledger.js';
import type { Log } from './log.js';
import type { Settings } from './options.js';
import type { Order, Reason } from './orders/order.js';
import type { Prices } from './prices.js';
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
  /** Sends an execution report to all sessions; the one whose request caused it gets it under that request's Id. */
  report(result: WireRecord): void;
  /** Sends a push, without Id, to all sessions. */
  push(response: string, result: Wire): void;
}

/** The transactions this server records. */
export type TransactionType = 'OrderFilled' | 'OrderCanceled' | 'OrderExpired' | 'OrderActivated' | 'PositionClosed' | 'Balance';

/** A record as it is kept: what pages are chosen by, and the rest, put into words when somebody asks. */
export interface HistoryRecord {
  readonly type: TransactionType;
  /** The numbers it can be found by: order, position, parent. */
  readonly ids: readonly number[];
  readonly view: () => WireRecord;
}

/** The exchange's working hours, as far as they are simulated: open or closed by hand. */
export interface Hours {
  isOpen: boolean;
  /** When this state began, ms since 1970. */
  since: number;
  sessionId: string;
}

/** The exchange and its account. */
export interface World {
  readonly settings: Settings;
  /** Milliseconds since 1970; in the past while the past is laid down. */
  readonly now: () => number;
  readonly symbols: ReadonlyMap<string, SymbolFacts>;
  readonly prices: Prices;
  readonly book: Book;
  readonly ledger: Ledger;
  readonly history: Log<HistoryRecord>;
  readonly snapshots: Log<WireRecord>;
  readonly journal: JournalBook;
  readonly audience: Audience;
  readonly accounting: Accounting;
  readonly hours: Hours;
  /** What leverage leaves of a margin: one divided by it. */
  readonly leverageShare: Big;
  readonly nextTradeId: () => number;
  readonly historyId: (time: number) => string;
  readonly guid: () => string;
  /** Runs `work` when `time` (ms since 1970) has come and somebody is connected. */
  readonly at: (time: number, work: () => void) => void;
}

/** The currency of Gross and Net accounts. */
export const ACCOUNT_CURRENCY = 'USD';

/** The number of the one account. */
export const ACCOUNT_ID = 5;
