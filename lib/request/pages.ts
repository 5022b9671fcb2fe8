// A walk over pages: a cursor that asks for one page at a time, and the lazy stream of its records. history walks with them.

import {
  concatMap,
  defer,
  EMPTY,
  lastValueFrom,
  Observable,
  queueScheduler,
  repeat,
  ReplaySubject,
  scheduled,
  take,
  tap,
  throwIfEmpty,
  type MonoTypeOperatorFunction,
  type ObservableInput,
  type Subscriber,
} from 'rxjs';
import { DecodeError, InvalidRequestError } from '../base/errors.js';

/** One page of records. `lastId` is where the next page begins after; `total` is what the server counts in all, where it says. */
export interface Page<T> {
  readonly records: readonly T[];
  readonly isLast: boolean;
  readonly lastId?: string;
  readonly total?: number;
}

/** A walk over pages that waits for whoever pulls it. */
export interface Cursor<P> extends AsyncIterable<P> {
  /**
   * The page after the last one delivered; completes empty after the last. Cold: `retry()` asks for the same page again and never skips one.
   * Errors with an `InvalidRequestError` while an earlier `next()` is still at work: pages come one after the other.
   */
  next(): Observable<P>;
  /** Whether the last page has been delivered. */
  readonly done: boolean;
}

/** How a walk asks. */
export interface WalkOptions<T> {
  /** Asks for the page that begins after record `lastId`, or for the first. */
  readonly fetch: (lastId: string | undefined) => Observable<Page<T>>;
  /** Pages asked for before they are pulled: 1 hides the way to the server behind the work on a page. Default 1. */
  readonly readAhead?: 0 | 1;
  /** Ask for the first page at once, before it is pulled. Default false. */
  readonly eager?: boolean;
}

const nextPlace = <T>(page: Page<T>, passed: ReadonlySet<string>): string => {
  // going on would ask for the same page for ever; ending quietly would pass an incomplete walk for a complete one
  if (page.lastId === undefined || page.lastId === '')
    throw new DecodeError('LastId', 'the place where the next page begins, since this is not the last', 'nothing');
  if (passed.has(page.lastId)) throw new DecodeError('LastId', 'a place where no page before ended', page.lastId);
  return page.lastId;
};

const noPage = (): DecodeError => new DecodeError('page', 'a page of records', 'nothing');

/** A cursor at the first page. Unless it is eager, nothing is asked before the first `next()`. */
export const cursor = <T>({ fetch, readAhead = 1, eager = false }: WalkOptions<T>): Cursor<Page<T>> => {
  const passed = new Set<string>();
  let place: string | undefined;
  let done = false;
  let busy: Subscriber<Page<T>> | undefined;
  let ahead: Observable<Page<T>> | undefined;

  const ask = (): Observable<Page<T>> => fetch(place).pipe(take(1), throwIfEmpty(noPage)); // else no page would look like the end
  const readOn = (): Observable<Page<T>> => {
    const page$ = new ReplaySubject<Page<T>>(1);
    ask().subscribe(page$);
    return page$;
  };
  if (eager) ahead = readOn();
  const deliver = (page: Page<T>): void => {
    done = page.isLast;
    if (done) return;
    place = nextPlace(page, passed);
    passed.add(place);
    if (readAhead === 1) ahead = readOn();
  };
  const pull = (): Observable<Page<T>> => {
    const page$ = ahead ?? ask();
    ahead = undefined; // read ahead in vain if that failed: a retry asks anew
    return page$;
  };
  const next = (): Observable<Page<T>> =>
    defer(() => {
      if (busy !== undefined) throw new InvalidRequestError('next()', 'was called while the page before is still awaited; pull one page after the other.');
      if (done) return EMPTY;
      return new Observable<Page<T>>((subscriber) => {
        const free = (): void => {
          if (busy === subscriber) busy = undefined;
        };
        busy = subscriber;
        subscriber.add(free);
        // free before the subscriber hears of the end, where it may pull the next page
        pull()
          .pipe(tap({ next: deliver, error: free, complete: free }))
          .subscribe(subscriber);
      });
    });

  return {
    next,
    get done() {
      return done;
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const page = await lastValueFrom(next(), { defaultValue: undefined });
        if (page === undefined) return;
        yield page;
      }
    },
  };
};

/** Pulls again until the walk is done. Pages that are there at once take turns, or a long walk would pile them up on the stack. */
const untilDone = <P, R>(pages: Cursor<P>): MonoTypeOperatorFunction<R> => repeat({ delay: () => (pages.done ? EMPTY : scheduled([true], queueScheduler)) });

/** The records of a walk, each page asked for when the last record of the one before has been emitted. Each subscription walks anew. */
export const records = <T>(open: () => Cursor<Page<T>>): Observable<T> =>
  defer(() => {
    const pages = open();
    return defer(() => pages.next()).pipe(
      concatMap((page) => page.records),
      untilDone(pages),
    );
  });

/**
 * Pulls a cursor as fast as `work` gets on: the next page is delivered when the stream that `work` gave for the one before has completed.
 * A page is delivered once: `retry()` after this goes on with the page after, so work that may fail is retried inside `work`.
 */
export const eachPage = <P, R>(pages: Cursor<P>, work: (page: P) => ObservableInput<R>): Observable<R> =>
  defer(() => pages.next()).pipe(concatMap(work), untilDone(pages));
