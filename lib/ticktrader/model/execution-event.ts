// The events of executions$: what happened to orders, positions and the balance, each once and in order, however it was learnt. streams/executions makes them.

import type { ExecutionReport } from './execution-report.js';
import type { TradeReport } from './trade-history.js';
import type { Trade } from './trade.js';

/**
 * A place in the stream of executions that can be kept and handed to a later session as `resumeFrom`. Plain data: `JSON.stringify` keeps it whole.
 * It belongs to one account.
 */
export interface ExecutionCursor {
  /** The `seq` of the last event before this place. */
  readonly seq: number;
  /** From when the server's history is read again, ms since 1970 by the server's clock. */
  readonly watermark: number;
  /** The keys delivered from there on, so that none is delivered twice. */
  readonly keys: readonly string[];
  /** What the fill chains of orders and positions stood at: key of the chain to its last amount, as decimal text. */
  readonly chains: Readonly<Record<string, string>>;
}

/** How an event was learnt: from a report as it came, from a record of the history, or from a snapshot of what is open. */
export type ExecutionSource = 'live' | 'history' | 'snapshot';

/** What can happen, as in the event's key. */
export type ExecutionChange = 'open' | 'fill' | 'canceled' | 'expired' | 'activated' | 'modified' | 'close' | 'closedBy' | 'split' | 'balance';

interface Placed {
  /** 1, 2, 3, ... without a gap in one session, and on from `resumeFrom`. */
  readonly seq: number;
  /** Resume after this event. */
  readonly cursor: ExecutionCursor;
}

/** A change of state. */
export interface Execution<N = number> extends Placed {
  readonly kind: 'execution';
  /**
   * The same however the event was learnt: `O/<orderId>/open`, `O/<orderId>/fill/<cumulative filled>`, `O/<orderId>/canceled|expired|activated`,
   * `P/<positionId>/open`, `P/<positionId>/close/<remaining>`, `P/<positionId>/closedBy/<id>`, `O|P/<id>/modified/<Modified>`, `S/<splitId>/<id>`,
   * `H/<history id>` for what moved the balance alone.
   */
  readonly key: string;
  readonly change: ExecutionChange;
  readonly source: ExecutionSource;
  /** Server's clock, ms since 1970; absent where the source names none. */
  readonly at?: number;
  /** The order or position; `H/` events have none. */
  readonly tradeId?: string;
  readonly clientId?: string;
  /** What it was learnt from: exactly one of the three is there. */
  readonly report?: ExecutionReport<N>;
  readonly record?: TradeReport<N>;
  readonly trade?: Trade<N>;
}

/** From here on something may be missing; a recovery has begun. `caughtUp` follows. */
export interface Gap extends Placed {
  readonly kind: 'gap';
  readonly reason: 'connected' | 'unreadable' | 'overflow' | 'suspect' | 'late';
}

/** All that happened up to here has been delivered, as far as the server's history shows it. */
export interface CaughtUp extends Placed {
  readonly kind: 'caughtUp';
}

/** What executions$ emits, by `kind`. */
export type ExecutionEvent<N = number> = Execution<N> | Gap | CaughtUp;
