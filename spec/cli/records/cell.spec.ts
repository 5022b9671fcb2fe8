// One value as a person reads it.

import { expect } from 'chai';
import { cell, isNumeric } from '../../../lib/cli/records/cell.js';
import { paintOf } from '../../../lib/cli/terminal/paint.js';

const plain = paintOf(false);

describe('cli/records/cell', () => {
  for (const [field, value, text] of [
    ['TransactionTimestamp', Date.UTC(2026, 0, 5, 12, 0, 0, 250), '2026-01-05 12:00:00.250'],
    ['SessionEndTime', 253_402_297_200_000, 'never'],
    ['timeStamp', '1767614400250000123', '2026-01-05 12:00:00.250'],
    ['Modified', 5, '5'],
    ['Amount', 1_234_567.5, '1,234,567.5'],
    ['TradeId', 1_234_567, '1234567'],
    ['Balance', '1.5000', '1.5000'],
    ['IsBlocked', false, 'no'],
    ['Symbols', ['A', 'B'], '["A","B"]'],
    ['Comment', undefined, ''],
    ['Comment', null, ''],
  ] as const)
    it(`shows ${field} ${(JSON.stringify(value) as string | undefined) ?? 'nothing'}`, () => {
      expect(cell(plain, field, value)).to.equal(text);
    });

  it('paints what was won and lost', () => {
    const paint = paintOf(true);

    expect([cell(paint, 'Profit', 5), cell(paint, 'Profit', '-5.00'), cell(paint, 'Price', 5)]).to.deep.equal([paint.good('5'), paint.bad('-5.00'), '5']);
  });

  it('leans numbers to the right, exact ones and ids among them', () => {
    expect([1, '-1.50', '769001', 'x', true, undefined].map(isNumeric)).to.deep.equal([true, true, true, false, false, false]);
  });
});
