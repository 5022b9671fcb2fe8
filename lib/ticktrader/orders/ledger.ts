// The journal of a session at work: opened once, an intent before each command, a settlement after. send writes, recover takes up what a former run left.

import { defer, finalize, ReplaySubject, switchMap, take, tap, throwIfEmpty, type Observable } from 'rxjs';
import type { Intent, Settlement } from '../../base/journal.js';
import type { Session } from '../session.js';
import { journalClosed, writing } from './journal-closed.js';

/** The journal as commands use it. */
export interface Ledger {
  /** What a former run left without a settlement. Errors where the journal could not be opened. */
  readonly left$: Observable<readonly Intent[]>;
  /** Emits once the intent is kept; at once where the journal is that quick. */
  readonly intend: (intent: Intent) => Observable<void>;
  readonly settle: (settlement: Settlement) => void;
}

/** Tells accounts apart: nobody shall resolve the orders of one on another. It holds no secret. */
const accountOf = <N>({ options: { url, credentials } }: Session<N>): string => `${url} ${credentials.webApiId}`;

/** Opens the journal of `session`. One a session. */
export const ledgerOf = <N>(session: Session<N>): Ledger => {
  const { journal } = session.options;
  const left$ = new ReplaySubject<readonly Intent[]>(1);
  const writing$ = session.once(writing);
  let isOpen = false;
  defer(() => journal.open(accountOf(session)))
    .pipe(
      take(1),
      throwIfEmpty(),
      tap(() => {
        isOpen = true;
      }),
    )
    .subscribe(left$);
  void session.once(journalClosed);
  /** Counted until its end, by when a command that may not leave any more is settled. */
  const counted = (write$: Observable<void>): Observable<void> =>
    defer(() => {
      writing$.next(writing$.value + 1);
      return write$.pipe(
        finalize(() => {
          writing$.next(writing$.value - 1);
        }),
      );
    });
  return {
    left$: left$.asObservable(),
    intend: (intent) => counted(isOpen ? journal.intend(intent) : left$.pipe(switchMap(() => journal.intend(intent)))),
    settle: (settlement) => {
      defer(() => journal.settle(settlement)).subscribe({ error: () => undefined }); // costs nothing but a look after a crash
    },
  };
};
