// Several walks at once: order, width, laziness, errors and early unsubscription.

import { expect } from 'chai';
import { NEVER, of, take, throwError, timer, map, type Observable } from 'rxjs';
import { cursor, type Page } from '../../lib/request/pages.js';
import { sideBySide } from '../../lib/request/side-by-side.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { watch } from '../support/seen.js';

const only = (...records: string[]): Page<string> => ({ records, isLast: true });

/** A walk of one page that takes `delay` ms, noting when it was asked for. */
const walks = (clock: ReturnType<typeof virtualClock>, delays: readonly number[]) => {
  const asked: string[] = [];
  const begun = delays.map((delay, index) => () => {
    const name = String.fromCharCode(97 + index);
    return cursor<string>({
      eager: true,
      fetch: () => {
        asked.push(name);
        return timer(delay, clock).pipe(map(() => only(`${name}1`, `${name}2`)));
      },
    });
  });
  return { asked, begun };
};

describe('sideBySide', () => {
  it('gives the records walk after walk, though a later walk is there first', () => {
    const clock = virtualClock();
    const { begun } = walks(clock, [30, 10, 20]);
    const seen = watch(sideBySide(begun, 3));
    clock.advanceBy(10);
    expect(seen.values).to.deep.equal([]);
    clock.advanceBy(20);
    expect(seen.values).to.deep.equal(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);
    expect(seen.completed).to.equal(true);
  });

  it('asks nothing before it is subscribed to, and then only as many walks as it is wide', () => {
    const clock = virtualClock();
    const { asked, begun } = walks(clock, [10, 10, 10, 10]);
    const both$ = sideBySide(begun, 2);
    expect(asked).to.deep.equal([]);
    watch(both$);
    expect(asked).to.deep.equal(['a', 'b']);
    clock.advanceBy(10);
    expect(asked).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('begins one walk more for each that has ended, not sooner', () => {
    const clock = virtualClock();
    const { asked, begun } = walks(clock, [10, 20, 30, 40, 50]);
    watch(sideBySide(begun, 2));
    clock.advanceBy(10);
    expect(asked).to.deep.equal(['a', 'b', 'c']);
    clock.advanceBy(10);
    expect(asked).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('goes through all walks one by one where it is one wide', () => {
    const clock = virtualClock();
    const { begun } = walks(clock, [10, 10, 10]);
    const seen = watch(sideBySide(begun, 1));
    clock.advanceBy(30);
    expect([seen.values, seen.completed]).to.deep.equal([['a1', 'a2', 'b1', 'b2', 'c1', 'c2'], true]);
  });

  it('completes at once where there is no walk', () => {
    expect(watch(sideBySide([], 2)).completed).to.equal(true);
  });

  it('errors with the first error in the order of the walks', () => {
    const walk = (page$: Observable<Page<string>>) => () => cursor<string>({ eager: true, fetch: () => page$ });
    const seen = watch(sideBySide([walk(of(only('a'))), walk(throwError(() => new Error('b'))), walk(of(only('c')))], 3));
    expect(seen.values).to.deep.equal(['a']);
    expect(seen.error).to.be.an('error').with.property('message', 'b');
  });

  it('begins no further walk once nobody listens', () => {
    const clock = virtualClock();
    const { asked, begun } = walks(clock, [1, 1, 1, 1]);
    watch(sideBySide(begun, 1).pipe(take(1)));
    clock.advanceBy(10);
    expect(asked).to.deep.equal(['a']);
  });

  it('waits with a walk that never answers', () => {
    const never = (): ReturnType<typeof cursor<string>> => cursor<string>({ eager: true, fetch: () => NEVER });
    const seen = watch(sideBySide([never], 1));
    expect(seen.values).to.deep.equal([]);
    expect(seen.completed).to.equal(false);
  });
});
