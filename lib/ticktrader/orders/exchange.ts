// Hands a command over, once, and gathers what bears on it until that is over: its reports, and its end. send judges by it.

import { catchError, EMPTY, filter, map, merge, takeWhile, toArray, type Observable } from 'rxjs';
import type { Evidence } from '../../base/outcome.js';
import { ConnectionError, type RxttError } from '../../base/errors.js';
import { command, type CommandEnd } from '../../request/command.js';
import type { Frame } from '../envelope.js';
import { steadyClock } from '../steady-clock.js';
import type { Session, TaggedReport } from '../session.js';
import { errorEvidence, reportEvidence, withEvidence } from './evidence.js';
import { readAnswer, type Seen } from './judge.js';
import type { Order, Question } from './question.js';

/** One thing that was seen of a command, and when (local clock, ms since 1970). */
export type Sighting<N> = { readonly at: number } & (
  { readonly kind: 'report'; readonly tagged: TaggedReport<N> } | { readonly kind: 'end'; readonly end: CommandEnd<Frame> }
);

/** Sends once it is written down, and emits all that was seen once nothing more will come. Errors only where the request cannot be printed. */
export const exchange = <N>(session: Session<N>, order: Order<N>, writeDown: () => Observable<void>): Observable<readonly Sighting<N>[]> => {
  const { scheduler, options } = session;
  const reports$ = session.reports$.pipe(
    filter((tagged) => order.questions.some(({ isMine }) => isMine(tagged))),
    map((tagged): Sighting<N> => ({ kind: 'report', at: scheduler.now(), tagged })),
    catchError(() => EMPTY), // a session that ends for good ends the command as well, as silence
  );
  const { validFor, maxBuffered } = options;
  const precautions = { validFor, maxBuffered, tick: session.once(steadyClock), writeDown };
  const end$ = command(session, { id: order.commandId, name: order.request, body: order.body }, precautions).pipe(
    map((end): Sighting<N> => ({ kind: 'end', at: scheduler.now(), end })),
  );
  return merge(reports$, end$).pipe(
    takeWhile(({ kind }) => kind === 'report', true),
    toArray(),
  );
};

/** A command that ended without saying how may have left: that is silence. */
const NO_END = 'The command ended without a word.';

/** How it ended. */
export const endOf = <N>(sightings: readonly Sighting<N>[]): CommandEnd<Frame> => {
  const last = sightings.at(-1);
  return last?.kind === 'end' ? last.end : { kind: 'silence', why: new ConnectionError(NO_END, { delivered: 'unknown' }) };
};

/** What of it bears on one question. */
export const seenOf = <N>({ request, commandId }: Order<N>, question: Question<N>, sightings: readonly Sighting<N>[]): Seen<N> => {
  const end = endOf(sightings);
  const reports = sightings.flatMap((sighting) => (sighting.kind === 'report' && question.isMine(sighting.tagged) ? [sighting.tagged.report] : []));
  const read = end.kind === 'answer' ? readAnswer(request, end.frame, question) : end.kind === 'silence' ? { error: end.why } : {};
  return { commandId, request, question, reports, ...read };
};

/** The same in words. */
export const evidenceIn = <N>(question: Question<N>, sightings: readonly Sighting<N>[], error: RxttError | undefined): readonly Evidence[] =>
  sightings
    .flatMap((sighting): readonly Evidence[] => {
      if (sighting.kind === 'report') return question.isMine(sighting.tagged) ? [reportEvidence(sighting.at, sighting.tagged.report)] : [];
      return error === undefined ? [] : [errorEvidence(sighting.at, error)];
    })
    .reduce<readonly Evidence[]>(withEvidence, []);
