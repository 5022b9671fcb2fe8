// A command goes over the dealer's desk: it is done once he agrees, or at once where there is no dealer. Requests about trades end here.

import { Fault } from '../fault.js';
import type { Answer } from '../requests/route.js';
import { filledIn } from '../texts.js';
import type { World } from '../world.js';
import type { Wire } from '../writer.js';
import type { Deal, Dealer, Decision, Terms } from './desk.js';
import type { Order } from './order.js';
import { rejectOrder } from './reject.js';

/** A dealer who agrees to everything, but takes his time: `time` ms. */
export const slowDealer =
  (world: () => World, time: number): Dealer =>
  (_deal, _order, decided) => {
    const { at, now } = world();
    at(now() + time, () => {
      decided({});
    });
  };

/** Refuses a command about a trade that another command is under way for. */
export const needsUnlocked = ({ desk, settings: { texts } }: World, id: number): void => {
  if (desk.isLocked(id)) throw new Fault(filledIn(texts.locked, { id: String(id) }));
};

/**
 * Does `work` once the dealer agrees, with `orders` locked until then; at once where there is no dealer.
 * Where he refuses, or where the work is found impossible after the wait, a Rejected report of the first order goes before the error.
 */
export const dealt = (world: World, deal: Deal, orders: readonly [Order, ...Order[]], work: (terms: Terms) => Wire): Answer => {
  const { dealer } = world.desk;
  const [first] = orders;
  if (dealer === undefined) return work({});
  const { era } = world.desk;
  const release = world.desk.hold(orders);
  const conclude = (decision: Decision): Wire => {
    try {
      if (decision.refusal !== undefined) throw new Fault(decision.refusal, 'refused', decision.reason);
      return work(decision);
    } catch (fault) {
      if (fault instanceof Fault && !fault.isReported) rejectOrder(world, world.book.order(first.id) ?? first, fault);
      throw fault;
    }
  };
  return {
    later: (resume) => {
      dealer(deal, first, (decision) => {
        if (era !== world.desk.era) return;
        release();
        resume(() => conclude(decision));
      });
    },
  };
};
