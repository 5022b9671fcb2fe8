// Amounts, prices and options held against what a symbol and an order's type allow. New orders and changes are checked alike.

import type Big from 'big.js';
import { Fault } from '../fault.js';
import type { SymbolFacts } from '../symbols.js';
import { filledIn } from '../texts.js';
import type { World } from '../world.js';
import type { NewOrder, OrderType, Side } from './order.js';

/** Throws the server's refusal. */
export const refuse = (text: string, values: Readonly<Record<string, string>> = {}): never => {
  throw new Fault(filledIn(text, values));
};

/** Refuses an amount outside the symbol's limits or off its step. */
export const checkAmount = (world: World, symbol: SymbolFacts, amount: Big): Big =>
  amount.gte(symbol.least) && amount.lte(symbol.most) && amount.mod(symbol.step).eq(0) ? amount : refuse(world.settings.texts.invalidAmount);

/** Refuses a price that is not positive or has more digits than the symbol's prices. */
export const checkPrice = (world: World, symbol: SymbolFacts, price: Big): Big => {
  if (price.lte(0)) refuse(world.settings.texts.invalidPrice);
  return price.round(symbol.precision).eq(price) ? price : refuse(world.settings.texts.pricePrecision);
};

/** Where a position closes by itself. */
export type Exits = Pick<NewOrder, 'stopLoss' | 'takeProfit'>;

/** Refuses a stop loss or take profit on the wrong side of `reference`. */
export const checkExits = (world: World, symbol: SymbolFacts, side: Side, reference: Big, exits: Exits): void => {
  const { texts } = world.settings;
  const check = (exit: Big | undefined, below: boolean, text: string): void => {
    if (exit !== undefined && checkPrice(world, symbol, exit).lt(reference) !== below) refuse(text);
  };
  check(exits.stopLoss, side === 'Buy', texts.invalidStopLoss);
  check(exits.takeProfit, side === 'Sell', texts.invalidTakeProfit);
};

/** Options of an order that some types have and others have not. */
export type Flag = 'ImmediateOrCancel' | 'FillOrKill' | 'MarketWithSlippage';

const SUPPORTING: Readonly<Record<Flag, readonly OrderType[]>> = {
  ImmediateOrCancel: ['Limit', 'StopLimit'],
  FillOrKill: ['Limit', 'StopLimit'],
  MarketWithSlippage: ['Limit'],
};

/** What the server's texts call a type. */
const inWords = (type: OrderType): string => (type === 'StopLimit' ? 'stop limit' : type.toLowerCase());

/** Refuses an option that orders of `type` have not. */
export const checkFlag = (world: World, type: OrderType, flag: Flag, supporting: readonly OrderType[] = SUPPORTING[flag]): void => {
  if (!supporting.includes(type)) refuse(world.settings.texts.flagType, { flag, type: inWords(type) });
};

/** Refuses a visible amount where the type has none, or one that could not be traded. Zero hides the order. */
export const checkVisible = (world: World, type: OrderType, symbol: SymbolFacts, maxVisible: Big): Big => {
  const { texts } = world.settings;
  if (type !== 'Limit' && type !== 'StopLimit') refuse(texts.visibleType, { type: inWords(type) });
  if (maxVisible.lt(0)) refuse(texts.visibleNegative);
  if (maxVisible.gt(0) && !(maxVisible.gte(symbol.least) && maxVisible.mod(symbol.step).eq(0))) refuse(texts.invalidVisible);
  return maxVisible;
};

/** Refuses a slippage below nothing. */
export const checkSlippage = (world: World, slippage: Big): Big => (slippage.lt(0) ? refuse(world.settings.texts.invalidSlippage) : slippage);

/** Refuses an end that has passed. */
export const checkExpiry = (world: World, expired: number): number => (expired > world.now() ? expired : refuse(world.settings.texts.invalidExpiration));
