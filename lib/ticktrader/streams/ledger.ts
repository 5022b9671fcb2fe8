// Whether the balances in the history follow from one another: each is the one before and what its record moved, per currency. The hub of executions$ hands it what
// its looks read, and it tells as a notice where they do not.

import type { LedgerEntry } from '../history/entries.js';
import type { Notice, Session } from '../session.js';
import { plainAmount, plus } from './executions/amounts.js';

/** A break of the chain. */
export type LedgerBreak = Extract<Notice, { readonly kind: 'ledger' }>;

/** Where a currency stands, and the record that told it last. */
interface Standing {
  readonly amount: string;
  readonly recordId: string;
}

/**
 * A chain that knows no balance yet. It is handed what one look after the other read, oldest record first; looks overlap. Up to the stamp `settled` (ms since 1970)
 * history shows all that it will ever show: only so far records are neighbours, and are judged, once each.
 */
export const ledgerChain = (): ((entries: readonly LedgerEntry[], settled: number) => readonly LedgerBreak[]) => {
  const standings = new Map<string, Standing>();
  let judged: string | undefined;
  let awaited: string | undefined;

  const follow = ({ id: recordId, lines }: LedgerEntry): readonly LedgerBreak[] =>
    lines.flatMap(({ currency, balance, movement = '0' }) => {
      const last = standings.get(currency);
      const expected = last && plus(last.amount, movement);
      const found = balance === undefined ? expected : plainAmount(balance);
      if (found === undefined) return [];
      standings.set(currency, { amount: found, recordId });
      if (last === undefined || expected === undefined || expected === found) return []; // both in their plainest form
      return [{ kind: 'ledger', currency, previousId: last.recordId, recordId, expected, found }];
    });

  return (entries, settled) => {
    const fresh = entries.slice(entries.findLastIndex(({ id }) => id === judged) + 1);
    // a stamp that was not true has moved the looks past records that are not judged yet: what follows has no known neighbour
    if (awaited !== undefined && !fresh.some(({ id }) => id === awaited)) standings.clear();
    const open = fresh.findIndex(({ at }) => at > settled);
    const due = open === -1 ? fresh : fresh.slice(0, open);
    judged = due.at(-1)?.id ?? judged;
    awaited = fresh[due.length]?.id;
    return due.flatMap(follow);
  };
};

/**
 * Checks what a look of executions$ read: `stamp` is the newest stamp of the server when it began (ms since 1970), `at` that moment by the steady clock. What
 * history may still show late is left to a later look.
 */
export const ledgerWatch = <N>({ options, notify }: Session<N>): ((entries: readonly LedgerEntry[], stamp: number, at: number) => void) => {
  const follow = ledgerChain();
  /** By how much the server's clock is ahead of the steady one, at the least. */
  let ahead = -Infinity;
  return (entries, stamp, at) => {
    ahead = Math.max(ahead, stamp - at);
    follow(entries, ahead + at - options.historyLag).forEach(notify);
  };
};
