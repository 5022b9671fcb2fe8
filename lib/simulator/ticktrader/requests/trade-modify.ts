// TradeModify: prices, amounts, options, pair, trigger, end and comment of a waiting order; stop loss, take profit and comment of a Gross position.

import { dealt, needsUnlocked } from '../orders/dealt.js';
import { refuse } from '../orders/checks.js';
import type { Change } from '../orders/change.js';
import { checkChange, modifyOrder } from '../orders/modify.js';
import type { Order, TriggerType } from '../orders/order.js';
import { isTriggerType } from '../orders/triggers.js';
import { report } from '../reports.js';
import { tradeView } from '../trade-view.js';
import type { World } from '../world.js';
import { askedExits } from './new-order.js';
import type { Params } from './params.js';
import { neededParams, type Handler } from './route.js';
import { needsSession } from './trade-create.js';

const triggerTypeOf = (world: World, params: Params): TriggerType | undefined => {
  const type = params.text('TriggerType');
  if (type === undefined || type === 'None') return undefined;
  return isTriggerType(type) ? type : refuse(world.settings.texts.invalidTriggerType);
};

const changeIn = (world: World, params: Params): Change => ({
  price: params.decimal('Price'),
  stopPrice: params.decimal('StopPrice'),
  amount: params.decimal('Amount'),
  prevAmount: params.decimal('PrevAmount'),
  amountChange: params.decimal('AmountChange'),
  inFlightMitigation: params.flag('InFlightMitigation'),
  maxVisible: params.decimal('MaxVisibleAmount'),
  ...askedExits(world, params),
  slippage: params.decimal('Slippage'),
  expired: params.whole('Expired'),
  comment: params.text('Comment'),
  immediateOrCancel: params.choice('ImmediateOrCancel'),
  fillOrKill: params.choice('FillOrKill'),
  oneCancelsTheOther: params.choice('OneCancelsTheOther'),
  relatedId: params.whole('RelatedTradeId'),
  equalAmount: params.flag('OcoEqualAmount'),
  triggerType: triggerTypeOf(world, params),
  triggerTime: params.whole('TriggerTime'),
  triggeredBy: params.whole('OrderIdTriggeredBy'),
});

/** The order or position numbered `id`, or the refusal. */
const orderNumbered = (world: World, id: number): Order => world.book.order(id) ?? refuse(world.settings.texts.orderNotFound, { id: String(id) });

export const tradeModify: Handler = (world, message) => {
  const params = neededParams(world, message);
  const id = params.needed('Id', params.whole('Id'));
  const change = changeIn(world, params);
  needsSession(world);
  needsUnlocked(world, id);
  const order = orderNumbered(world, id);
  checkChange(world, order, change);
  report(world, 'PendingModify', order);
  // Asked for again: while a dealer took his time, it may have been filled.
  return dealt(world, 'Modify', [order], () => ({ Trade: tradeView(world, modifyOrder(world, orderNumbered(world, id), change)) }));
};
