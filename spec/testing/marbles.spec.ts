import { expect } from 'chai';
import { map } from 'rxjs';
import { marbles, reports } from '../../lib/testing/index.js';
import { difference } from '../../lib/testing/same.js';
import { ofEvent } from '../../lib/ticktrader/index.js';

describe('marbles', () => {
  it('draws with execution reports', () => {
    marbles(({ hot, expectObservable }) => {
      const values = reports({ a: 'Accepted', p: 'PartialFilled', f: 'Filled', c: ['Canceled', { Id: '7' }] });
      const reports$ = hot('                       -a-p-f--c|', values);
      expectObservable(reports$.pipe(ofEvent('Filled', 'PartialFilled'))).toBe('---p-f---|', values);
    });
  });

  it('hands out the scheduler', () => {
    marbles(({ scheduler, cold, expectObservable }) => {
      expect(scheduler.now()).to.equal(0);
      expectObservable(cold('-a|').pipe(map(() => scheduler.now()))).toBe('-a|', { a: 1 });
    });
  });

  it('says where a diagram is not what was drawn, and what came', () => {
    const draw = (): void => {
      marbles(({ cold, expectObservable }) => {
        expectObservable(cold('a-b|', { a: 1, b: { c: [1, 2] } })).toBe('a-b|', { a: 1, b: { c: [1, 3] } });
      });
    };
    expect(draw).to.throw('The diagrams differ at 1.notification.value.c.1.');
  });

  it('compares as it is told to', () => {
    const seen: unknown[] = [];
    marbles(
      ({ cold, expectObservable }) => {
        expectObservable(cold('a|')).toBe('-b|');
      },
      (actual) => seen.push(actual),
    );
    expect(seen).to.have.length(1);
  });
});

describe('the difference of two values', () => {
  it('is none where they are the same in structure', () => {
    for (const make of [
      (): unknown => ({ a: [1, { b: 'c' }], d: undefined }),
      (): unknown => new Error('x'),
      (): unknown => new Map([['a', [1]]]),
      (): unknown => new Set([1]),
      (): unknown => new Date(5),
      (): unknown => NaN,
    ])
      expect(difference(make(), make())).to.equal(undefined);
  });

  it('is named by its path', () => {
    const cases: readonly (readonly [unknown, unknown, string])[] = [
      [1, 2, ''],
      [{ a: 1 }, { a: 1, b: undefined }, 'b'],
      [[1, 2], [1], '1'],
      [new Error('x'), new Error('y'), 'message'],
      [new Date(1), new Date(2), 'time'],
      [new Map([['k', 1]]), new Map([['k', 2]]), 'k'],
      [{ a: {} }, { a: [] }, 'a'],
      [null, {}, ''],
    ];
    for (const [one, other, path] of cases) expect(difference(one, other)).to.equal(path);
  });
});
