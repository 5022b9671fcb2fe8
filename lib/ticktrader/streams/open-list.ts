// The list of what is open as a value: what a report makes of it, what a snapshot makes of it, and what changed from one to the next. open-trades keeps one.

import type { ListUpdate } from '../../base/list-update.js';
import type { ExecutionReport, Trade } from '../model/index.js';

/** What is open, by `Id`: shorter ids first, then as text, which is the order of numbers. */
export type OpenList<N> = readonly Trade<N>[];

/** Whether two money values are the same. */
export type SameMoney<N> = (one: N, other: N) => boolean;

const byId = ({ Id: one }: { readonly Id: string }, { Id: other }: { readonly Id: string }): number =>
  one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);

/** Statuses of orders that wait or run. A `New` one is not in the server's list yet. */
const OPEN: ReadonlySet<string> = new Set(['Calculated', 'PartiallyFilled', 'Executing']);

/** What moves with the market: no news of the trade. */
const FLOATING: ReadonlySet<string> = new Set(['CurrentPrice', 'Profit', 'Margin']);

/** A list from a snapshot. */
export const openList = <N>(trades: readonly Trade<N>[]): OpenList<N> => [...trades].sort(byId);

const isOlder = (one: Trade<unknown>, other: Trade<unknown>): boolean =>
  one.Modified !== undefined && other.Modified !== undefined && one.Modified < other.Modified;

/** The list after this report. */
export const afterReport = <N>(list: OpenList<N>, { Trade: trade }: ExecutionReport<N>): OpenList<N> => {
  const place = list.findIndex((known) => byId(known, trade) >= 0);
  const at = place === -1 ? list.length : place;
  const known = list[at]?.Id === trade.Id ? list[at] : undefined;
  if (known !== undefined && isOlder(trade, known)) return list;
  if (OPEN.has(trade.Status)) return known === undefined ? list.toSpliced(at, 0, trade) : list.with(at, trade);
  // an order that is over says so late, where its position bears its number already
  if (known === undefined || trade.Status === 'New' || (known.Type === 'Position' && trade.Type !== 'Position')) return list;
  return list.toSpliced(at, 1);
};

const differs = <N>(one: Trade<N>, other: Trade<N>, same: SameMoney<N>): boolean => {
  if (one === other) return false;
  const [a, b]: readonly Readonly<Record<string, unknown>>[] = [{ ...one }, { ...other }];
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields].some((field) => {
    const [left, right] = [a?.[field], b?.[field]];
    if (FLOATING.has(field) || left === right) return false;
    // a decimal of the user's library is an object; no other field is
    return !(typeof left === 'object' && typeof right === 'object' && same(left as N, right as N));
  });
};

/** The step from one list to the next. Of trades where nothing but what moves with the market is new, `all` holds the newer. */
export const step = <N>(before: OpenList<N>, all: OpenList<N>, same: SameMoney<N>): ListUpdate<Trade<N>> => {
  const had = new Map(before.map((trade) => [trade.Id, trade]));
  const has = new Set(all.map(({ Id }) => Id));
  return {
    all,
    added: all.filter(({ Id }) => !had.has(Id)),
    changed: all.filter((trade) => {
      const known = had.get(trade.Id);
      return known !== undefined && differs(known, trade, same);
    }),
    removed: before.filter(({ Id }) => !has.has(Id)),
  };
};
