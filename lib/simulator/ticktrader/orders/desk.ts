// The dealer's desk: commands that wait to be decided, and the trades they lock meanwhile. Requests about trades go through it.

import type Big from 'big.js';
import { Fault, type RejectReason } from '../fault.js';
import type { Answer } from '../requests/route.js';
import { filledIn } from '../texts.js';
import type { World } from '../world.js';
import type { Wire } from '../writer.js';
import type { Order } from './order.js';
import { rejectOrder } from './reject.js';

/** What a command asks the dealer to agree to. */
export type Deal = 'Open' | 'Modify' | 'Cancel' | 'Close' | 'CloseBy';

/** What the dealer makes of it: refused, or agreed to, at another price or for less if so said. */
export type Decision =
  | { readonly refusal: string; readonly reason: RejectReason }
  | { readonly refusal?: undefined; readonly price?: Big | undefined; readonly amount?: Big | undefined };

/** Decides about commands. `decided` is called once: at once, later, or never. */
export type Dealer = (deal: Deal, order: Order, decided: (decision: Decision) => void) => void;

/** The desk of one exchange. */
export interface Desk {
  /** Whoever decides; undefined where commands are done at once. */
  dealer: Dealer | undefined;
  isLocked(id: number): boolean;
  /** Whether an order that is still to be decided bears this ClientId. */
  bears(clientId: string): boolean;
  /** Locks orders until the returned function is called. */
  hold(orders: readonly Order[]): () => void;
  /** Drops all that waits: what is decided of it from now on comes too late. */
  forget(): void;
  /** How often that happened. */
  readonly era: number;
}

/** An empty desk. */
export const desk = (dealer?: Dealer): Desk => {
  const held = new Map<number, Order>();
  let era = 0;
  return {
    dealer,
    get era() {
      return era;
    },
    forget: () => {
      era++;
      held.clear();
    },
    isLocked: (id) => held.has(id),
    bears: (clientId) => [...held.values()].some((order) => order.status === 'New' && order.clientId === clientId),
    hold: (orders) => {
      for (const order of orders) held.set(order.id, order);
      return () => {
        for (const { id } of orders) held.delete(id);
      };
    },
  };
};

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
export const needsUnlocked = ({ desk: { isLocked }, settings: { texts } }: World, id: number): void => {
  if (isLocked(id)) throw new Fault(filledIn(texts.locked, { id: String(id) }));
};

/**
 * Does `work` once the dealer agrees, with `orders` locked until then; at once where there is no dealer.
 * Where he refuses, or where the work is found impossible after the wait, a Rejected report of the first order goes before the error.
 */
export const dealt = (world: World, deal: Deal, orders: readonly [Order, ...Order[]], work: (decision: Exclude<Decision, { refusal: string }>) => Wire): Answer => {
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
