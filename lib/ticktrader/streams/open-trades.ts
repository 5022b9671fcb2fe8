// What is open, kept up to date: a snapshot and its changes. client binds it.

import { catchError, EMPTY, endWith, map, merge, Observable, startWith, Subject, takeWhile } from 'rxjs';
import { inTurn } from '../../base/in-turn.js';
import type { ListUpdate } from '../../base/list-update.js';
import { isOpen } from '../../session/gate.js';
import type { Trade } from '../model/index.js';
import { trades } from '../read/trades.js';
import type { Session } from '../session.js';
import { executionHub } from './executions/hub.js';
import { afterReport, openList, step, type OpenList } from './open-list.js';

/** The list of a session, from when it was first wanted. */
interface Keeper<N> {
  readonly updates$: Observable<ListUpdate<Trade<N>>>;
  /** The list as it was told last. */
  readonly told: () => OpenList<N> | undefined;
  /** Begins, once. */
  readonly start: () => void;
}

const asAdded = <N>(all: OpenList<N>): ListUpdate<Trade<N>> => ({ all, added: all, changed: [], removed: [] });
const isNews = <N>({ added, changed, removed }: ListUpdate<Trade<N>>): boolean => added.length + changed.length + removed.length > 0;

const keeper = <N>(session: Session<N>): Keeper<N> => {
  const { print } = session.options.numeric;
  const same = (one: N, other: N): boolean => print(one) === print(other);
  const updates$ = new Subject<ListUpdate<Trade<N>>>();
  let list: OpenList<N> | undefined;
  let told: OpenList<N> | undefined;
  let hasBegun = false;

  const tell = inTurn<ListUpdate<Trade<N>>>((update) => {
    told = update.all;
    updates$.next(update);
  });
  const become = (next: OpenList<N>): void => {
    const update = list === undefined ? asAdded(next) : step(list, next, same);
    const isFirst = list === undefined;
    list = next;
    if (isFirst || isNews(update)) tell(update);
  };
  const start = (): void => {
    if (hasBegun) return;
    hasBegun = true;
    const { snapshots$, start: startHub } = session.once(executionHub<N>);
    const reported$ = session.reports$.pipe(map(({ report }) => list && afterReport(list, report)));
    // the hub may have looked long ago; where this fails, its next look tells
    const now$ = isOpen(session.core.gate()) ? trades(session).pipe(catchError(() => EMPTY)) : EMPTY;
    const read$ = merge(snapshots$, now$).pipe(map(openList));
    // in the order they arrive: a list that the server shows has in it all that was reported before. The reports end with the session
    merge(reported$.pipe(endWith('end' as const)), read$)
      .pipe(takeWhile((next) => next !== 'end'))
      .subscribe({
        next: (next) => {
          if (next !== undefined) become(next);
        },
        error: (error: unknown) => {
          updates$.error(error);
        },
        complete: () => {
          updates$.complete();
        },
      });
    startHub();
  };
  return { updates$: updates$.asObservable(), told: () => told, start };
};

/**
 * What is open, pending orders and on Gross accounts positions: all of it, and what was added, changed and removed since the update before. In the order of
 * the ids. A subscriber that comes late gets the latest list first, all of it as `added`. Kept up to date by reports, by what every login finds, and by the
 * looks of `executions$`, which also find what a report that was lost did (within 30 s). Prices, floating profits and margins that move alone are no update.
 * Hot: the first subscription connects and starts it, and it goes on until the session ends.
 */
export const openTrades = <N>(session: Session<N>): Observable<ListUpdate<Trade<N>>> =>
  new Observable((subscriber) => {
    const { updates$, told, start } = session.once(keeper<N>);
    const latest = told();
    const life = (latest === undefined ? updates$ : updates$.pipe(startWith(asAdded(latest)))).subscribe(subscriber);
    start();
    return life;
  });
