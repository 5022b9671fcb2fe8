// `rxtt order`: what will be sent is shown, asked about, sent at most once, and followed until it is known what became of it.

import { concat, defer, map, tap, throwError, type Observable } from 'rxjs';
import type { NewOrder, OrderChange, OrderOutcome, TickTrader } from '../../ticktrader/index.js';
import { printChange, printOrder } from '../../ticktrader/orders/print.js';
import { numericOf, type Money } from '../connect/money.js';
import { withTickTrader, type ConnectOptions } from '../connect/ticktrader.js';
import type { Desk } from '../desk.js';
import { line, type Output } from '../terminal/output.js';
import { checkAskable, confirmed } from './confirm.js';
import { failureOf, outcomeRecord, outcomeWords } from './outcome.js';

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
  readonly send: (tt: TickTrader<Money>) => Observable<OrderOutcome<Money>>;
}

const NUMERIC = numericOf('exact');

/** Places an order. What is wrong with it by itself is said before anything is opened. */
export const creation = (order: NewOrder<Money>): Task => ({
  title: 'New order',
  fields: printOrder(order, NUMERIC),
  send: (tt) => tt.createOrder(order),
});

/** Changes an order or a position. */
export const modification = (change: OrderChange<Money>): Task => ({
  title: `Change of ${String(change.Id)}`,
  fields: printChange(change, NUMERIC),
  send: (tt) => tt.modifyOrder(change),
});

/** Cancels an order that waits. */
export const cancellation = (id: string): Task => ({ title: `Cancel order ${id}`, fields: { Type: 'Cancel', Id: id }, send: (tt) => tt.cancelOrder(id) });

/** Closes a position: all of it, some of it, or by another. */
export const closing = (id: string, { amount, by }: { readonly amount?: string; readonly by?: string }): Task =>
  by === undefined
    ? { title: `Close position ${id}`, fields: { Type: 'Close', Id: id, Amount: amount ?? 'all' }, send: (tt) => tt.closePosition(id, amount) }
    : { title: `Close position ${id} by ${by}`, fields: { Type: 'CloseBy', Id: id, ById: by }, send: (tt) => tt.closePositionBy(id, by) };

/** Each outcome as it comes, and the failure that the last one is. */
const followed = (outcomes$: Observable<OrderOutcome<Money>>, asWords: boolean, now: () => number, { screen }: Desk): Observable<Output> =>
  defer(() => {
    let last: OrderOutcome<Money> | undefined;
    return concat(
      outcomes$.pipe(
        tap({
          next: (outcome) => {
            last = outcome;
          },
          // Ctrl-C ends the command, and never an order that has left
          unsubscribe: () => {
            if (last?.settled !== true) screen.complain('rxtt: it may have left, and nobody looks any more: see trades and history before you send it again');
          },
        }),
        map((outcome) => line(asWords ? outcomeWords(screen.paint, outcome, now()) : JSON.stringify(outcomeRecord(outcome)))),
      ),
      defer(() => {
        const failure = last && failureOf(last);
        return failure === undefined ? [] : throwError(() => failure);
      }),
    );
  });

/** Shows, asks, sends and follows. */
export const order = (make: () => Task, options: OrderOptions, desk: Desk): Observable<Output> =>
  defer(() => {
    const { title, fields, send } = make();
    const { yes = false, format } = options;
    checkAskable({ yes }, desk);
    const asWords = format === undefined ? desk.screen.isTerminal : format === 'table';
    return withTickTrader(options, desk, ({ tt, now }) => confirmed({ title, fields, yes }, desk, () => followed(send(tt), asWords, now, desk)));
  });
