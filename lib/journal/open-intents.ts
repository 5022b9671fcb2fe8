// What the records of a journal say: whose it is, and which commands have no verdict yet. file-journal keeps one while it is open; repair makes one.

import type { Intent, Settlement } from '../base/journal.js';

/** The version of what records say. */
export const FORMAT = 1;

/** The first record. */
export interface Header {
  readonly format: number;
  /** A hash: a journal tells accounts apart and names none. */
  readonly account: string;
}

/** One record. */
export type Entry = { readonly journal: Header } | { readonly intent: Intent } | { readonly settled: Settlement };

/** An entry as text. */
export const textOf = (entry: Entry): string => JSON.stringify(entry);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Reads an entry; undefined where it is of a kind this version does not know. The checksum says that the text is as this library wrote it. */
export const entryOf = (text: string): Entry | undefined => {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) return undefined;
  const { journal, intent, settled } = value;
  const isKnown =
    (isObject(journal) && typeof journal['format'] === 'number') ||
    (isObject(intent) && typeof intent['commandId'] === 'string' && Array.isArray(intent['asked'])) ||
    (isObject(settled) && typeof settled['commandId'] === 'string');
  return isKnown ? (value as unknown as Entry) : undefined; // whose other members the checksum vouches for
};

/** Commands without a verdict, oldest first. */
export interface OpenIntents {
  readonly all: readonly Intent[];
  readonly count: number;
  /** How many were settled so far: two records each that a journal could do without. */
  readonly settled: number;
  has(commandId: string): boolean;
  /** Takes an entry into account. */
  note(entry: Entry): void;
}

/** No commands yet. */
export const openIntents = (): OpenIntents => {
  const open = new Map<string, Intent>();
  let settled = 0;
  return {
    get all() {
      return [...open.values()];
    },
    get count() {
      return open.size;
    },
    get settled() {
      return settled;
    },
    has: (commandId) => open.has(commandId),
    note: (entry) => {
      if ('intent' in entry) open.set(entry.intent.commandId, entry.intent);
      else if ('settled' in entry) settled += Number(open.delete(entry.settled.commandId));
    },
  };
};
