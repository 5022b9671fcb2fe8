// A TT session as everything else sees it: every endpoint is a function over one. open-tt-rest makes it.

import type * as t from 'io-ts';
import type { Observable, SchedulerLike } from 'rxjs';
import type { RxttError } from '../base/errors.js';
import type { Deadlines } from '../request/deadlines.js';
import type { Reading } from './answer.js';
import type { Wire } from './deliver.js';
import type { Settled } from './options.js';
import type { PostLane } from './post-lane.js';
import type { Tokens } from './token.js';

/** Where a client stands, by `status`. */
export type TtRestState =
  /** Nothing was asked of it yet. */
  | { readonly status: 'idle' }
  /** A token is being fetched. */
  | { readonly status: 'authenticating' }
  /** There is a token, good until `expiresAt` (ms since 1970). */
  | { readonly status: 'ready'; readonly expiresAt: number }
  /** Calls wait until `retryAt` (ms since 1970): TT's limit, or the day's own. */
  | { readonly status: 'limited'; readonly retryAt: number }
  /** No token could be had. The next call tries again. */
  | { readonly status: 'failed'; readonly error: RxttError };

/** What calls need of a session, whatever its numbers are. Its fields serve the functions over it; users need none of them. */
export interface TtCore extends Wire, Reading {
  readonly options: Settled;
  readonly scheduler: SchedulerLike;
  /** A clock that is never set, in ms: deadlines are measured with it. */
  readonly tick: () => number;
  readonly deadlines: Deadlines;
  readonly tokens: Tokens;
  /** Where one POST waits for the pause after the one before. */
  readonly postLane: PostLane;
  /** Where it stands: the latest, then every change. Never errors. */
  readonly state$: Observable<TtRestState>;
  /** TT answered: what was slowed down may recover. */
  readonly onAnswered: () => void;
  /** A limit holds calls back, TT's or our own count of it. */
  readonly onLimited: (retryAt: number) => void;
  /** What `make` streams, asked for once a session and kept; a failure is not kept. `key` names it. */
  readonly once: <A>(key: string, make: () => Observable<A>) => Observable<A>;
}

/** A session whose prices and quantities are of type `N`. */
export interface TtSession<N = number> extends TtCore {
  /** A model bound to the session's numbers, made once. */
  readonly codec: <A>(model: (money: t.Type<N>) => t.Type<A>) => t.Type<A>;
}
