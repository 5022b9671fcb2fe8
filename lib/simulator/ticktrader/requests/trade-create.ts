// TradeCreate and TradeCreateOco.

import { Fault } from '../fault.js';
import { beginOrder, finishOrder } from '../orders/create.js';
import { dealt } from '../orders/dealt.js';
import { checkedLegs, createPair } from '../orders/oco.js';
import { checkLimit } from '../orders/permit.js';
import { filledIn } from '../texts.js';
import { tradeView } from '../trade-view.js';
import type { World } from '../world.js';
import { newLeg, newOrder } from './new-order.js';
import { isRecord, paramsOf } from './params.js';
import { neededParams, type Handler, type Received } from './route.js';

/** Refuses what needs the market while the trade session is closed. */
export const needsSession = (world: World): void => {
  if (!world.hours.isOpen) throw new Fault(world.settings.texts.sessionClosed);
};

/** Whether a TradeCreate is an OCO request in the document's dress. */
export const isOcoInDisguise = (world: World, { body }: Received): boolean => world.settings.ocoAsTradeCreate && body['FirstRequest'] !== undefined;

const leg = (world: World, { body }: Received, name: string) => {
  const found = body[name];
  if (!isRecord(found)) throw new Fault(filledIn(world.settings.texts.invalidField, { field: name }), 'malformed');
  return newLeg(world, paramsOf(found, name, world.settings.texts));
};

export const tradeCreateOco: Handler = (world, message) => {
  needsSession(world);
  const [askedFirst, askedSecond] = checkedLegs(world, leg(world, message, 'FirstRequest'), leg(world, message, 'SecondRequest'));
  checkLimit(world, 2);
  const accepted = beginOrder(world, askedFirst);
  return dealt(world, 'Open', [accepted], () => {
    const { first, second } = createPair(world, accepted, askedSecond);
    const generation = world.settings.tradeGeneration === 'document' ? 'oco' : 'current';
    return { FirstTrade: tradeView(world, first, generation), SecondTrade: tradeView(world, second, generation) };
  });
};

export const tradeCreate: Handler = (world, message, session) => {
  if (isOcoInDisguise(world, message)) return tradeCreateOco(world, message, session);
  const params = neededParams(world, message);
  needsSession(world);
  const order = beginOrder(world, newOrder(world, params));
  return dealt(world, 'Open', [order], (terms) => ({ Trade: tradeView(world, finishOrder(world, order, { terms })) }));
};
