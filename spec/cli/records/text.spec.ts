// Records as text.

import { expect } from 'chai';
import { printerOf } from '../../../lib/cli/records/text.js';
import { paintOf } from '../../../lib/cli/terminal/paint.js';

const sheet = { paint: paintOf(false), width: Infinity };
const kind = { name: 'x' };

describe('cli/records/text', () => {
  it('prints a line of JSON a record', () => {
    expect(printerOf('ndjson', kind, sheet).print([{ a: 1 }, { b: ['x'] }])).to.deep.equal(['{"a":1}', '{"b":["x"]}']);
  });

  it('prints CSV with one head, and keeps what fits no column of the first records', () => {
    const { print } = printerOf('csv', kind, sheet);

    expect(print([{ a: 'x,y', b: { c: 1 } }])).to.deep.equal(['a,b.c,_rest\r', '"x,y",1,\r']);
    expect(print([{ a: 'z', d: 2 }])).to.deep.equal(['z,,"{""d"":2}"\r']);
  });

  it('prints no Parquet', () => {
    expect(() => printerOf('parquet', kind, sheet)).to.throw('--out FILE');
  });
});
