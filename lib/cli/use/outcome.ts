// What became of a command in words a trader understands, and in an exit code. follow shows it.

import type { EvidenceSource, NotSentReason, Proof, Unknown } from '../../index.js';
import type { OrderOutcome } from '../../ticktrader/index.js';
import type { Money } from '../connect/money.js';
import { CommandError, EXIT, type ExitCode } from '../exit.js';
import { clock, span } from '../terminal/format.js';
import type { Paint } from '../terminal/paint.js';

/** What became of a command. */
export type Outcome = OrderOutcome<Money>;

/** Why nothing was sent. */
const NOT_SENT: Readonly<Record<NotSentReason, string>> = {
  notReady: 'there was no connection',
  stale: 'it had waited too long',
  throttled: 'too many requests at once',
  busy: 'another command about the same trade is under way',
  congested: 'the connection takes nothing more',
  journal: 'it could not be written down first',
  closed: 'the client was closed',
};

/** Why it is not known what became of it, by what was seen last. */
const WHY: Readonly<Partial<Record<EvidenceSource, string>>> = {
  deadline: 'no answer came in time',
  connection: 'the connection was lost before an answer came',
};

/** How it is known that the server took it. */
const PROOFS: Readonly<Record<Proof, string>> = {
  response: 'the server said so',
  report: 'its report says so',
  trades: 'it is among what is open',
  history: 'it is in the history',
};

const doubt = ({ deadline, evidence }: Unknown, now: number): string => {
  const why = WHY[evidence.at(-1)?.source ?? 'answer'] ?? 'nothing proves what became of it';
  return `it left, and ${why}: it may be live. Do NOT send it again. It is looked for until ${timeOfDay(deadline)} (${left(deadline - now)})`;
};

/** A time of day to the second, which is all anybody waits by. */
const timeOfDay = (time: number): string => clock(time).replace(/\.\d+$/, '');

/** What is left of a time, to the second. */
const left = (milliseconds: number): string => (milliseconds < 59_000 ? `${String(Math.max(0, Math.ceil(milliseconds / 1000)))} s` : span(milliseconds));

const isUnknown = (outcome: Outcome): outcome is Extract<Outcome, Unknown> => outcome.status === 'unknown';

/** Until when there is doubt, by what is known of it. */
const horizonOf = (outcomes: readonly Outcome[]): number | undefined => {
  const doubts = outcomes.filter(isUnknown);
  return doubts.length === 0 ? undefined : Math.max(...doubts.map(({ deadline }) => deadline));
};

/** How a wait is going. All in ms since 1970, but for `timeout`. */
export interface Wait {
  readonly now: number;
  readonly begun: number;
  /** How long an answer may take, in ms. */
  readonly timeout: number;
}

/** What is waited for, in a line that is told anew each second. */
export const waitingWords = (outcomes: readonly Outcome[], { now, begun, timeout }: Wait): string => {
  const horizon = horizonOf(outcomes);
  if (horizon === undefined) return `  no answer yet: ${left(begun + timeout - now)} more before it is looked for`;
  return horizon > now ? `  looking for it: ${left(horizon - now)} more` : '  looking for it: longer than that, since a connection was lost meanwhile';
};

/** What it means to stop before it is known what became of the order; nothing where that is known. */
export const abandonedWords = (outcomes: readonly Outcome[], trace: string): string | undefined => {
  if (outcomes.length > 0 && outcomes.every(({ settled }) => settled)) return undefined;
  const horizon = horizonOf(outcomes);
  const look = `see rxtt trades (${trace}) and rxtt history before you send it again`;
  return horizon === undefined
    ? `it may have left, and nobody looks any more: ${look}`
    : `stopping here cancels nothing: it may have been carried out, or may yet be until ${timeOfDay(horizon)}, and nobody looks any more: ${look}`;
};

/** The outcome in one line. `now` is ms since 1970. */
export const outcomeWords = (paint: Paint, outcome: Outcome, now: number): string => {
  switch (outcome.status) {
    case 'accepted':
      return `${paint.good('accepted')}: ${outcome.tradeId}${outcome.ended === undefined ? '' : `, ${outcome.ended}`} (${PROOFS[outcome.proof]})`;
    case 'rejected':
      return `${paint.bad('rejected')}: ${outcome.text}`;
    case 'notSent':
      return `${paint.bad('not sent')}: ${NOT_SENT[outcome.reason]}`;
    case 'unknown':
      return `${paint.fair('unknown')}: ${doubt(outcome, now)}`;
    case 'conflict':
      return `${paint.bad('conflict')}: somebody else changed ${outcome.found.Id} too; look at it before you go on`;
    case 'presumedAbsent':
      return `${paint.fair('presumed absent')}: it was not seen up to ${timeOfDay(outcome.horizon)}. Most likely it never arrived; look once more before you send it again`;
  }
};

const EXITS: Readonly<Record<Exclude<Outcome['status'], 'accepted'>, readonly [code: ExitCode, words: string]>> = {
  rejected: [EXIT.refused, 'the server refused; nothing was done'],
  notSent: [EXIT.failed, 'nothing was sent'],
  unknown: [EXIT.unknown, 'what became of it is not known: look at trades and history before you send it again'],
  conflict: [EXIT.refused, 'somebody else changed the same trade'],
  presumedAbsent: [EXIT.unknown, 'it was not seen, which is no proof: look at trades and history before you send it again'],
};

/** The failure that an outcome is, where it is one. */
export const failureOf = (outcome: Outcome): CommandError | undefined => {
  if (outcome.status === 'accepted') return undefined;
  const [code, words] = EXITS[outcome.status];
  return new CommandError(words, code);
};

const GRAVEST_FIRST: readonly ExitCode[] = [EXIT.unknown, EXIT.refused, EXIT.failed];

/** The gravest of several failures. */
export const worstOf = (failures: readonly CommandError[]): CommandError | undefined =>
  failures.toSorted((one, other) => GRAVEST_FIRST.indexOf(one.exit) - GRAVEST_FIRST.indexOf(other.exit))[0];

/** The outcome as a record for programs: without the error object, whose words it has. */
export const outcomeRecord = (outcome: Outcome): object => {
  if (outcome.status !== 'rejected') return outcome;
  const { error, ...rest } = outcome;
  return { ...rest, delivered: error.delivered };
};
