// Between subscriptions and AbortSignal.

import { getEventListeners } from 'node:events';
import { expect } from 'chai';
import { EMPTY, from, NEVER, Observable, of, Subject, throwError, type Observer } from 'rxjs';
import { abortOn, takeUntilAbort, throwOnAbort, withAbort } from '../../lib/interop/abort-signal.js';

/** What a stream did so far. */
const heard = <T>(source: Observable<T>) => {
  const log: unknown[] = [];
  const observer: Observer<T> = {
    next: (value) => log.push(value),
    error: (error: unknown) => log.push(error),
    complete: () => log.push('end'),
  };
  return { log, subscription: source.subscribe(observer) };
};

const listeners = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;

describe('takeUntilAbort', () => {
  it('completes when the signal aborts', () => {
    const controller = new AbortController();
    const source = new Subject<number>();
    const { log } = heard(source.pipe(takeUntilAbort(controller.signal)));
    source.next(1);
    controller.abort();
    source.next(2);

    expect(log).to.deep.equal([1, 'end']);
    expect(source.observed).to.equal(false);
  });

  it('completes without subscribing where the signal has aborted', () => {
    let subscribed = false;
    const source = new Observable(() => void (subscribed = true));

    expect(heard(source.pipe(takeUntilAbort(AbortSignal.abort()))).log).to.deep.equal(['end']);
    expect(subscribed).to.equal(false);
  });

  it('listens no more once the stream has ended', () => {
    const { signal } = new AbortController();
    heard(of(1).pipe(takeUntilAbort(signal)));
    heard(NEVER.pipe(takeUntilAbort(signal))).subscription.unsubscribe();

    expect(listeners(signal)).to.equal(0);
  });
});

describe('throwOnAbort', () => {
  it('errors with the reason of the signal, and leaves the source', () => {
    const controller = new AbortController();
    const source = new Subject<number>();
    const { log } = heard(source.pipe(throwOnAbort(controller.signal)));
    const reason = new RangeError('enough');
    source.next(1);
    controller.abort(reason);

    expect(log).to.deep.equal([1, reason]);
    expect(source.observed).to.equal(false);
  });

  it('errors without subscribing where the signal has aborted', () => {
    const { log } = heard(of(1).pipe(throwOnAbort(AbortSignal.abort('why'))));

    expect(log).to.deep.equal(['why']);
  });

  it('passes values, ends and errors, and listens no more then', () => {
    const { signal } = new AbortController();
    const failure = new Error('lost');

    expect(heard(from([1, 2]).pipe(throwOnAbort(signal))).log).to.deep.equal([1, 2, 'end']);
    expect(heard(throwError(() => failure).pipe(throwOnAbort(signal))).log).to.deep.equal([failure]);
    expect(listeners(signal)).to.equal(0);
  });
});

describe('abortOn', () => {
  it('aborts at the first value, and listens no more', () => {
    const notifier = new Subject<void>();
    const signal = abortOn(notifier);
    expect(signal.aborted).to.equal(false);
    notifier.next();

    expect(signal.aborted).to.equal(true);
    expect(signal.reason).to.have.property('name', 'AbortError');
    expect(notifier.observed).to.equal(false);
  });

  it('has the error of the notifier for its reason', () => {
    const failure = new RangeError('lost');

    expect(abortOn(throwError(() => failure)).reason).to.equal(failure);
  });

  it('never aborts where the notifier ends without a value', () => {
    expect(abortOn(EMPTY).aborted).to.equal(false);
  });

  it('is left when `until` emits', () => {
    const notifier = new Subject<void>();
    const until = new Subject<void>();
    const signal = abortOn(notifier, until);
    until.next();

    expect(notifier.observed).to.equal(false);
    expect(signal.aborted).to.equal(false);
  });
});

describe('withAbort', () => {
  it('gives a signal that aborts when the stream is left', () => {
    let given: AbortSignal | undefined;
    const { subscription } = heard(
      withAbort((signal) => {
        given = signal;
        return NEVER;
      }),
    );
    expect(given?.aborted).to.equal(false);
    subscription.unsubscribe();

    expect(given?.aborted).to.equal(true);
  });

  it('does not abort what has ended, well or not', () => {
    const signals: AbortSignal[] = [];
    heard(withAbort((signal) => (signals.push(signal), of(1))));
    heard(withAbort((signal) => (signals.push(signal), throwError(() => new Error('lost')))));

    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([false, false]);
  });

  it('gives each subscription a signal of its own', () => {
    const signals = new Set<AbortSignal>();
    const source = withAbort((signal) => (signals.add(signal), of(1)));
    heard(source);
    heard(source);

    expect(signals.size).to.equal(2);
  });

  it('errors with what the work throws', () => {
    const failure = new Error('no');
    const { log } = heard(
      withAbort(() => {
        throw failure;
      }),
    );

    expect(log).to.deep.equal([failure]);
  });
});
