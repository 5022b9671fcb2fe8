// The parameters of a new order, checked: by form first, then by what the exchange allows. TradeCreate and OCO read orders with it.

import type Big from 'big.js';
import { Fault } from '../fault.js';
import { openingPrice } from '../money.js';
import type { NewOrder, Side } from '../orders/order.js';
import type { SymbolFacts } from '../symbols.js';
import { filledIn } from '../texts.js';
import type { World } from '../world.js';
import type { Params } from './params.js';

const refuse = (text: string): never => {
  throw new Fault(text);
};

/** The symbol called `name`, or the server's refusal. */
export const symbolOf = (world: World, name: string): SymbolFacts =>
  world.symbols.get(name) ?? refuse(filledIn(world.settings.texts.symbolNotFound, { symbol: name }));

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

/** What this server does not do yet, by parameter: said so, never pretended. */
const UNSUPPORTED = ['MarketWithSlippage', 'ContingentOrder', 'OneCancelsTheOther', 'OcoEqualAmount'];

const checkFeatures = (world: World, params: Params, type: string): void => {
  const { texts } = world.settings;
  const unsupported = (feature: string): never => refuse(filledIn(texts.notSupported, { feature }));
  for (const name of UNSUPPORTED) if (params.flag(name)) unsupported(name);
  if (params.decimal('MaxVisibleAmount') !== undefined) unsupported('MaxVisibleAmount');
  const isLimit = type === 'Limit' || type === 'StopLimit';
  if (!isLimit && params.flag('ImmediateOrCancel')) refuse(texts.immediateOrCancel);
  if (!isLimit && params.flag('FillOrKill')) unsupported(`FillOrKill on ${type}`);
};

const TYPES = ['Market', 'Limit', 'Stop', 'StopLimit'] as const;

const isType = (text: string): text is NewOrder['type'] => TYPES.some((type) => type === text);

/** The prices an order of `type` needs; a Stop may name its stop price `Price`, as the vendor's document has it. */
const pricesOf = (world: World, symbol: SymbolFacts, type: NewOrder['type'], params: Params): Pick<NewOrder, 'price' | 'stopPrice'> => {
  const { texts } = world.settings;
  const limit = (): Big => checkPrice(world, symbol, params.decimal('Price') ?? refuse(texts.priceMissing));
  const stop = (fallback?: Big): Big => checkPrice(world, symbol, params.decimal('StopPrice') ?? fallback ?? refuse(texts.stopPriceMissing));
  switch (type) {
    case 'Market':
      return {};
    case 'Limit':
      return { price: limit() };
    case 'Stop':
      return { stopPrice: stop(params.decimal('Price')) };
    case 'StopLimit':
      return { price: limit(), stopPrice: stop() };
  }
};

/** Zero stands for none. */
const unlessZero = (value: Big | undefined): Big | undefined => (value?.eq(0) === true ? undefined : value);

/** The stop loss and take profit asked for, zero included. Net ignores them, as the vendor's does; Cash refuses them. */
export const askedExits = (world: World, params: Params): Exits => {
  const exits: Exits = { stopLoss: params.decimal('StopLoss'), takeProfit: params.decimal('TakeProfit') };
  if (world.settings.accountingType === 'Gross') return exits;
  const isAsked = [exits.stopLoss, exits.takeProfit].some((exit) => unlessZero(exit) !== undefined);
  if (world.settings.accountingType === 'Cash' && isAsked) refuse(world.settings.texts.cashStopLoss);
  return {};
};

const exitsOf = (world: World, params: Params): Exits => {
  const { stopLoss, takeProfit } = askedExits(world, params);
  return { stopLoss: unlessZero(stopLoss), takeProfit: unlessZero(takeProfit) };
};

const expiryOf = (world: World, type: string, params: Params): number | undefined => {
  const expired = params.whole('Expired') ?? 0;
  if (expired === 0 || type === 'Market') return undefined;
  return expired > world.now() ? expired : refuse(world.settings.texts.invalidExpiration);
};

const clientIdOf = (world: World, params: Params): string | undefined => {
  const clientId = params.text('ClientId');
  if (clientId !== undefined && world.book.bears(clientId)) refuse(filledIn(world.settings.texts.duplicateClientId, { clientId }));
  return clientId;
};

/** Reads and checks a new order. */
export const newOrder = (world: World, params: Params): NewOrder => {
  const type = params.needed('Type', params.text('Type'));
  if (!isType(type)) return refuse(world.settings.texts.invalidType);
  const side = params.needed('Side', params.text('Side'));
  if (side !== 'Buy' && side !== 'Sell') throw params.wrong('Side');
  const name = params.needed('Symbol', params.text('Symbol'));
  const amount = params.needed('Amount', params.decimal('Amount'));

  checkFeatures(world, params, type);
  const symbol = symbolOf(world, name);
  const prices = pricesOf(world, symbol, type, params);
  const exits = exitsOf(world, params);
  checkExits(world, symbol, side, prices.price ?? prices.stopPrice ?? openingPrice(world, { symbol, side }), exits);
  return {
    type,
    side,
    symbol,
    amount: checkAmount(world, symbol, amount),
    ...prices,
    ...exits,
    slippage: params.decimal('Slippage'),
    expired: expiryOf(world, type, params),
    immediateOrCancel: params.flag('ImmediateOrCancel'),
    fillOrKill: params.flag('FillOrKill'),
    clientId: clientIdOf(world, params),
    comment: params.text('Comment'),
    clientApp: params.text('ClientApp'),
  };
};
