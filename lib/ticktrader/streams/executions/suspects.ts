// What only a look at history and open trades shows, while the connection is well: its report may still be on its way. Audits ask here what to believe.

import { identityOf, type Change } from './change.js';

/** Changes under suspicion. */
export interface Suspects<N> {
  /** Of the changes that a look shows and nobody was told of: those that an earlier look, long enough ago, showed too. The others are looked for again. */
  readonly confirmed: (shown: readonly Change<N>[]) => readonly Change<N>[];
  /** The changes that wait for a second look. */
  readonly waiting: () => readonly Change<N>[];
  readonly clear: () => void;
}

/** No suspects; one is believed when it is still there after `patience` ms. */
export const suspects = <N>(patience: number, now: () => number): Suspects<N> => {
  let seen: ReadonlyMap<string, { readonly change: Change<N>; readonly since: number }> = new Map();
  return {
    confirmed: (shown) => {
      const before = seen;
      const since = (change: Change<N>): number => before.get(identityOf(change))?.since ?? now();
      const isOld = (change: Change<N>): boolean => now() - since(change) >= patience;
      // what is not shown any more was no change, or has been told
      seen = new Map(shown.filter((change) => !isOld(change)).map((change) => [identityOf(change), { change, since: since(change) }]));
      return shown.filter(isOld);
    },
    waiting: () => [...seen.values()].map(({ change }) => change),
    clear: () => {
      seen = new Map();
    },
  };
};
