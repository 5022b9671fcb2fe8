// A unit test of an operator, drawn as marbles. Each letter is a whole, valid report; a column is a millisecond.

import { filter, map, scan, type OperatorFunction } from 'rxjs';
import { marbles, reports } from 'rxtt/testing';
import { isKnown, type ExecutionReport } from 'rxtt/ticktrader';

/** The operator under test: how many orders are waiting or under way. */
const underWay = (): OperatorFunction<ExecutionReport, number> => (reports$) =>
  reports$.pipe(
    filter(isKnown),
    scan((ids, { Event, Trade }) => {
      const others = [...ids].filter((id) => id !== Trade.Id);
      return new Set(Event === 'Accepted' ? [...others, Trade.Id] : Event === 'Filled' || Event === 'Canceled' ? others : ids);
    }, new Set<string>()),
    map(({ size }) => size),
  );

marbles(({ hot, expectObservable }) => {
  const values = reports({
    a: ['Accepted', { Id: '1' }],
    b: ['Accepted', { Id: '2' }],
    f: ['Filled', { Id: '1' }],
    c: ['Canceled', { Id: '2' }],
  });
  const reports$ = hot('                        -a--b--f--c|', values);
  expectObservable(reports$.pipe(underWay())).toBe('-a--b--c--d|', { a: 1, b: 2, c: 1, d: 0 });
});
console.log('The diagrams agree.');
