// A seeded year, lived day by day with prices, orders, nights, margin calls and corporate events: its books add up, and it is the same twice, byte for byte.

import Big from 'big.js';
import { expect } from 'chai';
import { at, listAt, simulation } from '../console.js';
import type { AccountingType } from '../../../lib/simulator/index.js';
import { between, oneOf, randomOf } from '../../../lib/simulator/ticktrader/random.js';

const DAY = 86_400_000;
const DAYS = 365;
const SYMBOLS = ['EURUSD', 'USDJPY', 'EURGBP', 'US500', 'BTCUSD'] as const;
const AMOUNTS = { EURUSD: 20000, USDJPY: 15000, EURGBP: 10000, US500: 1, BTCUSD: 0.1 } as const;
const CENTS = 2;
/** A Gross account so small that it is stopped out now and then. */
const BALANCES = { Gross: '3000', Net: '12000', Cash: '0' } as const;
/** What must have happened in the year, by history's reasons. */
const REASONS = {
  Gross: ['ClientRequest', 'Dividend', 'StopOut'],
  Net: ['ClientRequest', 'PndOrdAct', 'Dividend'],
  Cash: ['ClientRequest', 'PndOrdAct'],
} as const;

interface Midnight {
  readonly snapshot: unknown;
  readonly prices: Readonly<Record<string, { readonly bid: string; readonly ask: string }>>;
}

/** Lives the year, with a tick about every quarter of an hour and none at midnight: a command or two a day by chance, and a look at each midnight's prices. */
const live = (accountingType: AccountingType, seed = 1) => {
  const world = simulation({
    accountingType,
    seed,
    ticksPerSecond: 1 / 977,
    twoFactor: false,
    balance: BALANCES[accountingType],
    tradingHours: [{ opens: 'Sun 22:00', closes: 'Fri 22:00' }],
  });
  const { exchange } = world.simulator;
  const console = world.loggedIn();
  const random = randomOf(seed, 'spec');
  const midnights: Midnight[] = [];
  const start = world.clock.now() - (world.clock.now() % DAY);
  const act = (): void => {
    const Symbol = oneOf(random, SYMBOLS);
    const { bid = '1' } = exchange.prices()[Symbol] ?? {};
    const order = { Symbol, Side: oneOf(random, ['Buy', 'Sell']), Amount: AMOUNTS[Symbol], ClientId: `${String(midnights.length)}-${String(random())}` };
    const away = Number((Number(bid) * (1 + (random() - 0.5) / 100)).toFixed(Symbol === 'USDJPY' ? 3 : Symbol === 'US500' ? 1 : Symbol === 'BTCUSD' ? 2 : 5));
    console.answer({ Request: 'TradeCreate', Params: random() < 0.6 ? { ...order, Type: 'Market' } : { ...order, Type: 'Limit', Price: away } });
    const [oldest, ...others] = listAt(console.result({ Request: 'Trades' }), 'Trades');
    if (oldest === undefined || others.length < 6) return;
    const Type = at(oldest, 'Type') === 'Position' ? 'Close' : 'Cancel';
    console.answer({ Request: 'TradeDelete', Params: { Type, Id: at(oldest, 'Id') } });
  };
  for (let day = 1; day <= DAYS; day++) {
    act();
    world.clock.advanceTo(start + day * DAY - between(random, 1, 20) * 3_600_000);
    act();
    if (day % 30 === 0) exchange.dividend('US500', { grossRate: '12.5', taxes: '0.15' });
    if (day === 200) exchange.split('US500', { from: 1, to: 3 });
    world.clock.advanceTo(start + day * DAY);
    const snapshots = console.result({ Request: 'DailySnapshots', Params: { RequestDirection: 'Backward', RequestPageSize: 1 } });
    midnights.push({ snapshot: listAt(snapshots, 'Records')[0], prices: exchange.prices() });
  }
  const records: unknown[] = [];
  for (let RequestLastId: unknown, isLast: unknown = false; isLast !== true;) {
    const page = console.result({ Request: 'TradeHistory', Params: { RequestPageSize: 1000, RequestLastId } });
    records.push(...listAt(page, 'Records'));
    RequestLastId = at(page, 'LastId');
    isLast = at(page, 'IsLastReport');
  }
  return { journal: JSON.stringify(world.simulator.journal), frames: console.raw.join('\n'), midnights, records };
};

const years = new Map<AccountingType, ReturnType<typeof live>>();
const yearOf = (accountingType: AccountingType): ReturnType<typeof live> => {
  const known = years.get(accountingType) ?? live(accountingType);
  years.set(accountingType, known);
  return known;
};

const decimal = (record: unknown, name: string): Big => new Big(Number(at(record, name) ?? 0));

