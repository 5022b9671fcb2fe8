// What was seen of a command, in words. judge and resolve gather it; it travels with `unknown` and `presumedAbsent`.

import type { Evidence, EvidenceSource } from '../../base/outcome.js';
import { DecodeError, RequestError, type RxttError } from '../../base/errors.js';
import type { ExecutionReport } from '../model/index.js';

/** The most pieces an outcome carries: the first half of what was seen, and the latest. A doubt may last for many rounds. */
export const MOST_EVIDENCE = 32;

/** `list` with one piece more, and one of its middle less where that would be too many. */
export const withEvidence = (list: readonly Evidence[], piece: Evidence): readonly Evidence[] => {
  const half = MOST_EVIDENCE / 2;
  return list.length < MOST_EVIDENCE ? [...list, piece] : [...list.slice(0, half), ...list.slice(half + 1), piece];
};

/** A report. */
export const reportEvidence = <N>(at: number, { Event, Trade }: ExecutionReport<N>): Evidence => ({ at, source: 'report', says: `${Event}, ${Trade.Status}` });

const sourceOf = (error: RxttError): EvidenceSource =>
  error instanceof RequestError || error instanceof DecodeError ? 'answer' : error._tag === 'TimeoutError' ? 'deadline' : 'connection';

/** An answer that proves nothing, a deadline that passed, or a connection that was lost. */
export const errorEvidence = (at: number, error: RxttError): Evidence => ({ at, source: sourceOf(error), says: error.message });
