// The queue of the bridges.

import { expect } from 'chai';
import { queue } from '../../../lib/interop/parts/queue.js';

describe('queue', () => {
  it('gives back what came first, undefined too', () => {
    const values = queue<number | undefined>();
    values.push(1);
    values.push(undefined);

    expect([values.shift(), values.shift(), values.size]).to.deep.equal([1, undefined, 0]);
  });

  it('keeps its order over any number of turns', () => {
    const values = queue<number>();
    let next = 0;
    let expected = 0;
    for (let turn = 0; turn < 3000; turn++) {
      for (let count = 0; count < (turn % 7) + 1; count++) values.push(next++);
      for (let count = 0; count < turn % 5 && values.size > 0; count++) expect(values.shift()).to.equal(expected++);
    }

    expect(values.size).to.equal(next - expected);
  });

  it('is empty once cleared', () => {
    const values = queue<number>();
    values.push(1);
    values.clear();
    values.push(2);

    expect([values.size, values.shift()]).to.deep.equal([1, 2]);
  });
});
