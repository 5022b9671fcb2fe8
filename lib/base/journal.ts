// Where commands are written down before they leave, so that a crash forgets none. A session keeps one; rxtt/journal keeps it in a file.

import { EMPTY, of, type Observable } from 'rxjs';

/** What a command was to do, as a journal names it. */
export type Deed = 'create' | 'modify' | 'cancel' | 'close';

/** One verdict that is asked of a command: an OCO asks two. */
export interface Asked {
  readonly deed: Deed;
  /** The client's own order id, for orders. */
  readonly clientId?: string;
  /** The trade it is about, for all else. */
  readonly tradeId?: string;
  /** What the trade was before and what was asked of it, by vendor field, as printed: what a resolver compares with. Amounts and prices are decimal text. */
  readonly before?: Readonly<Record<string, string>>;
  readonly wanted?: Readonly<Record<string, string>>;
}

/** A command about to leave: all that is needed to find out later what became of it. It holds no secret. */
export interface Intent {
  readonly commandId: string;
  /** The vendor's request name. */
  readonly request: string;
  readonly asked: readonly Asked[];
  /** Local clock, ms since 1970. */
  readonly at: number;
  /** The newest stamp of the server seen before, ms since 1970: history is searched from there. */
  readonly serverStamp?: number;
}

/** How a command ended, as far as a journal must know: a settled outcome of every question it asked. */
export interface Settlement {
  readonly commandId: string;
  /** The status of each outcome, in the order of `asked`. */
  readonly statuses: readonly string[];
  /** Local clock, ms since 1970. */
  readonly at: number;
}

/** Keeps intents until they are settled. Every stream of it is subscribed to once, and acts then. */
export interface Journal {
  /**
   * Opens it for one account (`account` tells accounts apart) and emits the intents a former run left without a settlement, oldest first. An error
   * means that nothing may be traded: every command answers `notSent` `journal`.
   */
  open(account: string): Observable<readonly Intent[]>;
  /** Emits once the intent is kept. An error means that it is not: the command must not leave. */
  intend(intent: Intent): Observable<void>;
  /** Completes once the settlement is kept. An error costs nothing but a look-up after a crash. */
  settle(settlement: Settlement): Observable<never>;
  /** Completes once everything is kept and let go. */
  close(): Observable<never>;
}

/** The journal of those who keep none: it lives as long as the session, which knows its commands itself. */
export const memoryJournal = (): Journal => ({
  open: () => of([]),
  intend: () => of(undefined),
  settle: () => EMPTY,
  close: () => EMPTY,
});
