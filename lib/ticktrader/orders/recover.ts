// What a former run of the program left in the journal: each intent without a settlement is a command in doubt, and is resolved like one. desk begins with it.

import { catchError, EMPTY, forkJoin, mergeMap, tap, type Observable } from 'rxjs';
import type { Asked, Intent } from '../../base/journal.js';
import { DecodeError } from '../../base/errors.js';
import type { Session } from '../session.js';
import { busy } from './busy.js';
import type { Doubt } from './judge.js';
import { ledgerOf } from './ledger.js';
import type { OrderOutcome } from './outcome.js';
import { bearsClientId, type Question } from './question.js';
import { resolver } from './resolve.js';
import { searchFrom } from './rounds.js';

const questionOf = <N>(asked: Asked, commandId: string): Question<N> => ({
  asked,
  isMine: bearsClientId(asked.clientId, commandId),
  tradeOf: () => {
    throw new DecodeError('', 'no answer to a request of a former run', 'one');
  },
});

/** The former process is gone, and nobody knows how its socket ended. */
const doubtOf = <N>(session: Session<N>, { commandId, request, at, serverStamp }: Intent, asked: Asked): Doubt<N> => {
  const since = session.scheduler.now();
  return {
    commandId,
    request,
    question: questionOf(asked, commandId),
    reports: [],
    evidence: [{ at: since, source: 'connection', says: 'A former run of the program left it without an outcome.' }],
    since,
    sentAt: at,
    stamp: serverStamp,
    searchFrom: searchFrom(session, at, serverStamp),
    loss: { wasReset: false },
  };
};

const resolved = <N>(session: Session<N>, intent: Intent): Observable<readonly OrderOutcome<N>[]> => {
  const { resolve, tellLate } = session.once(resolver);
  const release = session.once(busy).take(intent.asked.flatMap(({ tradeId }) => tradeId ?? []));
  const told = (asked: Asked): Observable<OrderOutcome<N>> =>
    resolve(doubtOf(session, intent, asked)).pipe(
      tap((outcome) => {
        release?.(); // before anybody hears of it; what asks about a trade asks one thing
        tellLate(outcome);
      }),
    );
  return forkJoin(intent.asked.map(told)).pipe(
    tap((outcomes) => {
      session.once(ledgerOf).settle({ commandId: intent.commandId, statuses: outcomes.map(({ status }) => status), at: session.scheduler.now() });
    }),
  );
};

/** Resolves what the journal holds; the outcomes are told on `lateOutcomes$`, since nobody else can hear them. One a session. */
export const recovered = <N>(session: Session<N>): true => {
  session
    .once(ledgerOf)
    .left$.pipe(
      catchError(() => EMPTY), // every command says so: notSent, journal
      mergeMap((intents) => intents),
      mergeMap((intent) => resolved(session, intent)),
    )
    .subscribe();
  return true;
};
