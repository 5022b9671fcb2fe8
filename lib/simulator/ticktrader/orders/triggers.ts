// What may wake a contingent order: the vendor's rules. New orders and changes ask.

import type { World } from '../world.js';
import { refuse } from './checks.js';
import { isAsleep, isPosition, type Order, type OrderType, type Trigger, type TriggerType } from './order.js';

const TYPES: readonly TriggerType[] = ['OnTime', 'OnPendingOrderExpired', 'OnPendingOrderPartiallyFilled'];

/** Whether `text` names a type of trigger. */
export const isTriggerType = (text: string): text is TriggerType => TYPES.some((type) => type === text);

/** What of an order the rules look at. */
interface Sleeper {
  readonly type: OrderType;
  readonly symbol: { readonly name: string };
  readonly expired?: number | undefined;
}

const checkTime = (world: World, { expired }: Sleeper, { time }: Trigger): number => {
  const { texts } = world.settings;
  if (time === undefined || time === 0) return refuse(texts.triggerTimeMissing);
  if (time <= world.now()) return refuse(texts.triggerTimePast);
  return expired !== undefined && expired <= time ? refuse(texts.triggerTimeLate) : time;
};

/** A Stop of a Cash account waits as a StopLimit. */
const isLimitOrStop = ({ type, initialType }: Order): boolean => type === 'Limit' || type === 'Stop' || initialType === 'Stop';

const checkOrder = (world: World, { symbol }: Sleeper, { type, orderId }: Trigger, ownId: number | undefined): number => {
  const { texts } = world.settings;
  if (orderId === undefined) return refuse(texts.triggerIdMissing);
  const id = String(orderId);
  const order = world.book.order(orderId);
  if (order === undefined || isPosition(order) || orderId === ownId) return refuse(texts.orderNotFound, { id });
  if (!isLimitOrStop(order)) return refuse(texts.triggerOrderType, { id });
  if (isAsleep(order)) return refuse(texts.triggerOrderContingent, { id });
  if (order.symbol.name !== symbol.name) return refuse(texts.triggerOrderSymbol, { id });
  return type === 'OnPendingOrderExpired' && order.expired === undefined ? refuse(texts.triggerOrderExpiry, { id }) : orderId;
};

/** Refuses a trigger the rules are against; returns it with just what its type needs. `ownId` is the number of the order it is for, if it has one. */
export const checkTrigger = (world: World, sleeper: Sleeper, trigger: Trigger, ownId?: number): Trigger => {
  if (sleeper.type === 'StopLimit') refuse(world.settings.texts.contingentType, { type: sleeper.type });
  return trigger.type === 'OnTime'
    ? { type: trigger.type, time: checkTime(world, sleeper, trigger) }
    : { type: trigger.type, orderId: checkOrder(world, sleeper, trigger, ownId) };
};
