// Results held against the aims: met, missed, not measured.

import { expect } from 'chai';
import { AIMS, judge, type Aim } from '../../bench/aims.js';
import type { Result } from '../../bench/row.js';
import { aimsTable, rowSection, shortened } from '../../bench/table.js';

const aim: Aim = { row: 'validate', of: 'mix', who: 'rxtt', by: 'ratio', bound: 'at most', limit: 1.4 };
const result = (ratio: number): Result => ({ name: 'validate', figures: [{ of: 'mix', who: 'rxtt', value: 12.345, unit: 'µs', ratio }] });

describe('judge', () => {
  it('takes the bound itself for met', () => {
    expect(judge([result(1.4)], [aim]).map(({ status }) => status)).to.deep.equal(['met']);
  });

  it('says that an aim is missed, and by which figure', () => {
    expect(judge([result(1.5)], [aim])).to.deep.equal([{ aim, measured: 1.5, status: 'missed' }]);
  });

  it('reads a lower bound the other way', () => {
    const faster: Aim = { ...aim, bound: 'at least' };

    expect(judge([result(1.3), result(1.5)].slice(0, 1), [faster])[0]?.status).to.equal('missed');
    expect(judge([result(1.5)], [faster])[0]?.status).to.equal('met');
  });

  it('holds the median against an aim that is no ratio', () => {
    expect(judge([result(1)], [{ ...aim, by: 'value', limit: 12 }])[0]).to.include({ measured: 12.345, status: 'missed' });
  });

  it('says what was not measured, where the row has no such figure', () => {
    expect(judge([{ name: 'validate', figures: [] }], [aim])[0]?.status).to.equal('not measured');
  });

  it('says nothing of rows that did not run', () => {
    expect(judge([result(1)]).every(({ aim: { row } }) => row === 'validate')).to.equal(true);
    expect(judge([], AIMS)).to.deep.equal([]);
  });
});

describe('tables', () => {
  it('show three digits or so', () => {
    expect([0.1234, 1.2345, 12.345, 123.45].map(shortened)).to.deep.equal(['0.12', '1.23', '12.3', '123']);
  });

  it('print an aim with what was measured', () => {
    const table = aimsTable([result(1.5)], judge([result(1.5)], [aim]));

    expect(table.split('\n').at(-1)).to.equal('| validate | mix: rxtt | at most 1.4 | 1.50 | missed |');
  });

  it('print a row with its title, what limits it and its figures', () => {
    const text = rowSection({ title: 'Validate', reads: 'A unit.', limits: 'Copying.' }, result(1.5));

    expect(text).to.match(/^### Validate\n\nA unit\.\n\nWhat limits it: Copying\./);
    expect(text.split('\n').at(-1)).to.equal('| mix | rxtt | 12.3 µs | 1.50 |');
  });
});