/** An amount of a price's currency in dollars: a gain is sold, a loss is bought. Worked out anew, apart from the simulator. */
const inDollars = (amount: Big, quote: string, prices: Midnight['prices']): Big => {
  const rate = (name: string, isGain: boolean): string => (isGain ? prices[name]?.bid : prices[name]?.ask) ?? expect.fail(name);
  if (quote === 'USD') return amount;
  return quote === 'JPY' ? amount.div(rate('USDJPY', amount.lt(0))) : amount.times(rate(`${quote}USD`, amount.gt(0)));
};

const quoteOf = (symbol: string): string => (symbol === 'US500' ? 'USD' : symbol.slice(3));

/** What an open position earns at these prices. */
const profitOf = (symbol: string, isLong: boolean, amount: Big, open: Big, prices: Midnight['prices']): Big => {
  const { bid, ask } = prices[symbol] ?? expect.fail(symbol);
  const move = isLong ? new Big(bid).minus(open) : open.minus(ask);
  return inDollars(move.times(amount), quoteOf(symbol), prices).round(CENTS, Big.roundHalfUp);
};

const sum = (amounts: readonly Big[]): Big => amounts.reduce((total, amount) => total.plus(amount), new Big(0));

describe('a year', () => {
  for (const accountingType of ['Gross', 'Net', 'Cash'] as const) {
    it(`of a ${accountingType} account is the same twice, byte for byte`, () => {
      const [once, again] = [yearOf(accountingType), live(accountingType)];
      expect(once.journal.length).to.be.above(50_000);
      expect(once.journal === again.journal, 'journal').to.equal(true);
      expect(once.frames === again.frames, 'frames').to.equal(true);
      expect(once.journal === live(accountingType, 2).journal, 'another seed').to.equal(false);
    }).timeout(120_000);

    it(`of a ${accountingType} account: each balance is the one before and its movement, in every currency`, () => {
      const { records } = yearOf(accountingType);
      const balances = new Map<unknown, Big>();
      const follow = (currency: unknown, movement: Big, balance: Big): void => {
        const expected = (balances.get(currency) ?? new Big(0)).plus(movement);
        expect(balance.toFixed(), String(currency)).to.equal(expected.toFixed());
        if (accountingType === 'Cash') expect(balance.gte(0), `${String(currency)} is never owed`).to.equal(true);
        balances.set(currency, balance);
      };
      for (const record of records) {
        const hasAssets = at(record, 'DstAssetCurrency') !== undefined;
        if (!hasAssets && at(record, 'BalanceCurrency') !== undefined)
          follow(at(record, 'BalanceCurrency'), decimal(record, 'BalanceMovement'), decimal(record, 'Balance'));
        for (const side of ['Src', 'Dst']) {
          const currency = at(record, `${side}AssetCurrency`);
          if (currency !== undefined) follow(currency, decimal(record, `${side}AssetMovement`), decimal(record, `${side}AssetAmount`));
        }
      }
      expect(balances.size).to.equal(accountingType === 'Cash' ? 6 : 1);
      const reasons = new Set(records.map((record) => at(record, 'TransactionReason')));
      expect([...reasons]).to.include.members([...REASONS[accountingType]]);
    }).timeout(120_000);
  }

  for (const accountingType of ['Gross', 'Net'] as const) {
    it(`of a ${accountingType} account: equity at each midnight follows from positions and prices`, () => {
      const { midnights } = yearOf(accountingType);
      expect(midnights).to.have.length(DAYS);
      for (const { snapshot, prices } of midnights) {
        const held =
          accountingType === 'Gross' ? listAt(snapshot, 'Orders').filter((order) => at(order, 'Type') === 'Position') : listAt(snapshot, 'Positions');
        const profits = held.map((one) => {
          const symbol = String(at(one, 'Symbol'));
          if (accountingType === 'Gross') return profitOf(symbol, at(one, 'Side') === 'Buy', decimal(one, 'RemainingAmount'), decimal(one, 'Price'), prices);
          const isLong = decimal(one, 'LongAmount').gt(0);
          const side = isLong ? 'Long' : 'Short';
          return profitOf(symbol, isLong, decimal(one, `${side}Amount`), decimal(one, `${side}Price`), prices);
        });
        const charges = held.flatMap((one) => [decimal(one, 'Commission'), decimal(one, 'Swap')]);
        const equity = sum([decimal(snapshot, 'Balance'), ...profits, ...charges]);
        expect(decimal(snapshot, 'Profit').toFixed(CENTS), 'profit').to.equal(sum(profits).toFixed(CENTS));
        expect(decimal(snapshot, 'Equity').toFixed(CENTS), 'equity').to.equal(equity.toFixed(CENTS));
      }
      expect(midnights.filter(({ snapshot }) => !decimal(snapshot, 'Swap').eq(0)).length, 'nights that were charged').to.be.above(100);
    }).timeout(120_000);
  }
});
