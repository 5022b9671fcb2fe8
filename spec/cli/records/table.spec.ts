// Records as tables.

import { expect } from 'chai';
import { tableOf } from '../../../lib/cli/records/table.js';
import { paintOf } from '../../../lib/cli/terminal/paint.js';

const paint = paintOf(false);
const sheet = (width = Infinity) => ({ paint, width });

describe('cli/records/table', () => {
  it('has the columns of its kind that are there, numbers to the right', () => {
    const table = tableOf({ name: 'trade', columns: ['Id', 'Symbol', 'Amount', 'Price'] }, sheet());

    expect(
      table.lines([
        { Symbol: 'EURUSD', Id: '7', Amount: 1000 },
        { Symbol: 'US500', Id: '12', Amount: 0.5, Comment: 'x' },
      ]),
    ).to.deep.equal([
      'Id  Symbol  Amount', //
      ' 7  EURUSD   1,000',
      '12  US500      0.5',
    ]);
  });

  it('keeps its columns for later chunks, and has its headings once', () => {
    const table = tableOf({ name: 'x', columns: ['a', 'b'] }, sheet());
    table.lines([{ a: 'wide', b: 'x' }]);

    expect(table.lines([{ a: 'n', b: 'y', c: 1 }])).to.deep.equal(['n     y']);
  });

  it('shows what lies deeper by its path, times in UTC, yes and no', () => {
    const table = tableOf({ name: 'report' }, sheet());

    expect(table.lines([{ Trade: { Id: '7', Created: Date.UTC(2026, 0, 5, 12) }, Done: true }])).to.deep.equal([
      'Trade.Id            Trade.Created  Done',
      '       7  2026-01-05 12:00:00.000  yes',
    ]);
  });

  it('leaves out columns a terminal has no room for, and says which', () => {
    const table = tableOf({ name: 'x', columns: ['one', 'two', 'three'] }, sheet(10));

    expect(table.lines([{ one: 'a', two: 'b', three: 'c' }])).to.deep.equal(['one  two', 'a    b']);
    expect(table.leftOut()).to.deep.equal(['three']);
  });

  it('refuses a terminal that has room for one column only', () => {
    expect(() => tableOf({ name: 'x', columns: ['one', 'two'] }, sheet(7)).lines([{ one: 'a', two: 'b' }])).to.throw(
      'the terminal is 7 columns wide, and this table needs 8 at least: make it wider, or take --format ndjson',
    );
  });

  it('cuts a text that would push all others out', () => {
    const [, row] = tableOf({ name: 'x', columns: ['a', 'b'] }, sheet(40)).lines([{ a: 'x'.repeat(200), b: 'seen' }]);

    expect(row).to.equal(`${'x'.repeat(27)}…  seen`);
  });

  it('shows a single record as names and values', () => {
    expect(tableOf({ name: 'account', isSingle: true }, sheet()).lines([{ Id: '5', Balance: 10.5, Name: undefined }])).to.deep.equal([
      'Id       5',
      'Balance  10.5',
    ]);
  });

  it('lets no control character of a server reach the terminal', () => {
    expect(tableOf({ name: 'x' }, sheet()).lines([{ a: 'x\u001b[2Jy\n' }])).to.deep.equal(['a', 'x [2Jy']);
  });

  it('keeps room for columns that come later, where records come one by one', () => {
    const table = tableOf({ name: 'report', isOpenEnded: true, columns: ['Event', 'Fill'] }, sheet());

    expect(table.lines([{ Event: 'Accepted' }])[0]).to.match(/^Event {7}\s+Fill$/);
  });
});
