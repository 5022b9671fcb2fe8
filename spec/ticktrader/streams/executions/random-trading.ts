// A market that moves and a trader who trades, by chance but from a seed. laws.spec holds what executions$ tells against what the server did.

import type { Random } from '../../../../lib/base/ids.js';
import type { AccountingType, InMemoryTickTrader } from '../../../../lib/simulator/index.js';

/** Numbers in [0, 1) from a seed. */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const SYMBOL = 'EURUSD';

interface Row {
  readonly Id: number;
  readonly Type: string;
  readonly Side: string;
  readonly RemainingAmount: number;
}

/** One thing that happens: mostly to a trade that is open, or a new order. Every request is another program's, so that it is done also while the client is away. */
export const happening = ({ exchange }: InMemoryTickTrader, random: Random, accounting: AccountingType, splits: boolean): void => {
  const rows = (): readonly Row[] => (exchange.request('Trades').Result as { readonly Trades: readonly Row[] }).Trades;
  const one = (list: readonly Row[]): Row | undefined => list[Math.floor(random() * list.length)];
  const orders = (): Row | undefined => one(rows().filter(({ Type }) => Type !== 'Position'));
  const position = (): Row | undefined => one(rows().filter(({ Type }) => Type === 'Position'));
  const { bid = '1' } = exchange.prices()[SYMBOL] ?? {};
  const price = Number(bid);
  const side = random() < 0.5 ? 'Buy' : 'Sell';
  const order = { Side: side, Symbol: SYMBOL, Amount: 1_000 * (1 + Math.floor(random() * 5)) };
  const away = Number((price * (side === 'Buy' ? 1 - random() / 50 : 1 + random() / 50)).toFixed(5));
  const deeds: readonly (() => unknown)[] = [
    () => exchange.request('TradeCreate', { ...order, Type: 'Market' }),
    () => exchange.request('TradeCreate', { ...order, Type: 'Limit', Price: away }),
    () => exchange.request('TradeCreate', { ...order, Type: 'Limit', Price: away }),
    () => exchange.request('TradeCreate', { ...order, Type: 'StopLimit', Price: away, StopPrice: Number((2 * price - away).toFixed(5)) }),
    () => {
      const row = orders();
      if (row !== undefined) exchange.fill(row.Id, 1_000);
    },
    () => {
      const row = orders();
      if (row !== undefined) exchange.fill(row.Id, 1_000_000);
    },
    () => {
      const row = orders();
      if (row !== undefined) exchange.request('TradeModify', { Id: row.Id, Comment: String(random()) });
    },
    () => {
      const row = orders();
      if (row !== undefined) exchange.request('TradeDelete', { Type: 'Cancel', Id: row.Id });
    },
    () => {
      const row = accounting === 'Gross' ? position() : undefined;
      if (row !== undefined)
        exchange.request('TradeDelete', { Type: 'Close', Id: row.Id, ...(random() < 0.5 && row.RemainingAmount > 1_000 ? { Amount: 1_000 } : {}) });
    },
    () => {
      const open = accounting === 'Gross' ? rows().filter(({ Type }) => Type === 'Position') : [];
      const [buy, sell] = [open.find(({ Side }) => Side === 'Buy'), open.find(({ Side }) => Side === 'Sell')];
      if (buy !== undefined && sell !== undefined) exchange.request('TradeDelete', { Type: 'CloseBy', Id: buy.Id, ById: sell.Id });
    },
    () => {
      const next = price * (0.99 + random() / 50);
      exchange.price(SYMBOL, { bid: next.toFixed(5), ask: (next + 0.0001).toFixed(5) });
    },
    () => {
      if (random() < 0.1 && splits) exchange.split(SYMBOL, random() < 0.5 ? { from: 1, to: 2 } : { from: 2, to: 1 });
    },
    () => {
      exchange.deposit(10);
    },
  ];
  deeds[Math.floor(random() * deeds.length)]?.();
};
