// The fills the world holds, in the order of their stamps; positions are computed from these and nothing else. Orders become fills by `executed`.

import type Big from 'big.js';
import type { Random } from '../../../base/ids.js';
import { guid } from '../../../base/ids.js';
import { wordOf } from '../../ticktrader/random.js';
import type { Algo } from './algos.js';
import type { Instrument } from './catalog.js';
import type { Account, User } from './company.js';

/** TT's codes: 1 buys, 2 sells. */
export type Side = 1 | 2;

/** TT's codes: a single security, a leg of a spread, or the spread itself. */
export type Reporting = 1 | 2 | 3;

/** One fill. A fill of a spread is three of them, under one stamp: the spread, and its two legs. */
export interface Fill {
  /** `4:<orderId>:<n>:<row>`. */
  readonly recordId: string;
  readonly uniqueExecId: string;
  /** Nanoseconds since 1970; what /fills is asked and ordered by. */
  readonly stamp: bigint;
  /** A UTC midnight in ms. */
  readonly tradeDate: number;
  readonly reporting: Reporting;
  readonly instrument: Instrument;
  readonly side: Side;
  readonly quantity: number;
  readonly price: Big;
  /** Of the order: filled with this fill, and left. */
  readonly cumulated: number;
  readonly left: number;
  readonly order: FilledOrder;
}

/** The order behind a fill. */
export interface FilledOrder {
  readonly id: string;
  /** The algo's own order, where one sent this. */
  readonly parentId?: string;
  readonly algo?: Algo;
  readonly account: Account;
  readonly user: User;
  readonly instrument: Instrument;
  readonly side: Side;
  /** Filled outside TT and told to it. */
  readonly isExternal: boolean;
  /** Entered by an administrator. */
  readonly isManual: boolean;
}

/** A part of an order that is filled at once. */
export interface Part {
  readonly stamp: bigint;
  readonly quantity: number;
  /** Of a single security, or of the spread's first leg; the second leg's stands beside. */
  readonly price: Big;
  readonly backPrice?: Big;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What a fill's rows differ in. */
type Row = Pick<Fill, 'instrument' | 'side' | 'price' | 'reporting'>;

const opposite = (side: Side): Side => (side === 1 ? 2 : 1);

const rowsOf = ({ instrument, side }: FilledOrder, { price, backPrice }: Part): readonly Row[] => {
  if (instrument.legs === undefined || backPrice === undefined) return [{ instrument, side, price, reporting: 1 }];
  const [front, back] = instrument.legs;
  return [
    { instrument, side, price: price.minus(backPrice), reporting: 3 },
    { instrument: front, side, price, reporting: 2 },
    { instrument: back, side: opposite(side), price: backPrice, reporting: 2 },
  ];
};

/** The fills of an order that is filled in these parts, whole. */
export const executed = (random: Random, order: FilledOrder, tradeDate: number, parts: readonly Part[]): readonly Fill[] => {
  let left = parts.reduce((total, { quantity }) => total + quantity, 0);
  let cumulated = 0;
  return parts.flatMap((part, at) => {
    cumulated += part.quantity;
    left -= part.quantity;
    const state = { stamp: part.stamp, tradeDate, quantity: part.quantity, cumulated, left, order };
    return rowsOf(order, part).map((row, number) => ({
      recordId: `4:${order.id}:${String(at + 1)}:${String(number)}`,
      uniqueExecId: wordOf(random, BASE64, 22),
      ...state,
      ...row,
    }));
  });
};

/** A fresh order id. */
export const orderId = (random: Random): string => guid(random);

/** All fills, and those of an account. */
export interface FillBook {
  readonly all: () => readonly Fill[];
  readonly of: (account: Account) => readonly Fill[];
  /** Appends fills; none may be older than the last. */
  readonly append: (fills: readonly Fill[]) => void;
}

/** A book that begins with `past`. */
export const fillBook = (past: readonly Fill[]): FillBook => {
  const all: Fill[] = [];
  const byAccount = new Map<Account, Fill[]>();
  const append = (fills: readonly Fill[]): void => {
    for (const fill of fills) {
      all.push(fill);
      const { account } = fill.order;
      const own = byAccount.get(account);
      if (own === undefined) byAccount.set(account, [fill]);
      else own.push(fill);
    }
  };
  append(past);
  return { all: () => all, of: (account) => byAccount.get(account) ?? [], append };
};
