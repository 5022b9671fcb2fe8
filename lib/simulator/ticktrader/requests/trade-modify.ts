// TradeModify: prices, amount, end and comment of a waiting order; stop loss, take profit and comment of a Gross position.

import type Big from 'big.js';
import { Fault } from '../fault.js';
import { closingPrice, openingPrice } from '../money.js';
import { expireLater } from '../orders/enter.js';
import { isPosition, type Order } from '../orders/order.js';
import { triggerOrder } from '../orders/trigger.js';
import { record, report } from '../reports.js';
import { filledIn } from '../texts.js';
import { tradeView } from '../trade-view.js';
import type { World } from '../world.js';
import { askedExits, checkAmount, checkExits, checkPrice, type Exits } from './new-order.js';
import type { Params } from './params.js';
import { neededParams, type Handler } from './route.js';
import { needsSession } from './trade-create.js';

const UNSUPPORTED = ['MaxVisibleAmount', 'RelatedTradeId', 'OrderIdTriggeredBy', 'TriggerTime'];
const UNSUPPORTED_FLAGS = ['ImmediateOrCancel', 'FillOrKill', 'InFlightMitigation', 'OneCancelsTheOther', 'OcoEqualAmount'];

const checkFeatures = (world: World, params: Params): void => {
  const asked = UNSUPPORTED.find((name) => params.decimal(name) !== undefined) ?? UNSUPPORTED_FLAGS.find((name) => params.flag(name));
  if (asked !== undefined) throw new Fault(filledIn(world.settings.texts.notSupported, { feature: asked }));
};

/** The value a member asks for: absent keeps `old`, zero clears it. */
const changed = <T extends Big | number>(asked: T | undefined, old: T | undefined): T | undefined =>
  asked === undefined ? old : Number(asked) === 0 ? undefined : asked;

const exitsOf = (world: World, order: Order, params: Params): Exits => {
  const asked = askedExits(world, params);
  return { stopLoss: changed(asked.stopLoss, order.stopLoss), takeProfit: changed(asked.takeProfit, order.takeProfit) };
};

/** What should remain of a waiting order. `AmountChange` goes before `Amount`; `PrevAmount` guards against a fill in between. */
const remainingOf = (world: World, order: Order, params: Params): Big => {
  const change = params.decimal('AmountChange');
  const previous = params.decimal('PrevAmount');
  if (change === undefined && previous !== undefined && !previous.eq(order.remaining)) throw new Fault(world.settings.texts.invalidAmountChange);
  const asked = change === undefined ? params.decimal('Amount') : order.remaining.plus(change);
  return asked === undefined ? order.remaining : checkAmount(world, order.symbol, asked);
};

const expiryOf = (world: World, order: Order, params: Params): number | undefined => {
  const asked = params.whole('Expired');
  if (asked !== undefined && asked !== 0 && asked <= world.now()) throw new Fault(world.settings.texts.invalidExpiration);
  return changed(asked, order.expired);
};

const modifiedOrder = (world: World, order: Order, params: Params): Order => {
  const asked = (name: string): Big | undefined => {
    const price = params.decimal(name);
    return price && checkPrice(world, order.symbol, price);
  };
  const isStop = order.type === 'Stop';
  const price = isStop ? order.price : (asked('Price') ?? order.price);
  const stopPrice = asked('StopPrice') ?? (isStop ? asked('Price') : undefined) ?? order.stopPrice;
  const exits = exitsOf(world, order, params);
  checkExits(world, order.symbol, order.side, price ?? stopPrice ?? openingPrice(world, order), exits);
  const remaining = remainingOf(world, order, params);
  const initialAmount = order.initialAmount.plus(remaining).minus(order.remaining);
  return { ...order, price, stopPrice, ...exits, remaining, initialAmount, expired: expiryOf(world, order, params) };
};

const modifiedPosition = (world: World, position: Order, params: Params): Order => {
  const exits = exitsOf(world, position, params);
  checkExits(world, position.symbol, position.side, closingPrice(world, position.symbol, position.side), exits);
  return { ...position, ...exits };
};

/** The account must bear what the order has become; the old one gives back what it held. */
const admitChange = (world: World, old: Order, wanted: Order): void => {
  if (isPosition(wanted)) return;
  world.book.remove(old);
  try {
    world.accounting.admit(world, wanted, wanted.price ?? wanted.stopPrice ?? openingPrice(world, wanted));
  } finally {
    world.book.put(old);
  }
};

export const tradeModify: Handler = (world, message) => {
  const params = neededParams(world, message);
  const id = params.needed('Id', params.whole('Id'));
  needsSession(world);
  checkFeatures(world, params);
  const order = world.book.order(id);
  if (order === undefined) throw new Fault(filledIn(world.settings.texts.orderNotFound, { id: String(id) }));

  const change = isPosition(order) ? modifiedPosition(world, order, params) : modifiedOrder(world, order, params);
  const wanted: Order = { ...change, comment: params.text('Comment') ?? order.comment, modified: world.now() };
  admitChange(world, order, wanted);
  report(world, 'PendingModify', order);
  world.book.put(wanted);
  record(world, 'modified', wanted);
  report(world, 'Modified', wanted);
  if (wanted.expired !== order.expired) expireLater(world, wanted);
  const now = isPosition(wanted) ? wanted : (triggerOrder(world, wanted, 'ClientRequest', true) ?? wanted);
  return { Trade: tradeView(world, now) };
};
