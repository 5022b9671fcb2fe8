// Execution reports in columns.

import { expect } from 'chai';
import { reportHead, reportLines } from '../../../lib/cli/demo/reports.js';
import { paintOf } from '../../../lib/cli/terminal/paint.js';
import { widthOf } from '../../../lib/cli/terminal/table.js';
import type { ExecutionReport, Trade } from '../../../lib/ticktrader/index.js';

const paint = paintOf(false);
const now = new Date(2026, 0, 5, 9, 5, 3, 7).getTime();

const priceless: Trade = {
  Id: '819022',
  Type: 'Limit',
  Side: 'Buy',
  Status: 'Calculated',
  Symbol: 'EURUSD',
  InitialAmount: 3_000,
  RemainingAmount: 2_000,
  Created: 0,
  SymbolPrecision: 5,
};
const trade: Trade = { ...priceless, Price: 1.1 };

const printed = (report: Partial<ExecutionReport> & { readonly Event: string }): readonly string[] => reportLines(paint, { Trade: trade, ...report }, now);

describe('cli/demo/reports', () => {
  it('stand under their headings, and fit on 80 columns', () => {
    const head = reportHead(paint);
    const [line = ''] = printed({ Event: 'Accepted' });

    expect([head, line]).to.deep.equal([
      'time          event          order   what                     price     amount', //
      '09:05:03.007  Accepted       819022  Limit Buy EURUSD       1.10000      2,000',
    ]);
    expect(Math.max(head.length, line.length) + 2).to.be.at.most(80);
  });

  it('show the fill of a fill, and what it brought below it', () => {
    expect(printed({ Event: 'Filled', Fill: { Amount: 1_000, Price: 1.09998 }, Profit: { Value: -0.5, Currency: 'USD', Balance: 99_999.5 } })).to.deep.equal([
      '09:05:03.007  Filled         819022  Limit Buy EURUSD       1.09998      1,000',
      '              profit -0.50 USD, balance now 99,999.50',
    ]);
  });

  it('show what moved on a Cash account', () => {
    const AssetMovement = [
      { Currency: 'EUR', ChangeAmount: -1_000 },
      { Currency: 'USD', ChangeAmount: 1_140.86 },
    ];

    expect(printed({ Event: 'Filled', Fill: { Amount: 1_000, Price: 1.1 }, AssetMovement })[1]).to.equal('              EUR -1,000, USD +1,140.86');
  });

  it('show the stop price where there is no other, and no price where there is none', () => {
    expect(printed({ Event: 'Accepted', Trade: { ...priceless, Type: 'Stop', StopPrice: 1.2 } })[0]).to.include('Stop Buy EURUSD        1.20000');
    expect(printed({ Event: 'Rejected', Trade: { ...priceless, Type: 'Market' } })[0]).to.match(/Market Buy EURUSD +2,000$/);
  });

  it('show an event nobody has documented by its own word', () => {
    expect(printed({ Event: 'Teleported' })[0]).to.include('  Teleported  ');
  });

  it('keep their columns in colour', () => {
    const [line = ''] = reportLines(paintOf(true), { Event: 'Canceled', Trade: trade }, now);

    expect(line).to.include('\u001b[33mCanceled\u001b[39m');
    expect(widthOf(line)).to.equal(widthOf(printed({ Event: 'Canceled' })[0] ?? ''));
  });
});
