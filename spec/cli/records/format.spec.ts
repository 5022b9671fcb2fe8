// In which form records are delivered.

import { expect } from 'chai';
import { formatOf } from '../../../lib/cli/records/format.js';

describe('cli/records/format', () => {
  it('is a table on a terminal and NDJSON in a pipe', () => {
    expect([formatOf({}, true), formatOf({}, false)]).to.deep.equal(['table', 'ndjson']);
  });

  it('is what the name of the file says, and NDJSON where that says nothing', () => {
    expect(['a.csv', 'b.PARQUET', 'c.jsonl', 'd.txt', 'e', 'f.xlsx'].map((out) => formatOf({ out }, true))).to.deep.equal([
      'csv',
      'parquet',
      'ndjson',
      'table',
      'ndjson',
      'ndjson',
    ]);
  });

  it('is what was asked for before all', () => {
    expect([formatOf({ format: 'csv', out: 'a.parquet' }, true), formatOf({ format: 'ndjson' }, true)]).to.deep.equal(['csv', 'ndjson']);
  });

  it('refuses Parquet on standard output', () => {
    expect(() => formatOf({ format: 'parquet' }, false)).to.throw('Parquet is written to a file: say which with --out FILE');
  });
});
