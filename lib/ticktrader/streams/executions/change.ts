// One change of state before it is placed in the stream: what the three normalisers make of reports, records and snapshots, and what all that follows works on.

import type { ExecutionChange, ExecutionReport, ExecutionSource, Trade, TradeReport } from '../../model/index.js';

/** Decimal text of a money value, as the client's numeric type prints it. */
export type Print<N> = (value: N) => string;

/** The place of a change in the chain of its order (`O/<id>`) or position (`P/<id>`). Amounts: filled so far of an order, remaining of a position. */
export interface Link {
  readonly chain: string;
  /** What the change found; absent where that is not said, or does not count. */
  readonly before?: string;
  /** What it left; absent where that is not said. */
  readonly after?: string;
  /** What the chain begins with. */
  readonly start?: string;
  /** What the order or position amounted to in all when it happened. A split changes it with everything else. */
  readonly whole?: string;
  /** Whether the order or position is over. */
  readonly ends: boolean;
  /** Its last change, ms since 1970. */
  readonly modified?: number;
  /** Of a change of terms: what they are now (`termsOf`). Absent where its source does not show them all. */
  readonly terms?: string;
}

/** What a change was learnt from. */
export type Source<N> =
  | { readonly source: 'live'; readonly report: ExecutionReport<N> }
  | { readonly source: 'history'; readonly record: TradeReport<N> }
  | { readonly source: 'snapshot'; readonly trade: Trade<N> };

/** A change of state. */
export type Change<N> = Source<N> & {
  readonly key: string;
  readonly change: ExecutionChange;
  readonly source: ExecutionSource;
  readonly at?: number;
  readonly tradeId?: string;
  readonly clientId?: string;
  /** Absent for what moves the balance alone. */
  readonly link?: Link;
};

/** What a key is made of. */
export interface KeyParts {
  readonly chain: string;
  readonly id: string;
  readonly amount: string;
  /** Stamp of the order's or position's last change, ms since 1970. */
  readonly stamp: number;
}

/** The key of each kind of change: one table for all sources, since they must agree. */
export const KEYS: Readonly<Record<Exclude<ExecutionChange, 'balance' | 'other'>, (parts: KeyParts) => string>> = {
  open: ({ chain }) => `${chain}/open`,
  fill: ({ chain, amount }) => `${chain}/fill/${amount}`,
  close: ({ chain, amount }) => `${chain}/close/${amount}`,
  canceled: ({ chain }) => `${chain}/canceled`,
  expired: ({ chain }) => `${chain}/expired`,
  activated: ({ chain }) => `${chain}/activated`,
  modified: ({ chain, stamp }) => `${chain}/modified/${String(stamp)}`,
  split: ({ id, stamp }) => `S/${String(stamp)}/${id}`,
};

/** A change with a place in a chain. */
export type KeyedChange = keyof typeof KEYS;

/** Changes that end an order or a position whatever is left of it. */
export const ENDINGS: ReadonlySet<ExecutionChange> = new Set(['canceled', 'expired', 'activated']);

/** The chain of order `id`, or of the position. */
export const chainOf = (id: string, isPosition: boolean): string => `${isPosition ? 'P' : 'O'}/${id}`;

/** Changes whose amount may come again after a split. */
export const REPEATED: ReadonlySet<ExecutionChange> = new Set(['fill', 'close']);

/** Stands for the terms where they are not known. */
const SOME_TERMS = '*';

/**
 * What tells a change from all others. Mostly its key; of what may come again after a split also the whole, since with that the amount never does; of a change
 * of terms also the terms, since two may bear one stamp.
 */
export const identityOf = ({ key, change, link }: Pick<Change<unknown>, 'key' | 'change' | 'link'>): string => {
  if (change === 'modified') return `${key}/${link?.terms ?? SOME_TERMS}`;
  return REPEATED.has(change) && link?.whole !== undefined ? `${key}/${link.whole}` : key;
};

/** What it may have been told as by a source that shows less of it, or more. */
export const otherIdentityOf = ({ key, change, link }: Pick<Change<unknown>, 'key' | 'change' | 'link'>): string | undefined =>
  change !== 'modified' ? undefined : link?.terms === undefined ? key : `${key}/${SOME_TERMS}`;
