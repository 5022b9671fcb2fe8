// What became of a command in words a trader understands, and in an exit code. order shows it.

import type { NotSentReason, Unknown } from '../../index.js';
import type { OrderOutcome } from '../../ticktrader/index.js';
import type { Money } from '../connect/money.js';
import { CommandError, EXIT, type ExitCode } from '../exit.js';
import { clock, span } from '../terminal/format.js';
import type { Paint } from '../terminal/paint.js';

type Outcome = OrderOutcome<Money>;

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

const doubt = ({ deadline }: Unknown, now: number): string =>
  `it left, and nothing proves what became of it: it may be live. Do NOT send it again. It is looked for until ${clock(deadline)} (${span(Math.max(0, deadline - now))})`;

/** The outcome in one line. `now` is ms since 1970. */
export const outcomeWords = (paint: Paint, outcome: Outcome, now: number): string => {
  switch (outcome.status) {
    case 'accepted':
      return `${paint.good('accepted')}: ${outcome.tradeId}${outcome.ended === undefined ? '' : `, ${outcome.ended}`} (known by the ${outcome.proof})`;
    case 'rejected':
      return `${paint.bad('rejected')}: ${outcome.text}`;
    case 'notSent':
      return `${paint.bad('not sent')}: ${NOT_SENT[outcome.reason]}`;
    case 'unknown':
      return `${paint.fair('unknown')}: ${doubt(outcome, now)}`;
    case 'conflict':
      return `${paint.bad('conflict')}: somebody else changed ${outcome.found.Id} too; look at it before you go on`;
    case 'presumedAbsent':
      return `${paint.fair('presumed absent')}: it was not seen up to ${clock(outcome.horizon)}. Most likely it never arrived; look once more before you send it again`;
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

/** The outcome as a record for programs: without the error object, whose words it has. */
export const outcomeRecord = (outcome: Outcome): object => {
  if (outcome.status !== 'rejected') return outcome;
  const { error, ...rest } = outcome;
  return { ...rest, delivered: error.delivered };
};
