// The dealer's desk: commands that wait to be decided, and the trades they lock meanwhile. The world has one; dealt.ts leads commands over it.

import type Big from 'big.js';
import type { RejectReason } from '../fault.js';
import type { Order } from './order.js';

/** What a command asks the dealer to agree to. */
export type Deal = 'Open' | 'Modify' | 'Cancel' | 'Close' | 'CloseBy';

/** On which terms the dealer agrees: at another price, or for less, if so said. */
export interface Terms {
  readonly refusal?: undefined;
  readonly price?: Big | undefined;
  readonly amount?: Big | undefined;
}

/** What the dealer makes of it: refused, or agreed to. */
export type Decision = { readonly refusal: string; readonly reason: RejectReason } | Terms;

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
  readonly forget: () => void;
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
