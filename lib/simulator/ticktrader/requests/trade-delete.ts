// TradeDelete: cancel a waiting order; close a Gross position, in full, in part, or against another.

import type Big from 'big.js';
import { Fault } from '../fault.js';
import { closingPrice } from '../money.js';
import { cancelOrder } from '../orders/cancel.js';
import { checkAmount, refuse } from '../orders/checks.js';
import { closePosition } from '../orders/close.js';
import { checkCloseBy, closeBy } from '../orders/close-by.js';
import { dealt, needsUnlocked } from '../orders/dealt.js';
import { isPosition, type Order } from '../orders/order.js';
import { checkClosable } from '../orders/permit.js';
import { report } from '../reports.js';
import { tradeView } from '../trade-view.js';
import type { World } from '../world.js';
import type { WireRecord } from '../writer.js';
import type { Params } from './params.js';
import { neededParams, type Answer, type Handler } from './route.js';
import { needsSession } from './trade-create.js';

const positionOf = (world: World, id: number): Order => {
  const { texts, accountingType } = world.settings;
  if (accountingType !== 'Gross') throw new Fault(texts.accountTypeMismatch);
  const position = world.book.order(id);
  return position !== undefined && isPosition(position) ? position : refuse(texts.positionNotFound, { id: String(id) });
};

const orderOf = (world: World, id: number): Order => {
  const { texts } = world.settings;
  const order = world.book.order(id) ?? refuse(texts.orderNotFound, { id: String(id) });
  return isPosition(order) ? refuse(texts.cannotCancel, { id: String(id) }) : order;
};

/** The document's answer has the Trade alone; today's names the type, and the other position of a CloseBy. */
const answerOf = (world: World, Type: string, Trade: Order, ByTrade?: Order): WireRecord => ({
  ...(world.settings.tradeGeneration === 'document' ? {} : { Type, ByTrade: ByTrade && tradeView(world, ByTrade) }),
  Trade: tradeView(world, Trade),
});

const cancel = (world: World, id: number): Answer => {
  const order = orderOf(world, id);
  report(world, 'PendingCancel', order);
  return dealt(world, 'Cancel', [order], () => answerOf(world, 'Cancel', cancelOrder(world, orderOf(world, id), 'ClientRequest')));
};

/** How much is closed: all where nothing is asked for, or more than there is, as the vendor's server takes it. */
const closable = (world: World, { symbol, remaining }: Order, asked: Big | undefined): Big => {
  if (asked === undefined || asked.eq(remaining)) return remaining;
  const amount = checkAmount(world, symbol, asked);
  return amount.gt(remaining) ? remaining : amount;
};

const close = (world: World, id: number, asked: Big | undefined): Answer => {
  const position = positionOf(world, id);
  checkClosable(world, position.symbol);
  closable(world, position, asked);
  report(world, 'PendingClose', position);
  return dealt(world, 'Close', [position], (terms) => {
    const now = positionOf(world, id);
    const fill = { amount: closable(world, now, terms.amount ?? asked), price: terms.price ?? closingPrice(world, now.symbol, now.side) };
    return answerOf(world, 'Close', closePosition(world, now, fill, 'ClientRequest', { asked: { amount: asked } }));
  });
};

const closeByOther = (world: World, id: number, byId: number): Answer => {
  needsUnlocked(world, byId);
  const one = positionOf(world, id);
  const other = positionOf(world, byId);
  checkCloseBy(world, one, other);
  checkClosable(world, one.symbol);
  report(world, 'PendingClose', one);
  report(world, 'PendingClose', other);
  return dealt(world, 'CloseBy', [one, other], () => {
    const { closed, by } = closeBy(world, positionOf(world, id), positionOf(world, byId));
    return answerOf(world, 'CloseBy', closed, by);
  });
};

const remove = (world: World, type: string, id: number, params: Params): Answer => {
  switch (type) {
    case 'Cancel':
      return cancel(world, id);
    case 'Close':
      return close(world, id, params.decimal('Amount'));
    case 'CloseBy':
      return closeByOther(world, id, params.needed('ById', params.whole('ById')));
    default:
      throw params.wrong('Type');
  }
};

export const tradeDelete: Handler = (world, message) => {
  const params = neededParams(world, message);
  const type = params.needed('Type', params.text('Type'));
  const id = params.needed('Id', params.whole('Id'));
  needsSession(world);
  needsUnlocked(world, id);
  return remove(world, type, id, params);
};
