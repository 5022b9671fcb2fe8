// What is said about a state, a notice, an outcome: a level, chosen fields, and words. The logger writes them.

import { RxttError } from '../../base/errors.js';
import type { Outcome } from '../../base/outcome.js';
import type { Notice } from '../../ticktrader/session.js';

/** One line of a log. */
export interface Line {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A state of either client. */
export interface LoggedState {
  readonly status: string;
}

/** A notice, whatever its numbers are. */
export type LoggedNotice = Notice<unknown>;

/** Of an error its kind, its words and what it means, without cause and stack. */
const ofError = (error: unknown): Readonly<Record<string, unknown>> =>
  error instanceof RxttError
    ? { error: error._tag, says: error.message, delivered: error.delivered, retryable: error.retryable }
    : { error: error instanceof Error ? error.name : typeof error, says: error instanceof Error ? error.message : '' };

const NUMBERS = ['epoch', 'attempt', 'retryAt', 'deadline'] as const;

/** The numbers a state of any kind may tell. */
const numbersOf = (state: LoggedState): Readonly<Record<string, number>> =>
  Object.fromEntries(
    NUMBERS.flatMap((name): readonly (readonly [string, number])[] => {
      const value: unknown = Reflect.get(state, name);
      return typeof value === 'number' ? [[name, value]] : [];
    }),
  );

/** Where a client stands. */
export const describeState = (state: LoggedState): Line => {
  const { status } = state;
  const why: unknown = 'error' in state ? state.error : 'reason' in state ? state.reason : undefined;
  const failed = why instanceof Error;
  const level = status === 'closed' && failed ? 'error' : failed || status === 'limited' ? 'warn' : 'info';
  return { level, fields: { status, ...numbersOf(state), ...(failed && ofError(why)) }, message: failed ? `${status}: ${why.message}` : status };
};

/** What the server or the client has to say. Of an account its balance and the like stay out of the log. */
export const describeNotice = (notice: LoggedNotice): Line => {
  const { kind } = notice;
  switch (notice.kind) {
    case 'account': {
      const { Code, Severity } = notice.notification;
      return { level: 'info', fields: { kind, code: Code, ...(Severity !== undefined && { severity: Severity }) }, message: `account: ${Code}` };
    }
    case 'logoff':
      return { level: 'warn', fields: { kind, reason: notice.reason }, message: `the server logs off: ${notice.reason}` };
    case 'error':
      return { level: 'warn', fields: { kind, text: notice.text }, message: `the server reports an error: ${notice.text}` };
    case 'decode':
      return { level: 'warn', fields: { kind, ...ofError(notice.error) }, message: notice.error.message };
    case 'ledger': {
      const { currency, previousId, recordId } = notice;
      return { level: 'warn', fields: { kind, currency, previousId, recordId }, message: `ledger: record ${recordId} does not follow from ${previousId}` };
    }
    default:
      return { level: 'info', fields: { kind }, message: kind };
  }
};

type LoggedOutcome = Outcome<unknown, unknown, unknown>;

const LEVELS: Readonly<Record<LoggedOutcome['status'], Line['level']>> = {
  accepted: 'info',
  notSent: 'warn',
  rejected: 'warn',
  conflict: 'warn',
  presumedAbsent: 'warn',
  unknown: 'error',
};

const particulars = (outcome: LoggedOutcome): Readonly<Record<string, unknown>> => {
  switch (outcome.status) {
    case 'notSent':
      return { reason: outcome.reason };
    case 'rejected':
      return { text: outcome.text };
    case 'accepted':
      return { tradeId: outcome.tradeId, proof: outcome.proof, ...(outcome.ended !== undefined && { ended: outcome.ended }) };
    case 'unknown':
      return { since: outcome.since, deadline: outcome.deadline };
    case 'presumedAbsent':
      return { horizon: outcome.horizon };
    case 'conflict':
      return {};
  }
};

/** What became of a command. An order that may be live and nobody knows is an error until it is known. */
export const describeOutcome = (outcome: LoggedOutcome): Line => {
  const { status, commandId, clientId, settled } = outcome;
  return {
    level: LEVELS[status],
    fields: { status, commandId, ...(clientId !== undefined && { clientId }), settled, ...particulars(outcome) },
    message: `command ${commandId}: ${status}`,
  };
};
