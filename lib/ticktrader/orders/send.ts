// From a command to its outcome: send it once, gather what bears on it, judge, say so. create, modify and remove are thin over this.

import { catchError, defer, EMPTY, filter, map, merge, takeWhile, toArray, type Observable } from 'rxjs';
import type * as t from 'io-ts';
import type { Evidence, OutcomeBase } from '../../base/outcome.js';
import { ConnectionError, DecodeError, RequestError, RxttError } from '../../base/errors.js';
import { decode } from '../../codec/decode.js';
import { record } from '../../codec/record.js';
import { command, type CommandEnd } from '../../request/command.js';
import { resultOf, type Body, type Frame } from '../envelope.js';
import { trade, type ExecutionReport, type Trade } from '../model/index.js';
import type { Session, TaggedReport } from '../session.js';
import type { OrderOutcome } from './outcome.js';
import { verdict, type Case, type Deed } from './verdict.js';

/** One thing that was seen of a command, and when. */
type Sighting<N> = { readonly at: number } & (
  { readonly kind: 'report'; readonly tagged: TaggedReport<N> } | { readonly kind: 'end'; readonly end: CommandEnd<Frame> }
);

/** A command about to leave. */
export interface Order<N> {
  readonly request: string;
  readonly body: Body;
  readonly commandId: string;
  /** Whether a report is about this command. */
  readonly isMine: (tagged: TaggedReport<N>) => boolean;
}

/** One verdict asked of a command: an OCO asks two. */
export interface Question<N> {
  readonly deed: Deed;
  readonly clientId?: string;
  readonly isMine: (tagged: TaggedReport<N>) => boolean;
  /** Takes the trade out of the answer's result; throws a `DecodeError` where it is not there. */
  readonly tradeOf: (result: unknown) => Trade<N>;
}

/** All that was seen of a command once nothing more will come. */
export interface Course<N> {
  readonly order: Order<N>;
  readonly sightings: readonly Sighting<N>[];
}

/** Sends, and gathers the reports about it up to its end. Emits once. Errors only where the request cannot be printed. */
export const carryOut = <N>(session: Session<N>, order: Order<N>): Observable<Course<N>> =>
  defer(() => {
    const at = (): number => session.scheduler.now();
    const reports$ = session.reports$.pipe(
      filter(order.isMine),
      map((tagged): Sighting<N> => ({ kind: 'report', at: at(), tagged })),
      catchError(() => EMPTY), // a session that ends for good ends the command as well, as silence
    );
    const end$ = command(session, { id: order.commandId, name: order.request, body: order.body }).pipe(
      map((end): Sighting<N> => ({ kind: 'end', at: at(), end })),
    );
    return merge(reports$, end$).pipe(
      takeWhile(({ kind }) => kind === 'report', true),
      toArray(),
      map((sightings) => ({ order, sightings })),
    );
  });

/** What the answer says: a trade, an error, or nothing that can be read. */
const readAnswer = <N>(
  end: CommandEnd<Frame>,
  { request }: Order<N>,
  tradeOf: Question<N>['tradeOf'],
): { readonly answer?: Trade<N>; readonly error?: RxttError } => {
  if (end.kind === 'silence') return { error: end.why };
  if (end.kind === 'notSent') return {};
  try {
    return { answer: tradeOf(resultOf(request, end.frame)) };
  } catch (error) {
    if (error instanceof RxttError) return { error };
    throw error;
  }
};

const evidenceOf = <N>(sightings: readonly Sighting<N>[], error: RxttError | undefined): readonly Evidence[] =>
  sightings.map((sighting): Evidence => {
    if (sighting.kind === 'report')
      return { at: sighting.at, source: 'report', says: `${sighting.tagged.report.Event}, ${sighting.tagged.report.Trade.Status}` };
    const source = error instanceof RequestError || error instanceof DecodeError ? 'answer' : error?._tag === 'TimeoutError' ? 'deadline' : 'connection';
    return { at: sighting.at, source, says: error?.message ?? '' };
  });

/** A command that ended without saying how may have left: that is silence. */
const NO_END: CommandEnd<Frame> = { kind: 'silence', why: new ConnectionError('The command ended without a word.', { delivered: 'unknown' }) };

/** The outcome that all this proves. */
export const judge = <N>(session: Session<N>, { order, sightings }: Course<N>, question: Question<N>): OrderOutcome<N> => {
  const base: OutcomeBase = { commandId: order.commandId, ...(question.clientId !== undefined && { clientId: question.clientId }), settled: true };
  const last = sightings.at(-1);
  const end: CommandEnd<Frame> = last?.kind === 'end' ? last.end : NO_END;
  if (end.kind === 'notSent') return { ...base, status: 'notSent', reason: end.reason };

  const mine = sightings.filter((sighting) => sighting.kind === 'end' || question.isMine(sighting.tagged));
  const reports = mine.flatMap((sighting): readonly ExecutionReport<N>[] => (sighting.kind === 'report' ? [sighting.tagged.report] : []));
  const { answer, error } = readAnswer(end, order, question.tradeOf);
  const seen: Case<N> = {
    deed: question.deed,
    request: order.request,
    commandId: order.commandId,
    reports,
    ...(answer && { answer }),
    ...(error instanceof RequestError && { error }),
  };
  const decided = verdict(seen);
  if (decided.status === 'unknown') {
    const since = session.scheduler.now();
    return { ...base, settled: false, status: 'unknown', since, deadline: since + session.options.lateness.otherwise, evidence: evidenceOf(mine, error) };
  }
  return decided.status === 'accepted' ? { ...base, ...decided, tradeId: decided.trade.Id } : { ...base, ...decided };
};

const answerResult = <N>(money: t.Type<N>) => record('TradeAnswer', { Trade: trade(money) }, {});

/** The trade of a TradeCreate, TradeModify or TradeDelete answer. */
export const answeredTrade =
  <N>(session: Session<N>, request: string) =>
  (result: unknown): Trade<N> =>
    decode(session.codecs(answerResult), result, `${request}.Result`).Trade;

/** A command with one verdict: what `prepare` makes of it leaves when the stream is first subscribed to. */
export const sendOrder = <N>(session: Session<N>, prepare: () => Order<N> & Question<N>): Observable<OrderOutcome<N>> =>
  defer(() => {
    const order = prepare();
    return carryOut(session, order).pipe(map((course) => judge(session, course, order)));
  });
