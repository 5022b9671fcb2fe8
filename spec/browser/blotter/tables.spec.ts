// What the tables and charts of the Angular example make of the server's records, on accounts of each kind.

import { expect } from 'chai';
import { netAmount, netColumns } from '../../../examples/angular-blotter/src/app/blotter/net-columns.js';
import { assetColumns } from '../../../examples/angular-blotter/src/app/blotter/asset-columns.js';
import { orderColumns } from '../../../examples/angular-blotter/src/app/blotter/columns.js';
import { currenciesOf, equityLine, holdingLine } from '../../../examples/angular-blotter/src/app/equity/lines.js';
import { historyColumns } from '../../../examples/angular-blotter/src/app/history/columns.js';
import type { Column } from '../../../examples/angular-blotter/src/app/ui/column.js';
import type { DailySnapshot, Position, TradeReport } from '../../../lib/ticktrader/index.js';

/** A row as it reads: by title, what its cells say. */
const read = <R>(columns: readonly Column<R>[], row: R): Readonly<Record<string, string>> =>
  Object.fromEntries(columns.map(({ title, text }) => [title, text(row)]));

const short: Position = {
  Id: '7',
  Symbol: 'USDJPY',
  LongAmount: 0,
  LongPrice: 0,
  ShortAmount: 10_000,
  ShortPrice: 148.2,
  Profit: -3.5,
  Swap: 0,
  CurrentBestBid: 148.3,
  CurrentBestAsk: 148.32,
};

describe('the tables of the Angular example', () => {
  it('show a Net position by its side, at the price it could be closed at', () => {
    expect(netAmount(short)).to.equal(-10_000);
    expect(read(netColumns, short)).to.include({ Side: 'Sell', Amount: '10,000', Open: '148.200', Now: '148.320', Profit: '−3.50', Margin: '–' });
    const long = { ...short, LongAmount: 5, LongPrice: 1.1, ShortAmount: 0, ShortPrice: 0 };
    expect(read(netColumns, long)).to.include({ Side: 'Buy', Amount: '5', Open: '1.10000', Now: '148.300' });
  });

  it('show a Net position of an older server, which names no prices', () => {
    const { CurrentBestAsk, CurrentBestBid, Profit, ...bare } = short;
    expect([CurrentBestAsk, CurrentBestBid, Profit]).to.not.include(undefined);
    expect(read(netColumns, bare)).to.include({ Now: '–', Profit: '–' });
  });

  it('show an asset to its last digit, and what orders lock of it', () => {
    const asset = { Id: 'BTC', Currency: 'BTC', Amount: 2.5, FreeAmount: 2.44999999, LockedAmount: 0.05000001 };
    expect(read(assetColumns, asset)).to.deep.equal({ Currency: 'BTC', Amount: '2.50', Free: '2.44999999', 'Locked by orders': '0.05000001' });
    expect(read(assetColumns, { ...asset, LockedAmount: 0 })).to.include({ 'Locked by orders': '–' });
  });

  it('name exits only where the account knows them', () => {
    expect(orderColumns(true).map(({ title }) => title)).to.include.members(['Stop loss', 'Take profit']);
    expect(orderColumns(false).map(({ title }) => title)).to.not.include.members(['Stop loss', 'Take profit']);
  });

  it('say in the history of a Cash account what was given for what', () => {
    const record: TradeReport = {
      Id: '1',
      TransactionType: 'OrderFilled',
      TransactionReason: 'ClientRequest',
      TransactionTimestamp: 0,
      SrcAssetCurrency: 'USD',
      SrcAssetMovement: -1100.5,
      DstAssetCurrency: 'EUR',
      DstAssetMovement: 1000,
    };
    expect(read(historyColumns(true), record)).to.include({ What: 'Order filled', Gave: '−1,100.50 USD', Got: '+1,000.00 EUR' });
    expect(read(historyColumns(false), record)).to.include({ Movement: '–', Balance: '–' });
  });
});

describe('the chart of the Angular example', () => {
  const day: DailySnapshot = { AccountId: '5', Timestamp: 1, AccountingType: 'Cash', Balance: 7, Equity: 8 };

  it('draws equity over balance', () => {
    expect(equityLine([day])).to.deep.equal({ name: 'Equity', besideName: 'balance', points: [{ at: 1, value: 8, beside: 7 }] });
  });

  it('draws what was held of a currency over what was free of it, and nothing on days without', () => {
    const Assets = [{ Currency: 'EUR', Amount: 5, FreeAmount: 3, LockedAmount: 2 }];
    const days = [day, { ...day, Timestamp: 2, Assets }];
    expect(currenciesOf(days)).to.deep.equal(['EUR']);
    expect(holdingLine(days, 'EUR').points).to.deep.equal([
      { at: 1, value: 0, beside: 0 },
      { at: 2, value: 5, beside: 3 },
    ]);
  });
});
