// rxtt/abort-signal: between subscriptions and `AbortSignal`, both ways. For `fetch`, timers, and whatever else is stopped by a signal.

import { defer, finalize, from, fromEvent, map, NEVER, Observable, of, take, takeUntil, tap, type MonoTypeOperatorFunction, type ObservableInput } from 'rxjs';

const aborted = (signal: AbortSignal): Observable<void> =>
  defer(() =>
    signal.aborted
      ? of(undefined)
      : fromEvent(signal, 'abort').pipe(
          take(1),
          map(() => undefined),
        ),
  );

/** Completes when `signal` aborts; at once, without subscribing, where it has. It stops listening when the stream ends first. */
export const takeUntilAbort = <T>(signal: AbortSignal): MonoTypeOperatorFunction<T> => takeUntil(aborted(signal));

/** Errors with the signal's `reason` when it aborts, as `fetch` does; at once, without subscribing, where it has. */
export const throwOnAbort =
  <T>(signal: AbortSignal): MonoTypeOperatorFunction<T> =>
  (source) =>
    new Observable((subscriber) => {
      const fail = (): void => {
        subscriber.error(signal.reason);
      };
      if (signal.aborted) {
        fail();
        return;
      }
      signal.addEventListener('abort', fail, { once: true });
      subscriber.add(() => {
        signal.removeEventListener('abort', fail);
      });
      source.subscribe(subscriber);
    });

/**
 * A signal that aborts when `notifier` first emits, or errors: that error is then its `reason`. A notifier that completes without a value never
 * aborts it. It subscribes now; `until` ends that, for a notifier that may never emit.
 */
export const abortOn = (notifier: ObservableInput<unknown>, until: ObservableInput<unknown> = NEVER): AbortSignal => {
  const controller = new AbortController();
  from(notifier)
    .pipe(take(1), takeUntil(from(until)))
    .subscribe({
      next: () => {
        controller.abort();
      },
      error: (error: unknown) => {
        controller.abort(error);
      },
    });
  return controller.signal;
};

/** What `work` gives, with a signal for it that aborts when the stream is unsubscribed from before its end. A signal for each subscription. */
export const withAbort = <T>(work: (signal: AbortSignal) => ObservableInput<T>): Observable<T> =>
  defer(() => {
    const controller = new AbortController();
    let ended = false;
    const end = (): void => {
      ended = true;
    };
    return from(work(controller.signal)).pipe(
      tap({ error: end, complete: end }),
      finalize(() => {
        if (!ended) controller.abort();
      }),
    );
  });
