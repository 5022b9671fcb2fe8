// The parameters of a new order, checked: by form first, then by what the exchange allows. TradeCreate and OCO read orders with it.

import type Big from 'big.js';
import { openingPrice } from '../money.js';
import { checkAmount, checkExits, checkExpiry, checkFlag, checkPrice, checkSlippage, checkVisible, refuse, type Exits, type Flag } from '../orders/checks.js';
import { checkLink } from '../orders/link.js';
import type { NewOrder, Trigger } from '../orders/order.js';
import { checkLimit, checkPermit } from '../orders/permit.js';
import { checkTrigger, isTriggerType } from '../orders/triggers.js';
import type { SymbolFacts } from '../symbols.js';
import type { World } from '../world.js';
import type { Params } from './params.js';

/** The symbol called `name`, or the server's refusal. */
const symbolOf = (world: World, name: string): SymbolFacts => world.symbols.get(name) ?? refuse(world.settings.texts.symbolNotFound, { symbol: name });

type AskedType = NewOrder['type'];

const TYPES: readonly AskedType[] = ['Market', 'Limit', 'Stop', 'StopLimit'];

const isType = (text: string): text is AskedType => TYPES.some((type) => type === text);

const FLAGS: readonly Flag[] = ['MarketWithSlippage', 'ImmediateOrCancel', 'FillOrKill'];

const flagsOf = (world: World, type: AskedType, params: Params): Pick<NewOrder, 'immediateOrCancel' | 'fillOrKill' | 'marketWithSlippage'> => {
  for (const flag of FLAGS) if (params.flag(flag)) checkFlag(world, type, flag);
  return {
    immediateOrCancel: params.flag('ImmediateOrCancel'),
    fillOrKill: params.flag('FillOrKill'),
    marketWithSlippage: params.flag('MarketWithSlippage'),
  };
};

/** The prices an order of `type` needs; a Stop may name its stop price `Price`, as the vendor's document has it. */
const pricesOf = (world: World, symbol: SymbolFacts, type: AskedType, params: Params): Pick<NewOrder, 'price' | 'stopPrice'> => {
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
  return expired === 0 || type === 'Market' ? undefined : checkExpiry(world, expired);
};

const visibleOf = (world: World, type: AskedType, symbol: SymbolFacts, params: Params): Big | undefined => {
  const asked = params.decimal('MaxVisibleAmount');
  return asked && checkVisible(world, type, symbol, asked);
};

const slippageOf = (world: World, params: Params): Big | undefined => {
  const asked = params.decimal('Slippage');
  return asked && checkSlippage(world, asked);
};

const isTaken = ({ book, desk, settings: { duplicateClientId } }: World, clientId: string): boolean => {
  if (duplicateClientId === 'never') return false;
  return book.bears(clientId) || desk.bears(clientId) || (duplicateClientId === 'ever' && book.remembers(clientId));
};

const clientIdOf = (world: World, params: Params): string | undefined => {
  const clientId = params.text('ClientId');
  return clientId !== undefined && isTaken(world, clientId) ? refuse(world.settings.texts.duplicateClientId, { clientId }) : clientId;
};

const triggerOf = (world: World, order: Pick<NewOrder, 'type' | 'symbol' | 'expired'>, params: Params): Trigger | undefined => {
  if (!params.flag('ContingentOrder')) return undefined;
  const type = params.text('TriggerType') ?? 'None';
  if (!isTriggerType(type)) return refuse(world.settings.texts.invalidTriggerType);
  return checkTrigger(world, order, { type, time: params.whole('TriggerTime'), orderId: params.whole('OrderIdTriggeredBy') });
};

/** The order as the pair it asks to make changes it. */
const linked = (world: World, order: NewOrder, params: Params): NewOrder => {
  if (!params.flag('OneCancelsTheOther')) return order;
  const relatedId = params.whole('RelatedTradeId') ?? 0;
  if (relatedId === 0) return refuse(world.settings.texts.ocoNeedsRelated);
  const { remaining } = checkLink(world, order, relatedId);
  return { ...order, relatedId, amount: order.equalAmount === true ? remaining : order.amount };
};

const orderIn = (world: World, params: Params): NewOrder => {
  const type = params.needed('Type', params.text('Type'));
  if (!isType(type)) return refuse(world.settings.texts.invalidType);
  const side = params.needed('Side', params.text('Side'));
  if (side !== 'Buy' && side !== 'Sell') throw params.wrong('Side');
  const name = params.needed('Symbol', params.text('Symbol'));
  const asked = params.needed('Amount', params.decimal('Amount'));

  const flags = flagsOf(world, type, params);
  const symbol = symbolOf(world, name);
  const maxVisible = visibleOf(world, type, symbol, params);
  const prices = pricesOf(world, symbol, type, params);
  const exits = exitsOf(world, params);
  checkExits(world, symbol, side, prices.price ?? prices.stopPrice ?? openingPrice(world, { symbol, side }), exits);
  const amount = checkAmount(world, symbol, asked);
  const expired = expiryOf(world, type, params);
  return {
    type,
    side,
    symbol,
    amount,
    ...prices,
    ...exits,
    ...flags,
    maxVisible,
    slippage: slippageOf(world, params),
    expired,
    trigger: triggerOf(world, { type, symbol, expired }, params),
    equalAmount: params.flag('OcoEqualAmount'),
    clientId: clientIdOf(world, params),
    comment: params.text('Comment'),
    clientApp: params.text('ClientApp'),
  };
};

/** Reads and checks one leg of a pair. */
export const newLeg = (world: World, params: Params): NewOrder => {
  const order = orderIn(world, params);
  checkPermit(world, order);
  return order;
};

/** Reads and checks a new order. */
export const newOrder = (world: World, params: Params): NewOrder => {
  const order = linked(world, orderIn(world, params), params);
  checkPermit(world, order);
  checkLimit(world);
  return order;
};
