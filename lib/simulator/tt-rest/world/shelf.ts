// What users add to the world by POST, where TT's bodies are unknown: open records, merged over what stood there. Services keep settings, limits and permissions here.

import type { WireRecord } from '../writer.js';

/** Open records by kind and id. */
export interface Shelf {
  /** The record, with `base` under what was added. */
  readonly read: (kind: string, id: string, base?: WireRecord) => WireRecord;
  /** Members of `change` replace those of the record. */
  readonly merge: (kind: string, id: string, change: WireRecord) => void;
  /** Ids that were written under `kind`, in order. */
  readonly ids: (kind: string) => readonly string[];
}

/** An empty shelf. */
export const shelf = (): Shelf => {
  const kinds = new Map<string, Map<string, WireRecord>>();
  const of = (kind: string): Map<string, WireRecord> => {
    const found = kinds.get(kind) ?? new Map<string, WireRecord>();
    kinds.set(kind, found);
    return found;
  };
  return {
    read: (kind, id, base = {}) => ({ ...base, ...of(kind).get(id) }),
    merge: (kind, id, change) => void of(kind).set(id, { ...of(kind).get(id), ...change }),
    ids: (kind) => [...of(kind).keys()],
  };
};
