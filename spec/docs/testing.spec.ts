// The page about testing shows every kind of fault as the code has it.

import { expect } from 'chai';
import { read } from './pages.js';
import { faultTable } from './testing-page.js';

const packed = (line: string): string => line.replaceAll(/\s+/g, ' ').trim();

describe('documentation: testing', () => {
  it('lists every kind of fault, and no other', () => {
    const lines = read('docs/testing.md').split('\n').map(packed);
    const start = lines.indexOf(packed(faultTable()[0] ?? ''));
    const table = lines.slice(start).slice(0, faultTable().length + 1);
    expect(table.filter((line) => !/^\| -+ /.test(line))).to.deep.equal(faultTable().map(packed));
    expect(lines[start + table.length]).to.equal('');
  });
});
