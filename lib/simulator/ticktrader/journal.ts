// The ground truth: all that was executed, in order, whether anybody heard of it or not. Specs hold it against what a client believes.

import { Subject, type Observable } from 'rxjs';

/** What can happen. `opened` is a Gross position coming into being, `closed` one shrinking or ending, `swap` one being charged for the night. */
export type JournalKind =
  'accepted' | 'rejected' | 'filled' | 'opened' | 'closed' | 'modified' | 'canceled' | 'expired' | 'activated' | 'split' | 'swap' | 'balance';

/** One thing that happened. Amounts and prices are decimal text. */
export interface JournalEntry {
  /** 1, 2, 3, ... without a gap. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly kind: JournalKind;
  /** Decimal text. */
  readonly tradeId?: string;
  readonly clientId?: string;
  /** The request that caused it, if one did. */
  readonly requestId?: string;
  readonly type?: string;
  readonly side?: string;
  readonly symbol?: string;
  readonly amount?: string;
  /** What is left of the order or position afterwards. */
  readonly remaining?: string;
  readonly price?: string;
  /** The account's balance afterwards, where it changed. */
  readonly balance?: string;
}

/** An entry before it is numbered. */
export type Happening = Omit<JournalEntry, 'seq' | 'time'>;

/** The journal from within: it is written while open only, so that a seeded past leaves no entries. */
export interface JournalBook {
  readonly entries: readonly JournalEntry[];
  /** Entries as they are made. */
  readonly entries$: Observable<JournalEntry>;
  /** Whether it is written already; if not, nothing needs to be put into words. */
  readonly isOpen: boolean;
  open(): void;
  write(happening: Happening): void;
}

/** An empty journal, not yet open. */
export const journalBook = (now: () => number): JournalBook => {
  const entries: JournalEntry[] = [];
  const entries$ = new Subject<JournalEntry>();
  let isOpen = false;
  return {
    entries,
    entries$: entries$.asObservable(),
    get isOpen() {
      return isOpen;
    },
    open: () => {
      isOpen = true;
    },
    write: (happening) => {
      if (!isOpen) return;
      const entry = { seq: entries.length + 1, time: now(), ...happening };
      entries.push(entry);
      entries$.next(entry);
    },
  };
};
