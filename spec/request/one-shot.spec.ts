import { expect } from 'chai';
import { EMPTY, NEVER, Observable, of, retry, share, Subject, take, tap, throwError } from 'rxjs';
import { oneShot } from '../../lib/request/one-shot.js';
import { watch } from '../support/seen.js';

/** Work that counts how often it is begun and given up, and what it is driven by. */
const work = () => {
  const drive$ = new Subject<number>();
  const count = { begun: 0, left: 0 };
  const work$ = new Observable<number>((subscriber) => {
    count.begun++;
    const inner = drive$.subscribe(subscriber);
    return () => {
      count.left++;
      inner.unsubscribe();
    };
  });
  return { drive$, count, shot$: oneShot(work$) };
};

const failure = new Error('no');

describe('oneShot', () => {
  it('begins with the first subscription, never before, and once', () => {
    const { shot$, count } = work();
    expect(count.begun).to.equal(0);
    watch(shot$);
    watch(shot$);
    expect(count.begun).to.equal(1);
  });

  it('shows everyone the same, early or late', () => {
    const { shot$, drive$ } = work();
    const early = watch(shot$);
    drive$.next(1);
    const second = watch(shot$);
    drive$.next(2);
    drive$.complete();
    const late = watch(shot$);
    for (const seen of [early, second, late]) expect([seen.values, seen.completed]).to.deep.equal([[1, 2], true]);
  });

  it('neither stops nor forgets when everyone leaves', () => {
    const { shot$, drive$, count } = work();
    watch(shot$).subscription.unsubscribe();
    drive$.next(1);
    expect(count.left).to.equal(0);
    drive$.complete();
    expect(watch(shot$).values).to.deep.equal([1]);
    expect(count.begun).to.equal(1);
  });

  it('is not begun again by retry, share or an early end', () => {
    const { shot$, drive$, count } = work();
    const retried = watch(shot$.pipe(retry(3)));
    watch(shot$.pipe(share(), take(1)));
    drive$.next(1);
    drive$.error(new Error('no'));
    watch(shot$);
    expect(count.begun).to.equal(1);
    expect(retried.values).to.deep.equal([1, 1, 1, 1]);
    expect(retried.error).to.be.instanceOf(Error);
  });

  it('is not begun twice by a subscription from inside its own beginning or value', () => {
    let begun = 0;
    const inside: number[] = [];
    const shot$: Observable<number> = oneShot(
      new Observable((subscriber) => {
        begun++;
        watch(shot$.pipe(tap((value) => inside.push(value))));
        subscriber.next(7);
        subscriber.complete();
      }),
    );
    const late: number[] = [];
    shot$.subscribe((value) => late.push(value, watch(shot$).last));
    expect([begun, inside, late]).to.deep.equal([1, [7], [7, 7]]);
  });

  for (const [name, work$, expected] of [
    ['never says anything', NEVER, [[], false, undefined]],
    ['is empty', EMPTY, [[], true, undefined]],
    ['says all at once', of(1, 2, 3), [[1, 2, 3], true, undefined]],
    ['fails at once', throwError(() => failure), [[], false, failure]],
  ] as const)
    it(`takes work that ${name}`, () => {
      const shot$ = oneShot<number>(work$);
      for (const seen of [watch(shot$), watch(shot$)]) expect([seen.values, seen.completed, seen.error]).to.deep.equal(expected);
    });
});
