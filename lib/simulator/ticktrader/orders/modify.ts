// A change takes effect: the order is put back changed, its pair is made or broken, and the market may be where it waits now. TradeModify ends here.

import type { World } from '../world.js';
import { record, report } from '../reports.js';
import { setAside } from './aside.js';
import { cancelOrder } from './cancel.js';
import { changedOrder, type Change } from './change.js';
import { wakeLater } from './contingent.js';
import { expireLater } from './enter.js';
import { linkTwin, twinOf, unlinkTwin } from './link.js';
import { isPosition, type Order } from './order.js';
import { admit } from './place.js';
import { tryAtOnce } from './trigger.js';

/** The account must bear what the order has become; the old one gives back what it held. */
const admitChange = (world: World, old: Order, wanted: Order): void => {
  if (isPosition(wanted)) return;
  setAside(world, old, () => {
    admit(world, wanted);
  });
};

/** What `change` would make of `order`, or the refusal; undefined where it would be canceled. */
export const checkChange = (world: World, order: Order, change: Change): Order | undefined => {
  const wanted = changedOrder(world, order, change);
  if (wanted !== undefined) admitChange(world, order, wanted);
  return wanted;
};

/** Changes `order`, which is in the book, and returns it as it stands when all that happens at once has happened. */
export const modifyOrder = (world: World, order: Order, change: Change): Order => {
  const wanted = checkChange(world, order, change);
  if (wanted === undefined) return cancelOrder(world, order, 'ClientRequest');
  const twin = twinOf(world, order);
  world.book.put(wanted);
  record(world, 'modified', wanted);
  report(world, 'Modified', wanted);
  if (wanted.relatedId !== order.relatedId) {
    if (twin !== undefined) unlinkTwin(world, twin);
    linkTwin(world, wanted);
  }
  if (wanted.expired !== order.expired) expireLater(world, wanted);
  if (wanted.trigger?.time !== order.trigger?.time) wakeLater(world, wanted);
  return isPosition(wanted) ? wanted : tryAtOnce(world, wanted, 'ClientRequest');
};
