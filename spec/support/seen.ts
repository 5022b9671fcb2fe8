// What a stream said so far, for specs that move time by hand. Specs of the client and of the whole system watch with it.

import type { Observable, Subscription } from 'rxjs';

/** Everything a stream said up to now. */
export interface Seen<T> {
  readonly values: readonly T[];
  /** The latest value; fails the spec where there is none. */
  readonly last: T;
  readonly error: unknown;
  readonly completed: boolean;
  readonly subscription: Subscription;
}

/** Subscribes to `stream$` and remembers. */
export const watch = <T>(stream$: Observable<T>): Seen<T> => {
  const values: T[] = [];
  let error: unknown;
  let completed = false;
  const subscription = stream$.subscribe({
    next: (value) => {
      values.push(value);
    },
    error: (thrown: unknown) => {
      error = thrown;
    },
    complete: () => {
      completed = true;
    },
  });
  return {
    values,
    subscription,
    get last() {
      const last = values.at(-1);
      if (last === undefined) throw new Error('The stream has not emitted yet.', { cause: error });
      return last;
    },
    get error() {
      return error;
    },
    get completed() {
      return completed;
    },
  };
};

/** The stream's error, which must be one of `Kind`; fails the spec otherwise. */
export const errorOf = <E extends Error>(seen: Seen<unknown>, Kind: new (...parts: never[]) => E): E => {
  if (seen.error instanceof Kind) return seen.error;
  throw new Error(`Expected the stream to fail with ${Kind.name}.`, { cause: seen.error });
};
