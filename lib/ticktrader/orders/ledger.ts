// The journal of a session at work: opened once, an intent before each command, a settlement after. send writes, recover takes up what a former run left.

import { defer, ReplaySubject, switchMap, take, tap, throwIfEmpty, type Observable } from 'rxjs';
import type { Intent, Settlement } from '../../base/journal.js';
import type { Session } from '../session.js';
import { journalClosed } from './journal-closed.js';

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
  return {
    left$: left$.asObservable(),
    intend: (intent) => (isOpen ? journal.intend(intent) : left$.pipe(switchMap(() => journal.intend(intent)))),
    settle: (settlement) => {
      journal.settle(settlement).subscribe({ error: () => undefined }); // costs nothing but a look after a crash
    },
  };
};
