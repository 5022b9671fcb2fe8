// The one observable: what happens on all accounts, told in one form. service follows it into the backlog that readers of /events read from.

import { catchError, defer, finalize, interval, map, merge, of, takeUntil, tap, type MonoTypeOperatorFunction, type Observable } from 'rxjs';
import type { ExecutionEvent } from 'rxtt/ticktrader';
import type { Account, Accounts } from './accounts.js';
import type { CursorFile } from './cursors.js';

/** Something that happened. `kind` says what, the other members depend on it. */
interface Happening {
  readonly kind: string;
  readonly [member: string]: unknown;
}

/** The same, and on which account. */
export interface ServiceEvent extends Happening {
  readonly account: string;
}

const CURSOR_EVERY = 1_000;

/** An event without its cursor, which is long, and nobody's business but ours. */
const plain = (event: ExecutionEvent<string>): Happening => {
  const { kind } = event;
  if (event.kind === 'caughtUp') return { kind };
  if (event.kind === 'gap') return { kind, reason: event.reason };
  const { key, change, source, at, tradeId, clientId, report, record, trade } = event;
  return { kind, key, change, source, at, tradeId, clientId, report, record, trade };
};

/** The end of one account is no end of the others. */
const untilItFails =
  (account: string) =>
  (events$: Observable<ServiceEvent>): Observable<ServiceEvent> =>
    events$.pipe(catchError((error: unknown) => of({ account, kind: 'ended', says: error instanceof Error ? error.message : String(error) })));

/** Keeps the place of the latest event, now and then and at the end: a cursor is worked out when it is read. */
const keepingPlace =
  (cursor: CursorFile): MonoTypeOperatorFunction<ExecutionEvent<string>> =>
  (executions$) =>
    defer(() => {
      let latest: ExecutionEvent<string> | undefined;
      const keep = (): void => {
        if (latest !== undefined) cursor.keep(latest.cursor);
        latest = undefined;
      };
      const life = interval(CURSOR_EVERY).subscribe(keep);
      return executions$.pipe(
        tap((event) => {
          latest = event;
        }),
        finalize(() => {
          life.unsubscribe();
          keep();
        }),
      );
    });

const accountEvents = ({ name: account, client, cursor }: Account): Observable<ServiceEvent> => {
  const executions$ = client.executions$.pipe(
    keepingPlace(cursor),
    map((event) => ({ account, ...plain(event) })),
  );
  const open$ = client.openTrades$.pipe(map(({ added, changed, removed }) => ({ account, kind: 'openTrades', added, changed, removed })));
  const state$ = client.account$.pipe(map((state) => ({ account, kind: 'account', state })));
  return merge(executions$, open$, state$).pipe(untilItFails(account));
};

/** Everything, from now until the clients are closed; TT's client has no end of its own, so `stop$` ends it. Subscribed to once. */
export const allEvents = ({ tickTrader, tt }: Accounts, { lookEvery, stop$ }: { readonly lookEvery: number; readonly stop$: Observable<unknown> }) => {
  const { name: account, client } = tt;
  const fills$ = client.ledger.followFills({ every: lookEvery }).pipe(
    map((fill): ServiceEvent => ({ account, kind: 'fill', fill })),
    untilItFails(account),
    takeUntil(stop$),
  );
  return merge(...tickTrader.map(accountEvents), fills$);
};
