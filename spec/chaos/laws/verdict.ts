// No false verdict: what the client said of each command agrees with what the server did.

import type { JournalEntry } from '../../../lib/simulator/index.js';
import { verdictOf, type Call } from '../call.js';
import type { Evidence, Law } from '../evidence.js';
import type { Truth } from '../truth.js';

/** Entries that show an order alive, beyond being taken in. */
const DEEDS: ReadonlySet<JournalEntry['kind']> = new Set(['filled', 'opened', 'canceled', 'expired', 'activated', 'modified', 'closed']);

/** What each command does to its trade, in the journal's words. A change may leave nothing of an order. */
const DONE: Readonly<Record<Exclude<Call<unknown>['deed'], 'create'>, readonly JournalEntry['kind'][]>> = {
  modify: ['modified', 'canceled'],
  cancel: ['canceled'],
  close: ['closed'],
};

/** When the command that `call` made was executed (ms); undefined where it was not. */
export const executedAt = <N>(call: Call<N>, truth: Truth): number | undefined => {
  const outcome = verdictOf(call);
  if (outcome === undefined) return undefined;
  if (call.deed === 'create') {
    const entries = truth.ofOrder(outcome.clientId ?? '');
    const waits = entries.find(({ kind, tradeId = '' }) => kind === 'accepted' && truth.waiting.has(tradeId));
    return (entries.find(({ kind }) => DEEDS.has(kind)) ?? waits)?.time;
  }
  const kinds = DONE[call.deed];
  return truth.ofRequest(outcome.commandId).find(({ kind, tradeId }) => tradeId === call.tradeId && kinds.includes(kind))?.time;
};

/** Whether the trade ended some other way: a cancel or close in doubt may find it gone, and says how. A Gross order that is filled lives on as a position of the same number. */
const isGone = <N>({ deed, tradeId = '' }: Call<N>, { waiting, positions }: Truth): boolean => !(deed === 'cancel' ? waiting : positions).has(tradeId);

const wrong = <N>(call: Call<N>, { truth, heard: { late } }: Evidence<N>): string | undefined => {
  const outcome = verdictOf(call);
  if (outcome?.settled !== true) return undefined; // another law
  const wasDone = executedAt(call, truth) !== undefined;
  const told = `${call.what} ${outcome.clientId ?? call.tradeId ?? ''} (${outcome.commandId})`;
  switch (outcome.status) {
    case 'notSent':
    case 'rejected':
      return wasDone ? `${told} was executed, and called ${outcome.status}` : undefined;
    case 'accepted': {
      const foundEnded = call.deed !== 'create' && outcome.ended !== undefined && isGone(call, truth);
      return wasDone || foundEnded ? undefined : `${told} was not executed, and called accepted by ${outcome.proof}`;
    }
    case 'presumedAbsent':
      return wasDone &&
        !late.some(({ commandId, clientId, status }) => status === 'accepted' && commandId === outcome.commandId && clientId === outcome.clientId)
        ? `${told} was executed, called presumedAbsent, and nothing said so later`
        : undefined;
    default:
      return undefined;
  }
};

export const verdictsAreTrue: Law = {
  name: 'every verdict is true',
  broken: (evidence) => evidence.calls.map((call) => wrong(call, evidence)).filter((says) => says !== undefined),
};
