// The client's own order ids that a former run left in the journal without a verdict. accounts listens to the journal as it is opened; orders asks.

import { ReplaySubject, tap, type Observable } from 'rxjs';
import type { Journal } from 'rxtt/ticktrader';

/** What a journal held when it was opened. */
export interface LeftBehind {
  /** The same journal, listened to. */
  readonly listening: (journal: Journal) => Journal;
  /** The ids, once the journal is open; errors where it could not be opened. */
  readonly ids$: Observable<ReadonlySet<string>>;
}

/** Nothing is known before the journal is opened. */
export const leftBehind = (): LeftBehind => {
  const ids$ = new ReplaySubject<ReadonlySet<string>>(1);
  return {
    ids$: ids$.asObservable(),
    listening: (journal) => ({
      ...journal,
      open: (account) =>
        journal.open(account).pipe(
          tap({
            next: (intents) => {
              ids$.next(new Set(intents.flatMap(({ asked }) => asked.flatMap(({ clientId }) => clientId ?? []))));
            },
            error: (error: unknown) => {
              ids$.error(error);
            },
          }),
        ),
    }),
  };
};
