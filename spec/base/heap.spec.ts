// The heap, held against a sorted list.

import { expect } from 'chai';
import fc from 'fast-check';
import { heap } from '../../lib/base/heap.js';

const least = (a: number, b: number): boolean => a < b;

describe('heap', () => {
  it('is empty at first', () => {
    const empty = heap(least);
    expect([empty.size, empty.top, empty.pop(), empty.size]).to.deep.equal([0, undefined, undefined, 0]);
  });

  it('gives back what was pushed, least first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (numbers) => {
        const queue = heap(least);
        for (const number of numbers) queue.push(number);
        expect(queue.size).to.equal(numbers.length);
        expect(numbers.map(() => queue.pop())).to.deep.equal(numbers.toSorted((a, b) => a - b));
        expect(queue.size).to.equal(0);
      }),
    );
  });

  it('has its least on top through any pushes and pops', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { freq: 3 })), (steps) => {
        const queue = heap(least);
        let model: number[] = [];
        for (const step of steps) {
          if (step === null) {
            expect(queue.pop()).to.equal(model[0]);
            model = model.slice(1);
          } else {
            queue.push(step);
            model = [...model, step].sort((a, b) => a - b);
          }
          expect([queue.top, queue.size]).to.deep.equal([model[0], model.length]);
        }
      }),
    );
  });

  it('keeps the order that `before` gives to ties', () => {
    const queue = heap<readonly [number, number]>(([a, first], [b, second]) => a < b || (a === b && first < second));
    const entries = [3, 1, 1, 2, 1, 3].map((key, order) => [key, order] as const);
    for (const entry of entries) queue.push(entry);
    expect(entries.map(() => queue.pop()?.[1])).to.deep.equal([1, 2, 4, 3, 0, 5]);
  });
});
