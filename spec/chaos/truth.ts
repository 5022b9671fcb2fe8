// What truly happened, by the simulator's journal: what is open, and what became of an order or a command. Traders pick their trades from it, laws hold verdicts against it.

import type { JournalEntry, SimulatedServer } from '../../lib/simulator/index.js';

/** A trade that is open. */
export interface OpenTrade {
  readonly id: string;
  readonly side: string;
  readonly symbol: string;
  readonly remaining: string;
}

/** The ground truth of one world. It grows with the journal. */
export interface Truth {
  /** Orders that wait, and Gross positions, by number. An order that a restart lost stays here until `forget`. */
  readonly waiting: ReadonlyMap<string, OpenTrade>;
  readonly positions: ReadonlyMap<string, OpenTrade>;
  /** What was written about an order, by its ClientId. */
  readonly ofOrder: (clientId: string) => readonly JournalEntry[];
  /** What a request caused, by its Id. */
  readonly ofRequest: (id: string) => readonly JournalEntry[];
  /** ClientIds of orders that were taken, each as often as it was. */
  readonly accepted: ReadonlyMap<string, number>;
  /** Drops what is no longer open, by the numbers that are. */
  readonly keep: (open: ReadonlySet<string>) => void;
}

const openTrade = ({ tradeId = '', side = '', symbol = '', remaining = '' }: JournalEntry): OpenTrade => ({ id: tradeId, side, symbol, remaining });

const add = (index: Map<string, JournalEntry[]>, key: string | undefined, entry: JournalEntry): void => {
  if (key === undefined) return;
  const entries = index.get(key);
  if (entries === undefined) index.set(key, [entry]);
  else entries.push(entry);
};

/** Reads the journal of `server` from now on. */
export const truthOf = (server: SimulatedServer): Truth => {
  const waiting = new Map<string, OpenTrade>();
  const positions = new Map<string, OpenTrade>();
  const byOrder = new Map<string, JournalEntry[]>();
  const byRequest = new Map<string, JournalEntry[]>();
  const accepted = new Map<string, number>();

  /** An order or position has changed: it is open with what remains, or it is over. */
  const change = (book: Map<string, OpenTrade>, entry: JournalEntry): void => {
    const trade = openTrade(entry);
    if (Number(trade.remaining) > 0) book.set(trade.id, trade);
    else book.delete(trade.id);
  };
  const changeEither = (entry: JournalEntry): void => {
    change(entry.type === 'Position' ? positions : waiting, entry);
  };
  const over = ({ tradeId = '' }: JournalEntry): void => void waiting.delete(tradeId);
  const follow: Readonly<Partial<Record<JournalEntry['kind'], (entry: JournalEntry) => void>>> = {
    accepted: (entry) => {
      if (entry.clientId !== undefined) accepted.set(entry.clientId, (accepted.get(entry.clientId) ?? 0) + 1);
      if (entry.type !== 'Market') change(waiting, entry);
    },
    filled: (entry) => {
      change(waiting, entry);
    },
    modified: changeEither,
    split: changeEither,
    opened: (entry) => {
      change(positions, entry);
    },
    closed: (entry) => {
      change(positions, entry);
    },
    canceled: over,
    expired: over,
    rejected: over,
    activated: over,
  };
  server.journal$.subscribe((entry) => {
    add(byOrder, entry.clientId, entry);
    add(byRequest, entry.requestId, entry);
    follow[entry.kind]?.(entry);
  });

  return {
    waiting,
    positions,
    accepted,
    ofOrder: (clientId) => byOrder.get(clientId) ?? [],
    ofRequest: (id) => byRequest.get(id) ?? [],
    keep: (open) => {
      for (const book of [waiting, positions]) for (const id of book.keys()) if (!open.has(id)) book.delete(id);
    },
  };
};
