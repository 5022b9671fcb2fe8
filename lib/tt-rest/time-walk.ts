// A walk over records that page by time: ascending stamps, so many a call, the next call from the last stamp on. fills walks with it.
// The last stamp is asked for again and what is known of it dropped: records that share a nanosecond across the edge of a page come exactly once.

import { catchError, defer, map, of, switchMap, throwError, type Observable } from 'rxjs';
import { TtRequestError } from './errors.js';

/** How one kind of record is walked. Stamps are nanoseconds since 1970, as decimal text. */
export interface TimeWalk<A> {
  /** Asks for the records between two stamps, both included; from the beginning, or up to now, where one is absent. */
  readonly fetch: (from: string | undefined, to: string | undefined) => Observable<readonly A[]>;
  readonly stampOf: (row: A) => string;
  /** What no other record has. */
  readonly keyOf: (row: A) => string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The present, for walks without an end. */
  readonly now: () => string;
}

/** Where a walk stands; plain data. */
export interface Place {
  /** The last stamp seen: asked for again, with what is `known` of it. Absent at the beginning. */
  readonly from?: string | undefined;
  readonly known: readonly string[];
  /** The largest page so far: how large a full one may be is TT's affair. */
  readonly largest: number;
  /** Nanoseconds a call may span, once a wider one was too much for TT. */
  readonly span?: string;
}

/** What one call brought, and where the walk stands after it. */
export interface Step<A> {
  readonly fresh: readonly A[];
  readonly place: Place;
  readonly isEnd: boolean;
}

/** The statuses by which TT says that a call spans too much time. */
export const TOO_WIDE: readonly number[] = [408, 504];

/** TT's own samples halve as often. */
const MOST_HALVINGS = 32;

/** Where a walk begins that has seen nothing yet. */
export const startOf = (from: string | undefined): Place => ({ from, known: [], largest: 0 });

const later = (a: string | undefined, b: string): string => (a === undefined || BigInt(a) < BigInt(b) ? b : a);

/** The stretch one call asks for. `to` is absent where that is the open end of the walk. */
interface Stretch {
  readonly place: Place;
  readonly to: string | undefined;
}

const endOf = <A>({ to, now }: TimeWalk<A>): bigint => BigInt(to ?? now());

/** A little more than TT is known to keep, in nanoseconds: where a walk from the beginning is taken to begin, once it must be cut. What is older stays in its first part. */
const KEPT = 128n * 86_400_000_000_000n;

const beginOf = <A>(walk: TimeWalk<A>, { from }: Place): bigint => (from === undefined ? endOf(walk) - KEPT : BigInt(from));

const stretchOf = <A>(walk: TimeWalk<A>, place: Place): Stretch => {
  if (place.span === undefined) return { place, to: walk.to };
  const until = beginOf(walk, place) + BigInt(place.span);
  return { place, to: until < endOf(walk) ? until.toString() : walk.to };
};

/** The same stretch from its beginning on, half as wide; absent where there is nothing to halve. */
const halved = <A>(walk: TimeWalk<A>, { place, to }: Stretch): Stretch | undefined => {
  const half = (BigInt(to ?? endOf(walk)) - beginOf(walk, place)) / 2n;
  return half > 0n ? stretchOf(walk, { ...place, span: half.toString() }) : undefined;
};

/** Asks, and for half as much as long as TT calls it too wide. */
const fetched = <A>(walk: TimeWalk<A>, stretch: Stretch, halvings = 0): Observable<{ readonly rows: readonly A[]; readonly stretch: Stretch }> =>
  walk.fetch(stretch.place.from, stretch.to).pipe(
    map((rows) => ({ rows, stretch })),
    catchError((error: unknown) => {
      const isTooWide = error instanceof TtRequestError && TOO_WIDE.includes(error.status) && halvings < MOST_HALVINGS;
      const narrower = isTooWide ? halved(walk, stretch) : undefined;
      return narrower === undefined ? throwError(() => error) : fetched(walk, narrower, halvings + 1);
    }),
  );

const unlike = <A>(walk: TimeWalk<A>, rows: readonly A[], { from, known }: Place): readonly A[] => {
  const seen = new Set(known);
  return rows.filter((row) => {
    const key = walk.keyOf(row);
    const isNew = !seen.has(key) && (from === undefined || BigInt(walk.stampOf(row)) >= BigInt(from));
    if (isNew) seen.add(key);
    return isNew;
  });
};

/** After a page with news: from its last stamp on. */
const onward = <A>(walk: TimeWalk<A>, rows: readonly A[], place: Place): Place => {
  const last = rows.map(walk.stampOf).reduce(later, place.from);
  const atLast = rows.filter((row) => walk.stampOf(row) === last).map(walk.keyOf);
  return {
    ...place,
    from: last,
    known: last === place.from ? [...new Set([...place.known, ...atLast])] : atLast,
    largest: Math.max(place.largest, rows.length),
  };
};

/** After a stretch that is done, the one behind it, twice as wide. Absent at the end of the walk. */
const beyond = ({ place, to }: Stretch, isEnd: boolean): Place | undefined => {
  if (isEnd || to === undefined) return undefined;
  const known = place.from === to ? place.known : [];
  return { ...place, from: to, known, ...(place.span !== undefined && { span: (BigInt(place.span) * 2n).toString() }) };
};

/**
 * The next step with something new, or the end. `place` then tells where to ask for what may come later: still from the last stamp seen.
 * A page full of one stamp hides what else bears that stamp; the walk goes on behind it.
 */
export const step = <A>(walk: TimeWalk<A>, from: Place): Observable<Step<A>> =>
  defer(() => {
    if (from.from !== undefined && walk.to !== undefined && BigInt(from.from) > BigInt(walk.to)) return of<Step<A>>({ fresh: [], place: from, isEnd: true });
    return fetched(walk, stretchOf(walk, from)).pipe(
      switchMap(({ rows, stretch }) => {
        const { place } = stretch;
        const fresh = unlike(walk, rows, place);
        if (fresh.length > 0) return of<Step<A>>({ fresh, place: onward(walk, rows, place), isEnd: false });
        const isFull = rows.length > 0 && rows.length >= place.largest;
        if (isFull && place.from !== undefined) return behind(walk, place);
        const next = beyond(stretch, stretch.to === walk.to);
        return next === undefined ? of<Step<A>>({ fresh, place, isEnd: true }) : step(walk, next);
      }),
    );
  });

/** Looks behind a page full of one stamp; comes back where nothing follows. */
const behind = <A>(walk: TimeWalk<A>, place: Place): Observable<Step<A>> =>
  step(walk, { ...place, from: (BigInt(place.from ?? 0) + 1n).toString(), known: [] }).pipe(map((found) => (found.isEnd ? { ...found, place } : found)));
