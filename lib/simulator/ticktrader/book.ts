// What is open: waiting orders and Gross positions by number, Net positions by symbol. Orders and accounting read and change it.

import type Big from 'big.js';
import type { Order } from './orders/order.js';
import type { SymbolFacts } from './symbols.js';

/** The one position a Net account has in a symbol. `amount` is positive when long, negative when short, never zero. */
export interface NetPosition {
  readonly id: number;
  readonly symbol: SymbolFacts;
  readonly amount: Big;
  readonly price: Big;
  readonly commission: Big;
  readonly swap: Big;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly modified: number;
}

/** The open orders and positions. */
export interface Book {
  order(id: number): Order | undefined;
  /** In the order of their numbers' coming. */
  orders(): readonly Order[];
  ordersOf(symbol: SymbolFacts): readonly Order[];
  /** Contingent orders that still sleep. */
  sleepers(): readonly Order[];
  /** How many orders and positions there are. */
  readonly size: number;
  put(order: Order): void;
  remove(order: Order): void;
  /** Whether a live order or position bears this ClientId. */
  bears(clientId: string): boolean;
  /** Remembers a ClientId for ever. */
  remember(clientId: string): void;
  /** Whether a ClientId was ever remembered. */
  remembers(clientId: string): boolean;
  netPosition(symbol: string): NetPosition | undefined;
  netPositions(): readonly NetPosition[];
  setNetPosition(symbol: string, position: NetPosition | undefined): void;
}

/** An empty book. */
export const book = (): Book => {
  const orders = new Map<number, Order>();
  const net = new Map<string, NetPosition>();
  /** How many live orders and positions bear a ClientId: a partly filled order and its position share one. */
  const bearers = new Map<string, number>();
  const remembered = new Set<string>();
  const asleep = new Set<number>();
  const count = ({ clientId }: Order, by: number): void => {
    if (clientId !== undefined) bearers.set(clientId, (bearers.get(clientId) ?? 0) + by);
  };
  return {
    order: (id) => orders.get(id),
    orders: () => [...orders.values()],
    ordersOf: (symbol) => [...orders.values()].filter((order) => order.symbol === symbol),
    sleepers: () => [...asleep].flatMap((id) => orders.get(id) ?? []),
    get size() {
      return orders.size;
    },
    put: (order) => {
      if (!orders.has(order.id)) count(order, 1);
      orders.set(order.id, order);
      if (order.trigger !== undefined) asleep.add(order.id);
    },
    remove: (order) => {
      if (orders.delete(order.id)) count(order, -1);
      asleep.delete(order.id);
    },
    bears: (clientId) => (bearers.get(clientId) ?? 0) > 0,
    remember: (clientId) => void remembered.add(clientId),
    remembers: (clientId) => remembered.has(clientId),
    netPosition: (symbol) => net.get(symbol),
    netPositions: () => [...net.values()],
    setNetPosition: (symbol, position) => {
      if (position === undefined) net.delete(symbol);
      else net.set(symbol, position);
    },
  };
};
