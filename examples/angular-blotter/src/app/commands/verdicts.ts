// What each outcome means for the person who gave the command, in words.

import type { OrderOutcome, Trade } from 'rxtt/ticktrader';
import { amount, price, time, words } from '../ui/format.js';

export interface Verdict {
  readonly word: string;
  readonly tone: 'good' | 'bad' | 'warn' | 'muted';
  readonly text: string;
}

type Status = OrderOutcome['status'];
type Of<S extends Status> = Extract<OrderOutcome, { readonly status: S }>;

const NOT_SENT: Readonly<Record<Of<'notSent'>['reason'], string>> = {
  notReady: 'There was no connection. Nothing left this desk.',
  stale: 'It had grown too old before it could leave.',
  throttled: 'The account allows no more commands this second.',
  busy: 'Another change of this trade is still under way.',
  congested: 'The connection is congested.',
  journal: 'It could not be written down first.',
  closed: 'The session is closed.',
};

const ENDED: Readonly<Record<NonNullable<Of<'accepted'>['ended']>, string>> = {
  filled: 'Filled',
  canceled: 'Canceled',
  expired: 'Expired',
  closed: 'Closed',
};

const PROOF: Readonly<Record<Of<'accepted'>['proof'], string>> = {
  response: 'the answer',
  report: 'a report',
  trades: 'the open trades',
  history: 'the history',
};

const accepted = ({ tradeId, trade, ended, proof }: Of<'accepted'>): Verdict => {
  const what = trade === undefined ? '' : `, ${amount(trade.InitialAmount)} at ${price(trade.Price ?? trade.StopPrice, trade.SymbolPrecision)}`;
  return { word: ended === undefined ? 'Accepted' : ENDED[ended], tone: 'good', text: `Trade ${tradeId}${what}. Known by ${PROOF[proof]}.` };
};

/** What was asked, and what is there instead; only what can be seen of the trade. */
const differences = (asked: object, found: Trade): string => {
  const fields = Object.entries(asked).flatMap(([name, wanted]) => {
    const there: unknown = Reflect.get(found, name);
    const label = words(name).toLowerCase();
    return typeof there === 'number' && there !== Number(wanted) ? [`You asked for ${label} ${String(wanted)}, it is ${String(there)}. `] : [];
  });
  return fields.join('');
};

const VERDICTS: { readonly [S in Status]: (outcome: Of<S>) => Verdict } = {
  accepted,
  rejected: ({ text, reason }) => ({ word: 'Rejected', tone: 'bad', text: reason === undefined ? text : `${reason}: ${text}` }),
  notSent: ({ reason }) => ({ word: 'Not sent', tone: 'muted', text: NOT_SENT[reason] }),
  unknown: ({ deadline }) => ({
    word: 'Unknown',
    tone: 'warn',
    text: `It left, and no answer came. The order may be live: do not send it again. It is looked for until ${time(deadline)}.`,
  }),
  conflict: ({ asked, found }) => ({
    word: 'Conflict',
    tone: 'warn',
    text: `Somebody else changed trade ${found.Id} at the same time. ${differences(asked, found)}Look at it before you go on.`,
  }),
  presumedAbsent: ({ horizon }) => ({
    word: 'Presumed absent',
    tone: 'muted',
    text: `Never seen up to ${time(horizon)}: most likely it was not done. That is no proof. If it still turns up, it is shown here.`,
  }),
};

/** The verdict in words. */
export const verdictOf = <S extends Status>(outcome: Of<S>): Verdict => {
  const status: S = outcome.status;
  return VERDICTS[status](outcome);
};
