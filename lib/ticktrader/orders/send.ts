// From a command to its outcomes: sent once where nothing stands against it, judged by what was seen, resolved where that proves nothing. create, create-oco,
// modify and remove are thin over this.

import { defer, finalize, map, merge, of, scan, startWith, switchMap, tap, type Observable } from 'rxjs';
import type { Intent } from '../../base/journal.js';
import type { NotSentReason } from '../../base/outcome.js';
import { isOpen } from '../../session/gate.js';
import type { Session } from '../session.js';
import { bookOf } from './book.js';
import { busy } from './busy.js';
import { endOf, evidenceIn, exchange, seenOf, type Sighting } from './exchange.js';
import { baseOf, judge, lossIn, type Doubt } from './judge.js';
import { ledgerOf } from './ledger.js';
import type { OrderOutcome } from './outcome.js';
import type { Order, Question } from './question.js';
import { recovered } from './recover.js';
import { resolver } from './resolve.js';
import { patience } from './rhythm.js';
import { searchFrom } from './rounds.js';

const intentOf = <N>({ scheduler, serverTime }: Session<N>, { commandId, request, questions }: Order<N>): Intent => {
  const stamp = serverTime.newest();
  return { commandId, request, asked: questions.map(({ asked }) => asked), at: scheduler.now(), ...(stamp !== undefined && { serverStamp: stamp }) };
};

const notSent = <N>({ commandId }: Order<N>, question: Question<N>, reason: NotSentReason): OrderOutcome<N> => ({
  ...baseOf({ commandId, question }),
  status: 'notSent',
  reason,
});

/** A question after the exchange: its outcome so far, and the doubt where that is not settled. */
interface Judged<N> {
  readonly outcome: OrderOutcome<N>;
  readonly doubt?: Doubt<N>;
}

const doubted = <N>(session: Session<N>, order: Order<N>, intent: Intent, question: Question<N>, sightings: readonly Sighting<N>[]): Judged<N> => {
  const seen = seenOf(order, question, sightings);
  const since = session.scheduler.now();
  const loss = lossIn(seen.error);
  const evidence = evidenceIn(question, sightings, seen.error);
  const { commandId, request, reports } = seen;
  const { at, serverStamp: stamp } = intent;
  const deadline = since + patience(session.options.lateness, loss);
  return {
    outcome: { ...baseOf(seen), settled: false, status: 'unknown', since, deadline, evidence },
    doubt: { commandId, request, question, reports, evidence, since, sentAt: at, stamp, searchFrom: searchFrom(session, at, stamp), loss },
  };
};

const judged = <N>(session: Session<N>, order: Order<N>, intent: Intent, sightings: readonly Sighting<N>[]): readonly Judged<N>[] => {
  const end = endOf(sightings);
  return order.questions.map((question) => {
    if (end.kind === 'notSent') return { outcome: notSent(order, question, end.reason) };
    const seen = seenOf(order, question, sightings);
    if (seen.answer !== undefined) session.once(bookOf).see(seen.answer);
    const outcome = judge(seen);
    return outcome === undefined ? doubted(session, order, intent, question, sightings) : { outcome };
  });
};

/** The outcomes so far, then again whenever one more is settled. */
const settled = <N>(session: Session<N>, all: readonly Judged<N>[]): Observable<readonly OrderOutcome<N>[]> => {
  const now = all.map(({ outcome }) => outcome);
  const doubts = all.flatMap(({ doubt }, index) => (doubt === undefined ? [] : [{ doubt, index }]));
  if (doubts.length === 0) return of(now);
  const { resolve } = session.once(resolver);
  return merge(...doubts.map(({ doubt, index }) => resolve(doubt).pipe(map((outcome) => ({ outcome, index }))))).pipe(
    scan((outcomes, { outcome, index }) => outcomes.with(index, outcome), now),
    startWith(now),
  );
};

/**
 * The outcomes of a command, in the order of its questions: what `prepare` makes leaves when this is subscribed to. Emits with `unknown` in it at most in between;
 * where the session ends first that is the last word.
 */
export const carryOut = <N>(session: Session<N>, prepare: () => Order<N>): Observable<readonly OrderOutcome<N>[]> =>
  defer(() => {
    const order = prepare();
    const release = session.once(busy).take(order.tradeIds);
    if (release === undefined) {
      const gate = session.core.gate();
      return of(order.questions.map((question) => notSent(order, question, isOpen(gate) ? 'busy' : gate)));
    }
    session.once(recovered); // the journal is opened, if nothing has opened it yet
    const intent = intentOf(session, order);
    const ledger = session.once(ledgerOf);
    let isWrittenDown = false;
    const writeDown = (): Observable<void> => {
      isWrittenDown = true;
      return ledger.intend(intent);
    };
    return exchange(session, order, writeDown).pipe(
      switchMap((sightings) => settled(session, judged(session, order, intent, sightings))),
      tap((outcomes) => {
        if (!outcomes.every((outcome) => outcome.settled)) return;
        release(); // before anybody hears of it: he may go on with the same trade at once
        if (isWrittenDown) ledger.settle({ commandId: order.commandId, statuses: outcomes.map(({ status }) => status), at: session.scheduler.now() });
      }),
      finalize(release),
    );
  });

/** A command with one verdict. */
export const sendOrder = <N>(session: Session<N>, prepare: () => Order<N>): Observable<OrderOutcome<N>> =>
  carryOut(session, prepare).pipe(
    map(([outcome]) => {
      if (outcome === undefined) throw new Error('A command without a question.');
      return outcome;
    }),
  );
