// Orders by key: placed once, recalled ever after, also by another run of the service. orders asks for their outcomes.

import { createHash } from 'node:crypto';
import {
  catchError,
  concat,
  EMPTY,
  filter,
  from,
  map,
  merge,
  of,
  shareReplay,
  switchMap,
  take,
  tap,
  throwError,
  type Observable,
  type Subscription,
} from 'rxjs';
import { logOutcomes, type Logger } from 'rxtt/logger';
import type { OrderOutcome } from 'rxtt/ticktrader';
import type { Account } from './accounts.js';
import { HttpError } from './http.js';
import type { Metrics } from './metrics.js';
import type { AskedOrder } from './order-body.js';
import type { KnownOrder, OrderKeys, ToldOutcome } from './order-keys.js';

/** What orders are placed with. */
export interface DeskOptions {
  readonly accounts: readonly Account[];
  readonly keys: OrderKeys;
  readonly metrics: Pick<Metrics, 'outcome'>;
  readonly logger: Logger;
}

/** Orders over all accounts. */
export interface OrderDesk {
  /** The outcomes of the order under this key, which is placed where nobody has asked for it before. Throws an `HttpError`, and sends nothing then. */
  readonly outcomesOf: (key: string, asked: AskedOrder) => Observable<ToldOutcome>;
  /** Writes down what becomes of the orders of a former run, until unsubscribed. */
  readonly recover: () => Subscription;
}

const digestOf = (asked: AskedOrder): string => createHash('sha256').update(JSON.stringify(asked)).digest('hex');

/** An outcome as it is told: an error is no JSON, and `text` says what it says. */
const told = (outcome: OrderOutcome<string>): ToldOutcome => (outcome.status === 'rejected' ? { ...outcome, error: undefined } : { ...outcome });

const unwritable = (): HttpError => new HttpError(503, 'the order could not be written down, so it was not sent; see the log');

const doubt = (key: string): ToldOutcome => ({
  clientId: key,
  status: 'unknown',
  settled: false,
  says: 'a former run of the service sent it; it is being found out',
});

/** What a former run took, and left no trace of: neither a verdict nor an open intent. It is not sent again on a guess. */
const unrecorded = (key: string): ToldOutcome => ({
  clientId: key,
  status: 'unrecorded',
  settled: false,
  says: 'a former run of the service took it and its verdict is not on record; look for this ClientId among trades and history; it is not sent again',
});

/** What is learnt late about the orders of one account; the end of its session is told by its state. */
const lateOutcomes = ({ name: account, client }: Account): Observable<{ readonly account: string; readonly outcome: OrderOutcome<string> }> =>
  client.lateOutcomes$.pipe(
    map((outcome) => ({ account, outcome })),
    catchError(() => EMPTY),
  );

/** The order of a former run: its verdict where that is on record, what is found out about it otherwise. */
const recalled = ({ client, left }: Account, key: string, { outcome }: KnownOrder): Observable<ToldOutcome> => {
  if (outcome !== undefined) return of(outcome);
  const late$ = client.lateOutcomes$.pipe(
    filter(({ clientId }) => clientId === key),
    take(1),
    map(told),
  );
  return left.ids$.pipe(
    take(1),
    catchError(() => throwError(unwritable)),
    switchMap((ids) => (ids.has(key) ? concat(of(doubt(key)), late$) : of(unrecorded(key)))),
  );
};

/** A desk that knows what `keys` know. */
export const orderDesk = ({ accounts, keys, metrics, logger }: DeskOptions): OrderDesk => {
  /** Orders without a verdict yet. */
  const running = new Map<string, Observable<ToldOutcome>>();

  const note = (key: string, writing: Promise<void>): void => {
    running.delete(key); // from now on the keys know
    writing.catch((error: unknown) => {
      logger.error({ key, says: error instanceof Error ? error.message : '' }, 'what became of an order could not be written down');
    });
  };
  const hear = (account: string, key: string, outcome: OrderOutcome<string>): void => {
    metrics.outcome(account, outcome.status);
    // of what never left, the key is free: asking again is the right thing to do
    if (outcome.settled) note(key, outcome.status === 'notSent' ? keys.free(key) : keys.settle(key, told(outcome)));
  };
  const placed = ({ name, client }: Account, key: string, asked: AskedOrder): Observable<ToldOutcome> =>
    from(keys.take(key, { account: name, digest: digestOf(asked) })).pipe(
      catchError(() => {
        running.delete(key);
        return throwError(unwritable);
      }),
      switchMap(() =>
        client.createOrder({ ...asked.order, ClientId: key }).pipe(
          logOutcomes(logger),
          tap({
            next: (outcome) => {
              hear(name, key, outcome);
            },
            error: () => {
              note(key, keys.free(key)); // wrong by itself: once mended it may come under the same key
            },
          }),
        ),
      ),
      map(told),
    );

  return {
    outcomesOf: (key, asked) => {
      const account = accounts.find(({ name }) => name === asked.account);
      if (account === undefined) throw new HttpError(400, `account must be one of ${accounts.map(({ name }) => name).join(', ')}`);
      const known = keys.of(key);
      if (known !== undefined && known.digest !== digestOf(asked)) throw new HttpError(409, 'this key was used for another order');
      const begun = running.get(key);
      if (begun !== undefined) return begun;
      // shared by all who ask, and going on when all have gone
      const outcomes$ = (known === undefined ? placed(account, key, asked) : recalled(account, key, known)).pipe(
        shareReplay({ bufferSize: Infinity, refCount: false }),
      );
      if (known?.outcome === undefined) running.set(key, outcomes$);
      return outcomes$;
    },
    recover: () =>
      merge(...accounts.map(lateOutcomes)).subscribe(({ account, outcome }) => {
        if (outcome.clientId !== undefined && keys.of(outcome.clientId) !== undefined) hear(account, outcome.clientId, outcome);
      }),
  };
};
