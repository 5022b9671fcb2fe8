// An append-only list that can be paged from either end, by time and by the id of the last record seen. History and snapshots are kept in it.

/** A record with what paging needs. Ids grow with time. */
export interface Entry<T> {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly record: T;
}

/** Which page. `from` and `to` are milliseconds since 1970, both included; `after` is the id of the last record of the page before. */
export interface PageQuery<T> {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly backward: boolean;
  readonly size: number;
  readonly after?: string | undefined;
  readonly matches?: ((record: T) => boolean) | undefined;
}

/** One page: `total` counts all records the query matches, on any page. */
export interface LogPage<T> {
  readonly entries: readonly Entry<T>[];
  readonly isLast: boolean;
  readonly total: number;
}

/** The list. */
export interface Log<T> {
  readonly size: number;
  append(entry: Entry<T>): void;
  page(query: PageQuery<T>): LogPage<T>;
  readonly all: readonly Entry<T>[];
}

/** The first place in `entries` where `isPast` holds; it must hold for all later ones too. */
const firstWhere = <T>(entries: readonly Entry<T>[], isPast: (entry: Entry<T>) => boolean): number => {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && !isPast(entry)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** An empty list. */
export const log = <T>(): Log<T> => {
  const entries: Entry<T>[] = [];

  const page = (query: PageQuery<T>): LogPage<T> => {
    const { from, to, after, matches, size, backward } = query;
    const start = from === undefined ? 0 : firstWhere(entries, (entry) => entry.time >= from);
    const end = to === undefined ? entries.length : firstWhere(entries, (entry) => entry.time > to);
    const first =
      after === undefined || backward
        ? start
        : Math.max(
            start,
            firstWhere(entries, (entry) => entry.id > after),
          );
    const past =
      after === undefined || !backward
        ? end
        : Math.min(
            end,
            firstWhere(entries, (entry) => entry.id >= after),
          );

    const found: Entry<T>[] = [];
    const step = backward ? -1 : 1;
    // One more than a page holds, to know whether this is the last.
    for (let at = backward ? past - 1 : first; at >= first && at < past && found.length <= size; at += step) {
      const entry = entries[at];
      if (entry !== undefined && (matches === undefined || matches(entry.record))) found.push(entry);
    }
    const total = matches === undefined ? end - start : entries.slice(start, end).filter((entry) => matches(entry.record)).length;
    return { entries: found.slice(0, size), isLast: found.length <= size, total: Math.max(0, total) };
  };

  return {
    get size() {
      return entries.length;
    },
    append: (entry) => {
      // a clock that was set back must not break the order that paging by time relies on
      const latest = entries.at(-1)?.time ?? -Infinity;
      entries.push(entry.time < latest ? { ...entry, time: latest } : entry);
    },
    page,
    all: entries,
  };
};
