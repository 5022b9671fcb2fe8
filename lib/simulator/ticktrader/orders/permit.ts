// Whether an order may be dealt in at all, by the symbol's trading mode and the account's: close-only, long-only and the like. New orders pass here.

import Big from 'big.js';
import { Fault } from '../fault.js';
import type { SymbolFacts, TradingMode } from '../symbols.js';
import { filledIn } from '../texts.js';
import type { World } from '../world.js';
import type { NewOrder, Side } from './order.js';

/** What a mode refuses. `opening`: whatever does not only reduce what is held. */
type Refused = 'nothing' | 'everything' | 'opening' | 'buying' | 'selling' | 'opening by a sale' | 'opening by a purchase';

interface Rule {
  readonly refused: Refused;
  /** The mode as the server's texts name it. */
  readonly name: string;
}

const RULES: Readonly<Record<TradingMode, Rule>> = {
  Full: { refused: 'nothing', name: '' },
  Disabled: { refused: 'everything', name: '' },
  CloseOnly: { refused: 'opening', name: 'close-only' },
  BuyOnly: { refused: 'selling', name: 'buy-only' },
  SellOnly: { refused: 'buying', name: 'sell-only' },
  LongOnly: { refused: 'opening by a sale', name: 'long-only' },
  ShortOnly: { refused: 'opening by a purchase', name: 'short-only' },
};

/** How much of a symbol an order of `side` could give back: what is held on the other side. On Gross an order never does; its positions are closed. */
const reducible = (world: World, symbol: SymbolFacts, side: Side): Big => {
  switch (world.settings.accountingType) {
    case 'Gross':
      return new Big(0);
    case 'Net': {
      const held = world.book.netPosition(symbol.name)?.amount ?? new Big(0);
      return held.gt(0) === (side === 'Sell') ? held.abs() : new Big(0);
    }
    case 'Cash':
      return side === 'Sell' ? world.ledger.asset(symbol.base) : new Big(0);
  }
};

const isRefused = (world: World, { symbol, side, amount }: NewOrder, refused: Refused): boolean => {
  const isOpening = (): boolean => reducible(world, symbol, side).lt(amount);
  switch (refused) {
    case 'nothing':
      return false;
    case 'everything':
      return true;
    case 'opening':
      return isOpening();
    case 'buying':
      return side === 'Buy';
    case 'selling':
      return side === 'Sell';
    case 'opening by a sale':
      return side === 'Sell' && isOpening();
    case 'opening by a purchase':
      return side === 'Buy' && isOpening();
  }
};

/** Refuses an order the symbol's mode, or a long-only account, does not allow. */
export const checkPermit = (world: World, order: NewOrder): void => {
  const { texts, longOnly } = world.settings;
  const modes: readonly TradingMode[] = [world.conditions.mode(order.symbol), ...(longOnly ? (['LongOnly'] as const) : [])];
  for (const { refused, name } of modes.map((mode) => RULES[mode])) {
    if (!isRefused(world, order, refused)) continue;
    throw new Fault(refused === 'everything' ? texts.tradeNotAllowed : filledIn(texts.onlyMode, { side: order.side, symbol: order.symbol.name, mode: name }));
  }
};

/** Refuses a close in a symbol nothing may be done in. */
export const checkClosable = (world: World, symbol: SymbolFacts): void => {
  if (world.conditions.mode(symbol) === 'Disabled') throw new Fault(world.settings.texts.tradeNotAllowed);
};

/** Refuses one order more than the account may have. */
export const checkLimit = ({ book, settings: { ordersLimit, texts } }: World, count = 1): void => {
  if (ordersLimit !== undefined && book.size + count > ordersLimit) throw new Fault(filledIn(texts.ordersLimit, { limit: String(ordersLimit) }));
};
