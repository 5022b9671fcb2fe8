// Every row of the bench runs, on a thousandth of its size: a figure for all its contenders, whatever the figures are. How fast is never a spec.

import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { AIMS } from '../../bench/aims.js';
import type { Row } from '../../bench/row.js';
import { ROWS } from '../../bench/rows.js';

const rowOf = async (name: string): Promise<Row> => ((await import(`../../bench/${name}.js`)) as { readonly row: Row }).row;

describe('bench', () => {
  for (const name of ROWS) {
    it(`runs the row ${name}`, async () => {
      const row = await rowOf(name);

      const { figures } = await row.run(0.001);

      expect(figures).to.not.be.empty;
      for (const { of, who, value, ratio = 0 } of figures) {
        expect(Number.isFinite(value), `${of}, ${who}: ${String(value)}`).to.equal(true);
        expect(Number.isFinite(ratio), `${of}, ${who}: ratio ${String(ratio)}`).to.equal(true);
      }
    });

    it(`says in one line what limits ${name}`, async () => {
      const { title, reads, limits } = await rowOf(name);

      for (const text of [title, reads, limits]) expect(text).to.match(/^\S.*\S$/);
    });
  }

  it('has an aim for each row but the one that is part of another', () => {
    const aimed = new Set<string>(AIMS.map(({ row }) => row));

    expect(ROWS.filter((name) => !aimed.has(name))).to.deep.equal(['digits']);
  });

  it('lists every file that holds a row', () => {
    const files = readdirSync(new URL('../../bench/', import.meta.url)).filter((file) => file.endsWith('.ts'));
    const parts = ['aims', 'built', 'harness', 'memory', 'messages', 'reading', 'row', 'rows', 'run', 'sessions', 'table'];

    expect(files.map((file) => file.replace('.ts', ''))).to.have.members([...ROWS, ...parts]);
  });
});
