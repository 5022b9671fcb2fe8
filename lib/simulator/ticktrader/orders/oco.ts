// An OCO pair created in one request.

import type { World } from '../world.js';
import { createOrder, finishOrder } from './create.js';
import { checkPair } from './link.js';
import type { NewOrder, Order } from './order.js';
import { pairUp } from './pair.js';

/** Both legs, checked; a leg that wants the other's amount has it. */
export const checkedLegs = (world: World, first: NewOrder, second: NewOrder): readonly [NewOrder, NewOrder] => {
  checkPair(world, first, second);
  return [first.equalAmount === true ? { ...first, amount: second.amount } : first, second.equalAmount === true ? { ...second, amount: first.amount } : second];
};

/** Lets the accepted `first` enter and creates the second. The first is returned as it was before it was linked, as the vendor's sample shows it. */
export const createPair = (world: World, accepted: Order, asked: NewOrder): { readonly first: Order; readonly second: Order } => {
  const first = finishOrder(world, accepted);
  const create = (): Order => createOrder(world, { ...asked, relatedId: first.id }, { whenWaiting: () => undefined });
  return { first, second: pairUp(world, first, create) ?? first };
};
