// `rxtt order`: what will be sent is shown, asked about, sent at most once, and followed until it is known what became of it.

import { defer, map, type Observable } from 'rxjs';
import { guid } from '../../base/ids.js';
import type { NewOrder, OrderChange, TickTrader } from '../../ticktrader/index.js';
import { printChange, printOrder } from '../../ticktrader/orders/print.js';
import { wireId, wireMoney } from '../../ticktrader/params.js';
import { numericOf, type Money } from '../connect/money.js';
import { BEGINNING } from '../connect/simulated.js';
import { withTickTrader, type ConnectOptions } from '../connect/ticktrader.js';
import type { Desk } from '../desk.js';
import type { Output } from '../terminal/output.js';
import { checkAskable, confirmed } from './confirm.js';
import { followed, legsOf, type Told } from './follow.js';

/** What the user of the command chose. */
export interface OrderOptions extends ConnectOptions {
  readonly yes?: boolean;
  readonly format?: 'ndjson' | 'table';
}

/** A command about an order. */
interface Task {
  readonly title: string;
  /** What leaves. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** By what it can be looked for. */
  readonly trace: string;
  readonly send: (tt: TickTrader<Money>) => Observable<Told>;
}

const NUMERIC = numericOf('exact');

/** With an id of its own, made here so that it is shown before it leaves: by it the order is found, whatever happens to this command. */
const named = (order: NewOrder<Money>): NewOrder<Money> & { readonly ClientId: string } => ({ ...order, ClientId: order.ClientId ?? guid() });

/** Places an order. What is wrong with it by itself is said before anything is opened. */
export const creation = (order: NewOrder<Money>): Task => {
  const one = named(order);
  return {
    title: 'New order',
    fields: printOrder(one, NUMERIC),
    trace: `ClientId ${one.ClientId}`,
    send: (tt) => tt.createOrder(one).pipe(map((outcome) => ({ outcome }))),
  };
};

/** Places two orders of which one cancels the other. */
export const pair = (first: NewOrder<Money>, second: NewOrder<Money>): Task => {
  const legs = { first: named(first), second: named(second) };
  const shown = Object.entries(legs).flatMap(([leg, order]) =>
    Object.entries(printOrder(order, NUMERIC, `${leg}.`)).map(([name, value]) => [`${leg}.${name}`, value] as const),
  );
  return {
    title: 'Two new orders: one cancels the other',
    fields: Object.fromEntries(shown),
    trace: `ClientId ${legs.first.ClientId} and ${legs.second.ClientId}`,
    send: (tt) => tt.createOco(legs.first, legs.second).pipe(legsOf),
  };
};

/** Changes an order or a position. */
export const modification = (change: OrderChange<Money>): Task => ({
  title: `Change of ${String(change.Id)}`,
  fields: printChange(change, NUMERIC),
  trace: `number ${String(change.Id)}`,
  send: (tt) => tt.modifyOrder(change).pipe(map((outcome) => ({ outcome }))),
});

/** Cancels an order that waits. */
export const cancellation = (id: string): Task => ({
  title: `Cancel order ${id}`,
  fields: { Type: 'Cancel', Id: wireId('id', id) },
  trace: `number ${id}`,
  send: (tt) => tt.cancelOrder(id).pipe(map((outcome) => ({ outcome }))),
});

/** Closes a position: all of it, some of it, or by another. */
export const closing = (id: string, { amount, by }: { readonly amount?: string; readonly by?: string }): Task => {
  const Id = wireId('id', id);
  const trace = `number ${id}`;
  if (by !== undefined)
    return {
      title: `Close position ${id} by ${by}`,
      fields: { Type: 'CloseBy', Id, ById: wireId('byId', by) },
      trace,
      send: (tt) => tt.closePositionBy(id, by).pipe(map((outcome) => ({ outcome }))),
    };
  return {
    title: `Close position ${id}`,
    fields: { Type: 'Close', Id, Amount: amount === undefined ? 'all' : wireMoney(NUMERIC, 'amount', amount) },
    trace,
    send: (tt) => tt.closePosition(id, amount).pipe(map((outcome) => ({ outcome }))),
  };
};

/** Shows, asks, sends and follows. `make` is told the time, ms since 1970. */
export const order = (make: (now: number) => Task, options: OrderOptions, desk: Desk): Observable<Output> =>
  defer(() => {
    const { title, fields, trace, send } = make(options.simulator === true ? BEGINNING : Date.now());
    const { yes = false, format, timeout } = options;
    checkAskable({ yes }, desk);
    const asWords = format === undefined ? desk.screen.isTerminal : format === 'table';
    return withTickTrader(options, desk, ({ tt, now }) =>
      confirmed({ title, fields, yes }, desk, () => followed(send(tt), { trace, timeout: timeout * 1000, asWords, now }, desk.screen)),
    );
  });
