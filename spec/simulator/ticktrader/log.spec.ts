import { expect } from 'chai';
import { log, type PageQuery } from '../../../lib/simulator/ticktrader/log.js';

/** Ten records, two at each time 0, 10, 20, 30, 40; the record is its number. */
const tens = () => {
  const list = log<number>();
  for (let number = 0; number < 10; number++) list.append({ id: `id${String(number)}`, time: Math.floor(number / 2) * 10, record: number });
  return list;
};

const walk = (query: Omit<PageQuery<number>, 'after'>): readonly (readonly number[])[] => {
  const list = tens();
  const pages: (readonly number[])[] = [];
  for (let after: string | undefined; pages.length < 20;) {
    const page = list.page({ ...query, after });
    pages.push(page.entries.map(({ record }) => record));
    if (page.isLast) break;
    after = page.entries.at(-1)?.id;
  }
  return pages;
};

describe('log', () => {
  it('is walked forward to the end', () => {
    expect(walk({ backward: false, size: 4 })).to.deep.equal([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
  });

  it('is walked backward to the beginning', () => {
    expect(walk({ backward: true, size: 4 })).to.deep.equal([
      [9, 8, 7, 6],
      [5, 4, 3, 2],
      [1, 0],
    ]);
  });

  it('says that a page is the last also when it is just full', () => {
    expect(walk({ backward: false, size: 5 })).to.have.length(2);
    expect(walk({ backward: true, size: 10 })).to.have.length(1);
  });

  it('includes both ends of the range, in both directions', () => {
    expect(walk({ backward: false, size: 10, from: 10, to: 30 })).to.deep.equal([[2, 3, 4, 5, 6, 7]]);
    expect(walk({ backward: true, size: 4, from: 10, to: 30 })).to.deep.equal([
      [7, 6, 5, 4],
      [3, 2],
    ]);
  });

  it('filters without losing or repeating a record, and counts what matches', () => {
    const matches = (record: number): boolean => record % 3 === 0;
    expect(walk({ backward: false, size: 3, matches })).to.deep.equal([[0, 3, 6], [9]]);
    expect(tens().page({ backward: false, size: 1, matches, from: 10 }).total).to.equal(3);
    expect(tens().page({ backward: false, size: 1, to: 15 }).total).to.equal(4);
  });

  it('gives an empty last page for an empty range', () => {
    expect(tens().page({ backward: false, size: 5, from: 99 })).to.deep.equal({ entries: [], isLast: true, total: 0 });
    expect(tens().page({ backward: false, size: 5, from: 20, to: 5 }).total).to.equal(0);
  });
});
