import { expect } from 'chai';
import { inTurn } from '../../lib/base/in-turn.js';

describe('inTurn', () => {
  it('hands over at once what comes from outside', () => {
    const seen: number[] = [];
    const hand = inTurn((value: number) => seen.push(value));
    hand(1);
    hand(2);
    expect(seen).to.deep.equal([1, 2]);
  });

  it('lets what is handed over from inside wait, in order', () => {
    const seen: string[] = [];
    const hand = inTurn((value: string) => {
      seen.push(`${value} begins`);
      if (value === 'a') ['b', 'c'].forEach(hand);
      if (value === 'b') hand('d');
      seen.push(`${value} ends`);
    });
    hand('a');
    expect(seen.filter((entry) => entry.endsWith('ends'))).to.deep.equal(['a ends', 'b ends', 'c ends', 'd ends']);
    expect(seen.filter((_, at) => at % 2 === 0)).to.deep.equal(['a begins', 'b begins', 'c begins', 'd begins']);
  });

  it('hands over `undefined` too', () => {
    let count = 0;
    inTurn(() => count++)(undefined);
    expect(count).to.equal(1);
  });

  it('goes on after a hand that threw', () => {
    const seen: number[] = [];
    const hand = inTurn((value: number) => {
      if (value === 1) throw new Error('first');
      seen.push(value);
    });
    expect(() => {
      hand(1);
    }).to.throw('first');
    hand(2);
    expect(seen).to.deep.equal([2]);
  });
});
