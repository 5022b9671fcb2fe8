// From what was seen of a command to its outcome, or to a doubt. send judges when the exchange is over, resolve again whenever more is seen.

import type { Evidence, OutcomeBase } from '../../base/outcome.js';
import { ConnectionError, RequestError, RxttError } from '../../base/errors.js';
import { resultOf, type Frame } from '../envelope.js';
import type { ExecutionReport, Trade } from '../model/index.js';
import type { OrderOutcome } from './outcome.js';
import type { Question } from './question.js';
import type { Loss } from './rhythm.js';
import { verdict } from './verdict.js';

/** A command whose outcome is not known, and all that was seen of it. */
export interface Doubt<N> {
  readonly commandId: string;
  readonly request: string;
  readonly question: Question<N>;
  /** Its own reports, in order. */
  readonly reports: readonly ExecutionReport<N>[];
  readonly evidence: readonly Evidence[];
  /** Since when it is in doubt: local clock, ms since 1970. */
  readonly since: number;
  /** When it left, local clock. */
  readonly sentAt: number;
  /** The newest stamp of the server seen before. */
  readonly stamp: number | undefined;
  /** From when history is searched: server's clock, ms since 1970. */
  readonly searchFrom: number;
  /** How its connection ended; undefined while that lives. */
  readonly loss: Loss | undefined;
}

/** What was seen of one question. */
export interface Seen<N> {
  readonly commandId: string;
  readonly request: string;
  readonly question: Question<N>;
  readonly reports: readonly ExecutionReport<N>[];
  readonly answer?: Trade<N>;
  readonly error?: RxttError;
}

/** What every outcome of this command says. */
export const baseOf = <N>({ commandId, question }: Pick<Seen<N>, 'commandId' | 'question'>): OutcomeBase => {
  const { clientId } = question.asked;
  return { commandId, ...(clientId !== undefined && { clientId }), settled: true };
};

/** What an answer says: a trade, or an error. */
export const readAnswer = <N>(request: string, frame: Frame, { tradeOf }: Question<N>): Pick<Seen<N>, 'answer' | 'error'> => {
  try {
    return { answer: tradeOf(resultOf(request, frame)) };
  } catch (error) {
    if (error instanceof RxttError) return { error };
    throw error;
  }
};

/** The outcome that this proves; undefined where it proves none. */
export const judge = <N>(seen: Seen<N>): OrderOutcome<N> | undefined => {
  const { commandId, request, question, reports, answer, error } = seen;
  const decided = verdict({
    deed: question.asked.deed,
    request,
    commandId,
    reports,
    ...(answer && { answer }),
    ...(error instanceof RequestError && { error }),
  });
  if (decided.status === 'unknown') return undefined;
  const base = baseOf(seen);
  return decided.status === 'accepted' ? { ...base, ...decided, tradeId: decided.trade.Id } : { ...base, ...decided };
};

/** How the connection ended, where this error tells of its end. */
export const lossIn = (error: unknown): Loss | undefined => (error instanceof ConnectionError ? { wasReset: error.wasReset } : undefined);
