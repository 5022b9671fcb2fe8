// The latest events by number, 1, 2, 3, ...: a ring that every reader reads at its own pace, so that no reader needs a buffer of its own. service fills it, sse reads.

import { Subject, type Observable } from 'rxjs';

/** What happened lately. */
export interface Backlog<T> {
  /** Tells this run of the service from others: numbers begin anew with each. */
  readonly run: string;
  /** The number of the oldest that is kept: what is below is gone. */
  readonly oldest: number;
  /** The number of the latest; 0 where there is none. */
  readonly newest: number;
  readonly at: (number: number) => T | undefined;
  /** Emits when there is more, and completes when there will be no more. */
  readonly news$: Observable<void>;
  readonly isOver: boolean;
}

/** A backlog of at most `capacity`, and the hands that fill it. */
export const backlog = <T>(run: string, capacity: number): { readonly kept: Backlog<T>; readonly add: (value: T) => void; readonly end: () => void } => {
  const places: T[] = [];
  const news$ = new Subject<void>();
  let newest = 0;
  let isOver = false;
  const oldest = (): number => Math.max(1, newest - capacity + 1);
  return {
    add: (value) => {
      places[newest++ % capacity] = value;
      news$.next();
    },
    end: () => {
      isOver = true;
      news$.complete();
    },
    kept: {
      run,
      news$: news$.asObservable(),
      at: (number) => (number < oldest() || number > newest ? undefined : places[(number - 1) % capacity]),
      get oldest() {
        return oldest();
      },
      get newest() {
        return newest;
      },
      get isOver() {
        return isOver;
      },
    },
  };
};
