// Fills as a lazy stream, as pages, and as a stream that never ends. services/ledger hands out all three.

import { catchError, concatMap, defer, EMPTY, expand, map, repeat, tap, throwError, type Observable } from 'rxjs';
import { after } from '../base/clock.js';
import { InvalidRequestError, RxttError } from '../base/errors.js';
import type { Id } from '../base/ids.js';
import { cursor, records, type Cursor, type Page } from '../request/pages.js';
import { queryOf, type Endpoint } from './endpoint.js';
import { fill, type Fill } from './model/fill.js';
import { nanos, type Nanos } from './parameters.js';
import { answerOf, recordsOf } from './read.js';
import type { TtSession } from './session.js';
import { startOf, step, TOO_WIDE, type Place, type TimeWalk } from './time-walk.js';

/** Which fills. Unless it says from when on, all that TT still has: about 90 days. */
export interface FillQuery {
  readonly accountId?: Id;
  /** From here on, this very nanosecond included; goes by `timeStamp`, not by the exchange's `transactTime`. */
  readonly minTimestamp?: Nanos;
  /** Up to here. */
  readonly maxTimestamp?: Nanos;
  readonly orderId?: string;
  readonly productId?: Id;
  /** Pages a cursor may read ahead of whoever pulls it. Default 1. */
  readonly readAhead?: 0 | 1;
}

const stamp = (field: string, value: Nanos | undefined): string | undefined => (value === undefined ? undefined : nanos(field, value));

const walkOf = <N>(session: TtSession<N>, endpoint: Endpoint, query: Omit<FillQuery, 'readAhead'>): TimeWalk<Fill<N>> => {
  queryOf(endpoint, query); // refuses what is wrong before anything is asked
  return {
    fetch: (minTimestamp, maxTimestamp) =>
      answerOf(session, endpoint, { query: { ...query, minTimestamp, maxTimestamp } }, { except: TOO_WIDE }).pipe(
        map((answer) => recordsOf<Fill<N>>(endpoint, session.codec(fill), answer)),
      ),
    stampOf: ({ timeStamp }) => timeStamp,
    keyOf: (row) => row.recordId ?? row.uniqueExecId ?? JSON.stringify(row),
    from: stamp('minTimestamp', query.minTimestamp),
    to: stamp('maxTimestamp', query.maxTimestamp),
    now: () => nanos('now', new Date(session.now())),
  };
};

/** Pages of fills, for whoever is slower than the wire. The last one is empty: only an empty answer says that nothing follows. */
export const fillPagesOf = <N>(session: TtSession<N>, endpoint: Endpoint, { readAhead, ...query }: FillQuery): Cursor<Page<Fill<N>>> =>
  cursor({
    fetch: (place) =>
      defer(() => {
        const walk = walkOf(session, endpoint, query);
        const from = place === undefined ? startOf(walk.from) : (JSON.parse(place) as Place); // written below
        return step(walk, from).pipe(
          map(({ fresh, place: next, isEnd }) => ({ records: fresh, isLast: isEnd, ...(!isEnd && { lastId: JSON.stringify(next) }) })),
        );
      }),
    ...(readAhead !== undefined && { readAhead }),
  });

/** Fills as one lazy stream, in TT's order, each once. */
export const fillsOf = <N>(session: TtSession<N>, endpoint: Endpoint, query: FillQuery): Observable<Fill<N>> =>
  records(() => fillPagesOf(session, endpoint, { ...query, readAhead: 0 }));

/** What to follow. */
export interface FollowQuery extends Omit<FillQuery, 'minTimestamp' | 'maxTimestamp' | 'readAhead'> {
  /** Since when. Default: now. */
  readonly from?: Nanos;
  /** Milliseconds between two looks. Default 5_000: TT does not want this API used as a real-time feed. */
  readonly every?: number;
  /** Hears of trouble that passes by itself; the stream goes on at the next look. */
  readonly onTrouble?: (error: RxttError) => void;
}

const EVERY = 5_000;

/** Looks again and again from where it stands, and emits each new fill once. Ends only by being unsubscribed from, or with an error that will not pass. */
export const followOf = <N>(session: TtSession<N>, endpoint: Endpoint, { from, every = EVERY, onTrouble, ...query }: FollowQuery): Observable<Fill<N>> =>
  defer(() => {
    if (!(every > 0)) throw new InvalidRequestError('every', `must be a positive number of milliseconds, got ${String(every)}. Nothing was sent.`);
    const walk = walkOf(session, endpoint, query);
    let place = startOf(stamp('from', from) ?? walk.now());
    const look$ = defer(() => step(walk, place)).pipe(
      expand((found) => (found.isEnd ? EMPTY : step(walk, found.place))),
      tap((found) => {
        place = found.place;
      }),
      concatMap(({ fresh }) => fresh),
      catchError((error: unknown) => {
        if (!(error instanceof RxttError) || !error.retryable) return throwError(() => error);
        onTrouble?.(error);
        return EMPTY;
      }),
    );
    return look$.pipe(repeat({ delay: () => after(every, session.scheduler) }));
  });
