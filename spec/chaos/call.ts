// One verdict that a trader asked for, and all that the client said to it. Traders make calls, laws judge them. An OCO is two.

import { distinctUntilChanged, map, type Observable } from 'rxjs';
import type { OcoOutcome, OrderOutcome } from '../../lib/ticktrader/index.js';
import type { Deed } from '../../lib/ticktrader/orders/verdict.js';

/** Something the client said, and when (ms, the world's clock). */
export interface Said<N> {
  readonly at: number;
  readonly outcome: OrderOutcome<N>;
}

/** A call as it stands. */
export interface Call<N> {
  readonly deed: Deed;
  /** What was called, in words for people: `Limit`, `OCO`, `partial close`. */
  readonly what: string;
  /** The trade it is about; none for orders. */
  readonly tradeId: string | undefined;
  /** ms, the world's clock. */
  readonly calledAt: number;
  readonly said: readonly Said<N>[];
  /** How the stream ended, if it has; `died` where the client's process did before. */
  readonly end: 'complete' | 'died' | { readonly error: unknown } | undefined;
  /** The process that called dies: nobody listens any more. */
  readonly die: () => void;
}

/** What a call is made with. */
export interface CallOptions<N> {
  readonly deed: Deed;
  readonly what: string;
  readonly tradeId?: string;
  readonly outcomes$: Observable<OrderOutcome<N>>;
  readonly now: () => number;
  /** Hears of each outcome as it comes. */
  readonly onSaid: (outcome: OrderOutcome<N>) => void;
}

/** Calls at once, and listens to the end. */
export const callOf = <N>({ deed, what, tradeId, outcomes$, now, onSaid }: CallOptions<N>): Call<N> => {
  const said: Said<N>[] = [];
  const calledAt = now();
  let end: Call<N>['end'];
  const life = outcomes$.subscribe({
    next: (outcome) => {
      said.push({ at: now(), outcome });
      onSaid(outcome);
    },
    error: (error: unknown) => {
      end = { error };
    },
    complete: () => {
      end = 'complete';
    },
  });
  return {
    deed,
    what,
    tradeId,
    calledAt,
    said,
    get end() {
      return end;
    },
    die: () => {
      life.unsubscribe();
      end ??= 'died';
    },
  };
};

/** The verdict so far: the last thing that was said. */
export const verdictOf = <N>({ said }: Call<N>): OrderOutcome<N> | undefined => said.at(-1)?.outcome;

/** One leg of a pair. The pair is told of whenever either changes: what is no news of this one is left out. */
export const legOf = <N>(both$: Observable<OcoOutcome<N>>, which: 'first' | 'second'): Observable<OrderOutcome<N>> =>
  both$.pipe(
    map((both) => both[which]),
    distinctUntilChanged((before, after) => before.status === after.status),
  );
