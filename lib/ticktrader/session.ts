// A TickTrader session as everything else sees it: reads, walks, commands and streams are functions over it. open-session makes one.

import type { Observable } from 'rxjs';
import type { DecodeError } from '../base/errors.js';
import type { RequestContext } from '../request/context.js';
import type { Codecs } from './codecs.js';
import type { Body, Frame } from './envelope.js';
import type { Account, AccountNotification, ExecutionReport, Trade, TradeSession } from './model/index.js';
import type { Settled } from './options.js';
import type { Once } from './once.js';
import type { ServerTime } from './server-time.js';
import type { TwoFactorMemory } from './two-factor.js';

/** Something the server or the client has to say beside orders and answers. */
export type Notice<N = number> =
  /** The account changed in a way somebody should know: margin call, stop out, balance, configuration. */
  | { readonly kind: 'account'; readonly notification: AccountNotification<N> }
  /** The server is about to close the session; `reason` in its words. */
  | { readonly kind: 'logoff'; readonly reason: string }
  /** An error that names no request. */
  | { readonly kind: 'error'; readonly text: string }
  /** A frame that could not be read. It may have been an execution report. */
  | { readonly kind: 'decode'; readonly error: DecodeError }
  /**
   * Where `ledgerNotices` asks for it: by record `previousId` of the history and its own movement, record `recordId` should show a balance of `expected`, and it
   * shows `found`. Both are exact decimal text in `currency`. A hint, never a verdict.
   */
  | {
      readonly kind: 'ledger';
      readonly currency: string;
      readonly previousId: string;
      readonly recordId: string;
      readonly expected: string;
      readonly found: string;
    };

/** A report with the id of the request that caused it, where it bears one. */
export interface TaggedReport<N> {
  readonly id: string | undefined;
  readonly report: ExecutionReport<N>;
}

/** What a login found. A part that could not be decoded is absent: the session goes on, or a single odd record would lock its user out of his positions. */
export interface Restored<N> {
  /** Of which connection. */
  readonly epoch: number;
  readonly account?: Account<N>;
  readonly trades?: readonly Trade<N>[];
}

/** An open session. Its fields serve the functions over it; users need none of them. */
export interface Session<N = number> extends RequestContext<Frame, Body> {
  readonly options: Settled<N>;
  readonly codecs: Codecs<N>;
  /** Each report decoded once, however many look. Hot. */
  readonly reports$: Observable<TaggedReport<N>>;
  /** Latest, then every change. */
  readonly account$: Observable<Account<N>>;
  /** Latest, then every change. */
  readonly tradeSession$: Observable<TradeSession>;
  /** What each login found: the account and what is open. Latest, then each again. */
  readonly restored$: Observable<Restored<N>>;
  readonly serverTime: ServerTime;
  /** Hot. */
  readonly notices$: Observable<Notice<N>>;
  /** Tells on `notices$` what the client itself has found. */
  readonly notify: (notice: Notice<N>) => void;
  /** Ids for commands; reads draw theirs from the same sequence. */
  readonly nextId: () => string;
  /** Ids for orders that bring none: GUIDs, since they must stay unlike any other for ever. */
  readonly nextClientId: () => string;
  readonly twoFactor: TwoFactorMemory;
  /** What this session has one of, made when first wanted: `session.once(resolver)`. */
  readonly once: Once<Session<N>>;
}
