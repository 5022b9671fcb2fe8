// The verdict on a command: what the evidence proves, by a table of rules, the first that applies deciding. Pure; send hands it all that was seen.

import type { Deed } from '../../base/journal.js';
import type { Ending } from '../../base/outcome.js';
import { RequestError } from '../../base/errors.js';
import { isDuplicate, refusalOf } from '../errors.js';
import { rejectReason, type EventName, type ExecutionReport, type RejectReason, type Trade } from '../model/index.js';

export type { Deed };

/** All that was seen of a command. `reports` are its own, in order; `answer` is the trade it answered with, `error` what it answered instead. */
export interface Case<N> {
  readonly deed: Deed;
  readonly request: string;
  readonly commandId: string;
  readonly reports: readonly ExecutionReport<N>[];
  readonly answer?: Trade<N>;
  readonly error?: RequestError;
}

/** What the evidence proves. */
export type Verdict<N> =
  | { readonly status: 'accepted'; readonly proof: 'response' | 'report'; readonly trade: Trade<N>; readonly ended?: Ending }
  | { readonly status: 'rejected'; readonly text: string; readonly reason?: RejectReason; readonly error: RequestError }
  | { readonly status: 'unknown' };

/** The events that prove a deed was done. Accepted alone proves nothing yet: a Rejected may follow. */
const DECIDING: Readonly<Record<Deed, readonly EventName[]>> = {
  create: ['Allocated', 'PartialFilled', 'Filled', 'Activated', 'Canceled', 'Expired'],
  modify: ['Modified'],
  cancel: ['Canceled'],
  close: ['Filled', 'PartialFilled'],
};

/** How an order of this status ended, where it has. */
const ENDED: Readonly<Record<string, Ending>> = { Filled: 'filled', Canceled: 'canceled', Expired: 'expired' };

/** A position whose last part was closed bears Filled too. */
const endingOf = <N>(deed: Deed, { Status }: Trade<N>): { readonly ended?: Ending } => {
  const ended = deed === 'close' && Status === 'Filled' ? 'closed' : ENDED[Status];
  return ended === undefined ? {} : { ended };
};

const REASONS: readonly string[] = rejectReason.words;
const isReason = (word: string | undefined): word is RejectReason => word !== undefined && REASONS.includes(word);

const rejected = <N>({ request, commandId, error }: Case<N>, text: string, reason: string | undefined): Verdict<N> => ({
  status: 'rejected',
  text,
  ...(isReason(reason) && { reason }),
  error: error ?? new RequestError(request, commandId, text),
});

const rejectOf = <N>(reports: Case<N>['reports']): { readonly Reason?: string; readonly Comment?: string } | undefined => {
  const last = reports.findLast(({ Event }) => Event === 'Rejected');
  return last && 'Reject' in last ? last.Reject : last && {};
};

type Rule = <N>(seen: Case<N>) => Verdict<N> | undefined;

const RULES: readonly Rule[] = [
  // the answer itself carries the trade
  (seen) => {
    const { answer, deed } = seen;
    if (answer === undefined || answer.Status === 'Rejected') return undefined;
    return { status: 'accepted', proof: 'response', trade: answer, ...endingOf(deed, answer) };
  },
  // a report shows the deed done, whatever the answer says: an order may be executed and then answered with a timeout
  ({ deed, reports }) => {
    const deciding = reports.filter(({ Event }) => (DECIDING[deed] as readonly string[]).includes(Event));
    // the position that comes of an order bears its ClientId too, but is not the order
    const done = deciding.findLast(({ Trade }) => deed !== 'create' || Trade.Type !== 'Position') ?? deciding.at(-1);
    return done && { status: 'accepted', proof: 'report', trade: done.Trade, ...endingOf(deed, done.Trade) };
  },
  // under this ClientId there is an order already, perhaps this very one: it is looked up
  ({ error, reports }) => {
    const refused = rejectOf(reports);
    return isDuplicate(error?.text ?? refused?.Comment ?? '') ? { status: 'unknown' } : undefined;
  },
  // a Rejected report, or an answer whose trade is Rejected, after nothing that shows the deed done
  (seen) => {
    const reject = rejectOf(seen.reports);
    if (reject === undefined && seen.answer === undefined) return undefined;
    return rejected(seen, seen.error?.text ?? reject?.Comment ?? reject?.Reason ?? 'Rejected', reject?.Reason);
  },
  // an error whose text is known to mean that nothing was done
  (seen) => {
    if (seen.error === undefined) return undefined;
    const refusal = refusalOf(seen.error.text);
    return refusal && rejected(seen, seen.error.text, refusal.reason);
  },
];

/** What all this proves. Silence, and any text that is not known as a refusal, prove nothing. */
export const verdict = <N>(seen: Case<N>): Verdict<N> => {
  for (const rule of RULES) {
    const decided = rule(seen);
    if (decided !== undefined) return decided;
  }
  return { status: 'unknown' };
};
