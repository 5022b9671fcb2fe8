// The ways out of rxjs as one finds them written: a buffer that is an array, taken from with shift(). bridges.ts races them.

import { Readable } from 'node:stream';
import type { Observable } from 'rxjs';

/** An async generator over a buffer of its own, as most snippets and packages have it. */
export const eachValue = async function* <T>(source: Observable<T>): AsyncGenerator<T, void, undefined> {
  const values: T[] = [];
  const state: { wake?: () => void; ended: boolean } = { ended: false };
  const subscription = source.subscribe({
    next: (value) => {
      values.push(value);
      state.wake?.();
    },
    complete: () => {
      state.ended = true;
      state.wake?.();
    },
  });
  try {
    for (;;) {
      while (values.length > 0) yield values.shift() as T;
      if (state.ended) return;
      await new Promise<void>((resolve) => (state.wake = resolve));
    }
  } finally {
    subscription.unsubscribe();
  }
};

/** The same behind Node's own adapter. */
export const eachReadable = <T>(source: Observable<T>): Readable => Readable.from(eachValue(source));

/** A web stream that is enqueued into as values come; its own queue is such an array. */
export const eachEnqueued = <T>(source: Observable<T>): ReadableStream<T> =>
  new ReadableStream({
    start: (controller) => {
      source.subscribe({
        next: (value) => {
          controller.enqueue(value);
        },
        complete: () => {
          controller.close();
        },
      });
    },
  });
