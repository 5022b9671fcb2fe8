// A list that is kept up to date: what it holds now, and what changed since the update before. openTrades$ emits it.

/** One state of a list and the step that led to it. A late subscriber's first update holds everything as `added`. */
export interface ListUpdate<T> {
  readonly all: readonly T[];
  readonly added: readonly T[];
  readonly changed: readonly T[];
  readonly removed: readonly T[];
}
