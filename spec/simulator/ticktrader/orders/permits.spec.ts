// What may be done in a symbol, and by a long-only account: by mode, side and account, what is taken and what is refused.

import { expect } from 'chai';
import { create } from '../../console.js';
import type { AccountingType, TradingMode } from '../../../../lib/simulator/index.js';
import { limit, modify, remove, stage } from './stage.js';

const buy = (Amount = 10000) => create({ Amount });
const sell = (Amount = 10000) => create({ Amount, Side: 'Sell' });

const MODES: readonly TradingMode[] = ['Full', 'Disabled', 'CloseOnly', 'BuyOnly', 'LongOnly', 'SellOnly', 'ShortOnly'];

/** What `mode` lets through, of a Buy and a Sell, while a Buy of 10000 is held. */
const taken = (accountingType: AccountingType, mode: TradingMode): string => {
  const outcomes = [buy(), sell(), sell(20000)].map((order) => {
    const on = stage({ accountingType, assets: { USD: '100000' } });
    on.say(buy());
    on.exchange.tradingMode('EURUSD', mode);
    return on.say(order).length > 1;
  });
  return ['buy', 'sell', 'sell more'].filter((_, index) => outcomes[index] === true).join(', ');
};

describe('a trading mode, with a Buy of 10000 held,', () => {
  const EXPECTED: Readonly<Record<'Gross' | 'Net', Readonly<Record<TradingMode, string>>>> = {
    Gross: {
      Full: 'buy, sell, sell more',
      Disabled: '',
      CloseOnly: '',
      BuyOnly: 'buy',
      LongOnly: 'buy',
      SellOnly: 'sell, sell more',
      ShortOnly: 'sell, sell more',
    },
    Net: {
      Full: 'buy, sell, sell more',
      Disabled: '',
      CloseOnly: 'sell',
      BuyOnly: 'buy',
      LongOnly: 'buy, sell',
      SellOnly: 'sell, sell more',
      ShortOnly: 'sell, sell more',
    },
  };
  for (const accountingType of ['Gross', 'Net'] as const) {
    for (const mode of MODES) {
      it(`${mode} on ${accountingType} takes: ${EXPECTED[accountingType][mode] || 'nothing'}`, () => {
        expect(taken(accountingType, mode)).to.equal(EXPECTED[accountingType][mode]);
      });
    }
  }

  it('CloseOnly on Cash takes a sale of what is held', () => {
    expect(taken('Cash', 'CloseOnly')).to.equal('sell');
  });
});

describe('a mode that refuses', () => {
  for (const [mode, order, text] of [
    ['Disabled', buy(), 'Trade is not allowed!'],
    ['CloseOnly', buy(), 'Buy of EURUSD is not allowed because close-only mode on'],
    ['LongOnly', sell(), 'Sell of EURUSD is not allowed because long-only mode on'],
    ['ShortOnly', buy(), 'Buy of EURUSD is not allowed because short-only mode on'],
    ['BuyOnly', sell(), 'Sell of EURUSD is not allowed because buy-only mode on'],
    ['SellOnly', buy(), 'Buy of EURUSD is not allowed because sell-only mode on'],
  ] as const) {
    it(`says so: ${mode}`, () => {
      expect(stage({ tradingModes: { EURUSD: mode } }).say(order)).to.deep.equal([`r1 TradeCreate: Cannot create new trade! Reason: ${text}`]);
    });
  }

  it('lets positions be closed, orders be changed and canceled; but Disabled closes nothing', () => {
    const on = stage();
    for (const message of [create(), create(), limit(1.05)]) on.say(message);
    on.exchange.tradingMode('EURUSD', 'CloseOnly');
    for (const message of [modify(3, { Price: 1.06 }), remove('Cancel', 3), remove('Close', 1)]) expect(on.say(message)).to.have.length(3);
    on.exchange.tradingMode('EURUSD', 'Disabled');
    expect(on.say(remove('Close', 2))).to.deep.equal(['r7 TradeDelete: Cannot delete trade! Reason: Trade is not allowed!']);
  });

  it('knows only symbols there are', () => {
    expect(() => {
      stage().exchange.tradingMode('EURXXX', 'Full');
    }).to.throw(RangeError);
  });
});

describe('a long-only account', () => {
  it('says so, and sells no more than it has', () => {
    const on = stage({ longOnly: true, accountingType: 'Net' });
    expect((on.console.result({ Request: 'Account' }) as { readonly IsLongOnly: boolean }).IsLongOnly).to.equal(true);
    on.say(buy());
    expect(on.say(sell(20000)).at(-1)).to.contain('because long-only mode on');
    expect(on.say(sell()).at(-1)).to.contain('Filled');
  });
});
