// The events of executions$: what happened to orders, positions and the balance, each once and in order, however it was learnt. streams/executions makes them.

import type { ExecutionReport } from './execution-report.js';
import type { TradeReport } from './trade-history.js';
import type { Trade } from './trade.js';

/** Where the chain of one order or position stands: each change of it says what amount it found, which must be the one the change before left. */
export interface ChainState {
  /** What is filled of an order, what remains of a position, in base units, as decimal text. */
  readonly amount: string;
  /** What was asked for, or opened, in all, where that is known: a split changes it with everything else. */
  readonly whole?: string;
  /** Whether it was split: amounts may come again, so that the keys of its fills and closes bear the whole as well. */
  readonly isSplit?: true;
  /** Last change, ms since 1970 by the server's clock. */
  readonly modified?: number;
  /** When it ended, ms since 1970; kept for a while, so that what the server says late does not open it again. */
  readonly ended?: number;
}

/**
 * A place in the stream of executions that can be kept and handed to a later session as `resumeFrom`. Plain data: `JSON.stringify` keeps it whole.
 * It belongs to one account, and to this library: its members may change with the major version.
 */
export interface ExecutionCursor {
  /** The `seq` of the last event before this place. */
  readonly seq: number;
  /** From when the server's history is read again, ms since 1970 by the server's clock. */
  readonly watermark: number;
  /** The keys delivered from there on, so that none is delivered twice. */
  readonly keys: readonly string[];
  /** Where the chains of open and lately ended orders (`O/<id>`) and positions (`P/<id>`) stand. */
  readonly chains: Readonly<Record<string, ChainState>>;
}

/** How an event was learnt: from a report as it came, from a record of the history, or from a snapshot of what is open. */
export type ExecutionSource = 'live' | 'history' | 'snapshot';

/** What can happen, as in the event's key. `other` is a record of a kind that nobody has documented. */
export type ExecutionChange = 'open' | 'fill' | 'canceled' | 'expired' | 'activated' | 'modified' | 'close' | 'split' | 'balance' | 'other';

interface Placed {
  /** 1, 2, 3, ... without a gap in one session, and on from `resumeFrom`. */
  readonly seq: number;
  /** Resume after this event. Worked out when it is read: it costs nothing where nobody does. */
  readonly cursor: ExecutionCursor;
}

/** A change of state. */
export interface Execution<N = number> extends Placed {
  readonly kind: 'execution';
  /**
   * The same however the event was learnt: `O/<orderId>/open`, `O/<orderId>/fill/<filled so far>`, `O/<orderId>/canceled|expired|activated`,
   * `P/<positionId>/open`, `P/<positionId>/close/<remaining>`, `O|P/<id>/modified/<Modified>`, `S/<stamp of the split>/<id>`,
   * `H/<history id>` for what moved the balance alone. After a split the keys of its fills and closes end in what the order or position then amounts to in all,
   * since amounts come again. Of two changes of terms that bear one stamp the key of the later one ends in a digest of the terms.
   * A close by another position is a `close` of either: reports do not say by which, `record.PositionById` does.
   */
  readonly key: string;
  readonly change: ExecutionChange;
  readonly source: ExecutionSource;
  /** Server's clock, ms since 1970; absent where the source names none. */
  readonly at?: number;
  /** The order or position; `H/` events of the balance have none. */
  readonly tradeId?: string;
  readonly clientId?: string;
  /** What it was learnt from: exactly one of the three is there. An `open` that a later change implies bears what that change was learnt from. */
  readonly report?: ExecutionReport<N>;
  readonly record?: TradeReport<N>;
  readonly trade?: Trade<N>;
}

/**
 * Why something may be missing. `connected`: a new connection, of the time before. `unreadable`: a frame that may have been a report. `overflow`: more reports
 * came than a recovery holds. `suspect`: what a report says, or a look at history and open trades shows, does not follow from the reports before.
 * `late`: the server's history showed it after what came later.
 */
export type GapReason = 'connected' | 'unreadable' | 'overflow' | 'suspect' | 'late';

/** From here on something may be missing; a recovery has begun. `caughtUp` follows. */
export interface Gap extends Placed {
  readonly kind: 'gap';
  readonly reason: GapReason;
}

/** All that happened up to here has been delivered, as far as the server's history shows it. */
export interface CaughtUp extends Placed {
  readonly kind: 'caughtUp';
}

/** What executions$ emits, by `kind`. */
export type ExecutionEvent<N = number> = Execution<N> | Gap | CaughtUp;
