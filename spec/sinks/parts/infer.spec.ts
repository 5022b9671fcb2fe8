// Columns of records that bring no model.

import { Big } from 'big.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { layout } from '../../../lib/sinks/parts/columns.js';
import { inferColumns } from '../../../lib/sinks/parts/infer.js';
import { shredder } from '../../../lib/sinks/parts/rows.js';
import { layoutOf } from '../../../lib/sinks/parts/sampled.js';

const kinds = (...records: readonly object[]) => Object.fromEntries(inferColumns(records, ['_rest']).map(({ name, kind }) => [name, kind]));

describe('inferColumns', () => {
  it('takes what is there for what it is', () => {
    expect(kinds({ s: 'a', n: 1, b: true, i: 1n, d: new Date(), m: new Big(1), l: [1], o: { p: { q: 'x' } }, nothing: null })).to.deep.equal({
      s: 'text',
      n: 'double',
      b: 'flag',
      i: 'whole',
      d: 'millis',
      m: 'decimal',
      l: 'json',
      'o.p.q': 'text',
    });
  });

  it('keeps values of two kinds as JSON', () => {
    expect(kinds({ a: 1 }, { a: 'x' })).to.deep.equal({ a: 'json' });
  });

  it('gives no two columns a name that a database takes for one', () => {
    expect(kinds({ a: 1, A: 2, 'b.c': 1, b: { c: 2 }, _rest: 1, _REST: 2 })).to.deep.equal({ a: 'double', 'b.c': 'double' });
  });

  it('loses nothing of any record, whatever the columns are', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.integer(), { maxLength: 2 }),
      fc.dictionary(fc.string({ maxLength: 2 }), fc.integer()),
    );
    const record = fc.dictionary(fc.string({ maxLength: 2 }), value, { maxKeys: 5, noNullPrototype: true });
    /** What a value holds in the end, as JSON. */
    const leaves = (member: unknown): readonly string[] =>
      typeof member === 'object' && member !== null && !Array.isArray(member) ? Object.values(member).flatMap(leaves) : [JSON.stringify(member)];
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), record, (sample, late) => {
        const settled = layoutOf({}, sample);
        const cells: unknown[] = [];
        const kept = (index: number, cell: unknown): void => {
          cells.push(index === settled.columns.length ? JSON.parse(String(cell)) : cell);
        };
        shredder(settled, () => (cell) => cell, kept)(late);

        expect(cells.flatMap(leaves)).to.have.members(leaves(late));
      }),
    );
  });
});

describe('layout', () => {
  it('refuses a name twice, and the name of the rest', () => {
    expect(() =>
      layout(
        [
          { name: 'a', kind: 'text' },
          { name: 'A', kind: 'text' },
        ],
        false,
        {},
      ),
    ).to.throw(/"A" twice/);
    expect(() => layout([{ name: '_rest', kind: 'text' }], false, {})).to.throw(/"_rest" twice/);
    expect(() => layout([{ name: '_rest', kind: 'text' }], false, { rest: false })).to.not.throw();
  });

  for (const decimal of [
    { precision: 39, scale: 0 },
    { precision: 5, scale: 6 },
    { precision: 5, scale: -1 },
    { precision: 0, scale: 0 },
  ]) {
    it(`refuses decimals of ${JSON.stringify(decimal)}`, () => {
      expect(() => layout([], false, { decimal })).to.throw(/decimal/);
    });
  }
});
