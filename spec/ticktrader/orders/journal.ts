// A journal that remembers what it was told, and does it when and how a spec says.

import { EMPTY, of, type Observable } from 'rxjs';
import type { Intent, Journal, Settlement } from '../../../lib/base/journal.js';

/** A journal and what it was told, in order. */
export interface Notebook {
  readonly journal: Journal;
  readonly told: readonly string[];
  readonly intents: readonly Intent[];
  readonly settlements: readonly Settlement[];
}

/** Keeps everything at once, unless `parts` says otherwise. */
export const notebook = (parts: Partial<Journal> = {}): Notebook => {
  const told: string[] = [];
  const intents: Intent[] = [];
  const settlements: Settlement[] = [];
  const telling =
    <A, T>(what: string, act: (value: A) => Observable<T>) =>
    (value: A): Observable<T> => {
      told.push(what);
      return act(value);
    };
  const journal: Journal = {
    open: telling('open', parts.open ?? (() => of([]))),
    intend: telling('intend', (intent: Intent) => {
      intents.push(intent);
      return parts.intend?.(intent) ?? of(undefined);
    }),
    settle: telling('settle', (settlement: Settlement) => {
      settlements.push(settlement);
      return parts.settle?.(settlement) ?? EMPTY;
    }),
    close: () => {
      told.push('close');
      return parts.close?.() ?? EMPTY;
    },
  };
  return { journal, told, intents, settlements };
};
