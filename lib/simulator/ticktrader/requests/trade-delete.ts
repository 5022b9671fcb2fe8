// TradeDelete: cancel a waiting order; close a Gross position, in full, in part, or against another.

import type Big from 'big.js';
import { Fault } from '../fault.js';
import { closingPrice } from '../money.js';
import { cancelOrder } from '../orders/cancel.js';
import { closePosition } from '../orders/close.js';
import { closeBy } from '../orders/close-by.js';
import { isPosition, type Order } from '../orders/order.js';
import { report } from '../reports.js';
import { filledIn } from '../texts.js';
import { tradeView } from '../trade-view.js';
import type { World } from '../world.js';
import { checkAmount } from './new-order.js';
import type { Params } from './params.js';
import { neededParams, type Handler } from './route.js';
import { needsSession } from './trade-create.js';

const positionOf = (world: World, id: number): Order => {
  const { texts, accountingType } = world.settings;
  if (accountingType !== 'Gross') throw new Fault(texts.accountTypeMismatch);
  const position = world.book.order(id);
  if (position === undefined || !isPosition(position)) throw new Fault(filledIn(texts.positionNotFound, { id: String(id) }));
  return position;
};

const cancel = (world: World, id: number) => {
  const { texts } = world.settings;
  const order = world.book.order(id);
  if (order === undefined) throw new Fault(filledIn(texts.orderNotFound, { id: String(id) }));
  if (isPosition(order)) throw new Fault(texts.cannotCancel);
  report(world, 'PendingCancel', order);
  return { Type: 'Cancel', Trade: tradeView(world, cancelOrder(world, order, 'ClientRequest')) };
};

const closable = (world: World, position: Order, asked: Big | undefined): Big => {
  if (asked === undefined) return position.remaining;
  if (asked.gt(position.remaining)) throw new Fault(world.settings.texts.invalidAmount);
  return asked.eq(position.remaining) ? asked : checkAmount(world, position.symbol, asked);
};

const close = (world: World, id: number, asked: Big | undefined) => {
  const position = positionOf(world, id);
  const amount = closable(world, position, asked);
  report(world, 'PendingClose', position);
  const price = closingPrice(world, position.symbol, position.side);
  return { Type: 'Close', Trade: tradeView(world, closePosition(world, position, { amount, price }, 'ClientRequest')) };
};

const closeByOther = (world: World, id: number, byId: number) => {
  const { closed, by } = closeBy(world, positionOf(world, id), positionOf(world, byId));
  return { Type: 'CloseBy', Trade: tradeView(world, closed), ByTrade: tradeView(world, by) };
};

const remove = (world: World, type: string, id: number, params: Params) => {
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

/** The document's answer has the Trade alone; today's names the type, and the other position of a CloseBy. */
export const tradeDelete: Handler = (world, message) => {
  const params = neededParams(world, message);
  const type = params.needed('Type', params.text('Type'));
  const id = params.needed('Id', params.whole('Id'));
  needsSession(world);
  const result = remove(world, type, id, params);
  return world.settings.tradeGeneration === 'document' ? { Trade: result.Trade } : result;
};
