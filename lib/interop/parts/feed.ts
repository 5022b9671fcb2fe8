// Where values wait between a source that pushes and a consumer that pulls. Every bridge out of rxjs stands on a feed and adds the manners of its consumer.

import { from, Subject, takeUntil, type ObservableInput } from 'rxjs';
import { overflowed, settled, type BufferOptions } from './overflow.js';
import { queue } from './queue.js';

/** Who takes values: for each `take`, one of the three is called, once. */
export interface Taker<T> {
  value(value: T): void;
  end(): void;
  fail(error: unknown): void;
}

/** Values for whoever asks. Nothing is subscribed to before the first `take`. */
export interface Feed<T> {
  /** Hands over the next value, at once where there is one. The end comes after all values; a failure is told once, and is the end for those after. */
  take(taker: Taker<T>): void;
  /** Leaves the source and forgets what waits; those who wait hear the end. */
  stop(): void;
}

/** Those who wait for a value, and how it ended. Both kinds of feed keep their takers so. */
export const takers = <T>() => {
  const waiting = queue<Taker<T>>();
  let ended = false;
  let failure: { readonly error: unknown } | undefined;
  const tell = (taker: Taker<T>): void => {
    if (failure === undefined) {
      taker.end();
      return;
    }
    const { error } = failure;
    failure = undefined;
    taker.fail(error);
  };
  return {
    wait: (taker: Taker<T>) => {
      if (ended) tell(taker);
      else waiting.push(taker);
    },
    /** Whoever waits longest, if anybody does. */
    next: () => (waiting.size > 0 ? waiting.shift() : undefined),
    get size() {
      return waiting.size;
    },
    get ended() {
      return ended;
    },
    end: (why?: { readonly error: unknown }) => {
      if (ended) return;
      ended = true;
      failure = why;
      while (waiting.size > 0) tell(waiting.shift());
    },
  };
};

/** A feed from a source that cannot be told to wait: what is not taken yet is kept, up to `capacity`. */
export const pushFeed = <T>(source: ObservableInput<T>, options: BufferOptions): Feed<T> => {
  const { capacity, overflow, onDrop } = settled(options);
  const values = queue<T>();
  const asking = takers<T>();
  const stop$ = new Subject<void>();
  let started = false;

  const full = (value: T): void => {
    if (overflow === 'error') {
      asking.end({ error: overflowed(capacity) });
      stop$.next();
      return;
    }
    if (overflow === 'dropOldest') {
      values.shift();
      values.push(value);
    }
    onDrop();
  };
  const start = (): void => {
    started = true;
    from(source)
      .pipe(takeUntil(stop$))
      .subscribe({
        next: (value) => {
          const taker = asking.next();
          if (taker !== undefined) taker.value(value);
          else if (values.size < capacity) values.push(value);
          else full(value);
        },
        error: (error: unknown) => {
          asking.end({ error });
        },
        complete: asking.end,
      });
  };

  return {
    take: (taker) => {
      if (values.size > 0) {
        taker.value(values.shift());
        return;
      }
      asking.wait(taker); // before the subscription, so that the first value of all goes straight to it
      if (!started) start();
    },
    stop: () => {
      started = true;
      values.clear();
      asking.end();
      stop$.next();
    },
  };
};
