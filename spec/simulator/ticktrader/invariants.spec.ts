// Random commands, sane and insane: the server answers each exactly once, never with an internal error, and its money adds up.

import { expect } from 'chai';
import Big from 'big.js';
import fc from 'fast-check';
import { at, listAt, simulation, type Ask } from '../console.js';

/** What is sensible, by symbol: amounts, and prices around the market. */
const MARKETS = {
  EURUSD: { amounts: [1000, 5000, 20000], prices: [1.05, 1.1, 1.125, 1.13, 1.2] },
  USDJPY: { amounts: [1000, 7000], prices: [140, 147.5, 148.2, 149, 155] },
  EURGBP: { amounts: [2000, 30000], prices: [0.8, 0.85, 0.86, 0.9] },
  XAUUSD: { amounts: [0.5, 3], prices: [1900, 2035, 2040, 2200] },
  BTCUSD: { amounts: [0.01, 0.2], prices: [55000, 62480.5, 63000, 70000] },
};
const SYMBOLS = ['EURUSD', 'USDJPY', 'EURGBP', 'XAUUSD', 'BTCUSD'] as const;

const order = fc.constantFrom(...SYMBOLS).chain((Symbol) => {
  const { amounts, prices } = MARKETS[Symbol];
  const price = fc.constantFrom(...prices);
  return fc.record(
    {
      Type: fc.constantFrom('Market', 'Limit', 'Stop', 'StopLimit'),
      Side: fc.constantFrom('Buy', 'Sell'),
      Symbol: fc.constant(Symbol),
      Amount: fc.constantFrom(...amounts),
      Price: price,
      StopPrice: price,
      StopLoss: fc.constantFrom(0, ...prices),
      ClientId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    },
    { requiredKeys: ['Type', 'Side', 'Symbol', 'Amount', 'Price', 'StopPrice'] },
  );
});
const price = fc.constantFrom(1.1, 1.125, 148, 0.86, 2035, 62480.5);
const id = fc.integer({ min: 769001, max: 769020 });

const sane: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 5, arbitrary: order.map((Params) => ({ Request: 'TradeCreate', Params })) },
  fc.tuple(order, order).map(([FirstRequest, SecondRequest]) => ({ Request: 'TradeCreateOco', FirstRequest, SecondRequest })),
  fc
    .record({ Id: id, Price: price, AmountChange: fc.constantFrom(-1000, 1000), StopLoss: price, Comment: fc.string() }, { requiredKeys: ['Id'] })
    .map((Params) => ({ Request: 'TradeModify', Params })),
  {
    weight: 4,
    arbitrary: fc
      .record(
        { Type: fc.constantFrom('Cancel', 'Close', 'CloseBy'), Id: id, ById: id, Amount: fc.constantFrom(1000, 4000) },
        { requiredKeys: ['Type', 'Id', 'ById'] },
      )
      .map((Params) => ({ Request: 'TradeDelete', Params })),
  },
);

const NAMES = [
  'TradeCreate',
  'TradeCreateOco',
  'TradeModify',
  'TradeDelete',
  'Trades',
  'Positions',
  'Assets',
  'TradeHistory',
  'DailySnapshots',
  'Split',
  'Dividend',
  'toString',
];
const KEYS = ['Id', 'Type', 'Side', 'Symbol', 'Amount', 'Price', 'RequestPageSize', 'RequestLastId', 'TimestampFrom', 'Currency', 'Symbols', '__proto__'];
const insane: fc.Arbitrary<Ask> = fc.record({
  Request: fc.constantFrom(...NAMES),
  Params: fc.oneof(fc.dictionary(fc.constantFrom(...KEYS), fc.jsonValue()), fc.jsonValue()),
  FirstRequest: fc.jsonValue(),
});

/** A symbol moves by a share of its price. */
const move = fc.record({ symbol: fc.constantFrom(...SYMBOLS), share: fc.double({ min: 0.97, max: 1.03, noNaN: true }) });
const step = fc.oneof(
  { weight: 8, arbitrary: sane.map((ask) => ({ ask })) },
  { weight: 2, arbitrary: insane.map((ask) => ({ ask })) },
  { weight: 3, arbitrary: move.map((to) => ({ to })) },
);

/** Every balance follows from the one before, by currency; returns the last ones. */
const chainOf = (records: readonly unknown[]): ReadonlyMap<string, Big> => {
  const balances = new Map<string, Big>();
  const follow = (currency: unknown, movement: unknown, balance: unknown): void => {
    if (typeof currency !== 'string') return;
    const expected = (balances.get(currency) ?? new Big(0)).plus(Number(movement));
    expect(Number(balance), currency).to.equal(expected.toNumber());
    balances.set(currency, expected);
  };
  for (const record of records) {
    const isAsset = at(record, 'DstAssetCurrency') !== undefined;
    if (!isAsset) follow(at(record, 'BalanceCurrency'), at(record, 'BalanceMovement'), at(record, 'Balance'));
    for (const side of ['Src', 'Dst']) follow(at(record, `${side}AssetCurrency`), at(record, `${side}AssetMovement`), at(record, `${side}AssetAmount`));
  }
  return balances;
};

describe('whatever is asked', () => {
  for (const accountingType of ['Gross', 'Net', 'Cash'] as const) {
    it(`a ${accountingType} account answers once, and its books balance`, () => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), (steps) => {
          const { loggedIn, simulator } = simulation({ accountingType, throttling: false });
          const console = loggedIn();
          for (const one of steps) {
            if ('ask' in one) expect(console.answer(one.ask).Error ?? '').to.not.contain('Internal');
            else {
              const { bid = '1', ask = '1' } = simulator.exchange.prices()[one.to.symbol] ?? {};
              const moved = (text: string): string => new Big(text).times(one.to.share.toFixed(3)).round(2, Big.roundUp).toFixed();
              simulator.exchange.price(one.to.symbol, { bid: moved(bid), ask: moved(ask) });
            }
          }
          const balances = chainOf(listAt(console.result({ Request: 'TradeHistory', Params: { RequestPageSize: 1000 } }), 'Records'));
          if (accountingType === 'Cash') {
            for (const asset of listAt(console.result({ Request: 'Assets' }), 'Assets')) {
              expect(Number(at(asset, 'FreeAmount'))).to.be.at.least(0);
              const currency = at(asset, 'Currency');
              expect(Number(at(asset, 'Amount'))).to.equal(typeof currency === 'string' ? balances.get(currency)?.toNumber() : currency);
            }
            return;
          }
          const account = console.result({ Request: 'Account' });
          expect(Number(at(account, 'Balance'))).to.equal(balances.get('USD')?.toNumber());
          const equity = ['Balance', 'Profit', 'Commission', 'Swap'].reduce((sum, name) => sum.plus(Number(at(account, name))), new Big(0));
          expect(Number(at(account, 'Equity'))).to.equal(equity.toNumber());
        }),
        { numRuns: 150, seed: 20260105 },
      );
    });
  }
});
