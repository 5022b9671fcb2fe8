// What the server's books say of a visit.

import { expect } from 'chai';
import { books, busiest, type Journal } from '../../../../lib/cli/demo/tt/books.js';
import { paintOf } from '../../../../lib/cli/terminal/paint.js';

const call = (time: number, operation = 'getFills', status = 200): Journal[number] => ({
  seq: 1,
  time,
  method: 'GET',
  path: '/',
  operation,
  query: {},
  key: true,
  token: true,
  executed: true,
  status,
});

describe('cli/demo/tt/books', () => {
  it('finds the busiest second, wherever it begins', () => {
    expect(busiest([0, 900, 1_000, 1_100, 1_899, 5_000].map((time) => call(time)))).to.equal(4);
    expect(busiest([call(0), call(1_000)])).to.equal(1);
    expect(busiest([])).to.equal(0);
  });

  it('counts calls, kinds of calls and tokens', () => {
    expect(books(paintOf(false), [call(0, 'createToken'), call(1), call(2)], { perSecond: 25, perDay: 75_000 })).to.deep.equal([
      'calls          3 of 2 kinds, 1 of them for a token',
      'refused        none',
      'in one second  3 at most, where the plan allows 25',
    ]);
  });

  it('does not pass over a call that was refused, nor count it as one that went through', () => {
    expect(books(paintOf(false), [call(0), call(1, 'getOrders', 429), call(900, 'getOrders')], { perSecond: 25, perDay: 75_000 }).slice(1)).to.deep.equal([
      'refused        1, and asked again',
      'in one second  2 at most, where the plan allows 25',
    ]);
  });
});
