// A TT session from options: token, rate, requestIds and codecs of one client. client and users call it.

import type * as t from 'io-ts';
import { BehaviorSubject, ReplaySubject, share, type Observable } from 'rxjs';
import { monotonic } from '../base/clock.js';
import { asNumber, type Numeric } from '../codec/numeric.js';
import { deadlines } from '../request/deadlines.js';
import type { Wire } from './deliver.js';
import { amount } from './model/values.js';
import { settle, type TtRestOptions } from './options.js';
import { postLane } from './post-lane.js';
import { rate } from './rate.js';
import { redactor } from './redact.js';
import { requestIds } from './request-id.js';
import type { TtRestState, TtSession } from './session.js';
import { tokens, type Issued } from './token.js';

/** Tokens that may still turn up in the words of a server. */
const REMEMBERED = 4;

/** Keeps what was streamed once; a failure is forgotten. */
const memory = (): TtSession['once'] => {
  const kept = new Map<string, Observable<unknown>>();
  return <A>(key: string, make: () => Observable<A>): Observable<A> => {
    const found = kept.get(key) ?? make().pipe(share({ connector: () => new ReplaySubject(Infinity), resetOnComplete: false, resetOnRefCountZero: false }));
    kept.set(key, found);
    return found as Observable<A>; // each key stands for one thing to stream
  };
};

/** Each model bound once to these numbers. */
const codecs = <N>(money: t.Type<N>): TtSession<N>['codec'] => {
  const bound = new Map<unknown, unknown>();
  return <A>(model: (money: t.Type<N>) => t.Type<A>): t.Type<A> => {
    const found = bound.get(model) ?? model(money);
    bound.set(model, found);
    return found as t.Type<A>; // what this very model made
  };
};

/** A session with numbers of the given kind; `openTtRest` and `ttRest` choose it. */
const openWith = <N>(given: TtRestOptions, numeric: Numeric<N>): TtSession<N> => {
  const options = settle(given);
  const { scheduler, probe, fetch, plan, random, apiSecret, appName, companyName } = options;
  const state$ = new BehaviorSubject<TtRestState>({ status: 'idle' });
  const issued: Issued[] = [];
  const falling = deadlines(scheduler);
  const redact = redactor(() => [apiSecret, ...issued.map(({ token }) => token)]);
  const budget = rate(plan, scheduler, probe);
  const wire: Wire = { fetch, probe, redact, rate: budget, requestId: requestIds(appName, companyName, random) };
  const reading = { keepText: numeric.keepText, redact, now: () => scheduler.now() };
  const money = amount(numeric, () => {
    probe.count('inexact');
  });

  return {
    ...wire,
    ...reading,
    options,
    scheduler,
    tick: monotonic(scheduler),
    deadlines: falling,
    postLane: postLane(scheduler, options.post.pause),
    tokens: tokens({
      ...wire,
      ...reading,
      options,
      scheduler,
      deadlines: falling,
      onAsked: () => {
        state$.next({ status: 'authenticating' });
      },
      onIssued: (latest) => {
        issued.splice(REMEMBERED - 1);
        issued.unshift(latest);
        state$.next({ status: 'ready', expiresAt: latest.expiresAt });
      },
      onRefused: (error) => {
        state$.next({ status: 'failed', error });
      },
    }),
    state$: state$.asObservable(),
    onAnswered: () => {
      budget.recover();
      const [latest] = issued;
      if (state$.value.status === 'limited' && latest !== undefined) state$.next({ status: 'ready', expiresAt: latest.expiresAt });
    },
    onLimited: (retryAt) => {
      state$.next({ status: 'limited', retryAt });
    },
    once: memory(),
    codec: codecs(money),
  };
};

/** Options that name the numeric type of prices and quantities. */
export type TtNumericOption<N> = TtRestOptions & { readonly numeric: Numeric<N> };

/**
 * A session that stands idle until something is asked of it. Every endpoint is a function over it (`accounts(session)`, `fills(session, query)`), so
 * that a bundle holds only what it uses; `ttRest()` binds them all. Throws an `InvalidRequestError` on wrong options.
 */
export function openTtRest(options: TtRestOptions): TtSession;
export function openTtRest<N>(options: TtNumericOption<N>): TtSession<N>;
export function openTtRest<N>(options: TtRestOptions | TtNumericOption<N>): TtSession | TtSession<N> {
  return 'numeric' in options ? openWith(options, options.numeric) : openWith(options, asNumber);
}
