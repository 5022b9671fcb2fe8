// The ground truth of the door: every call that came, what it brought along and what became of it. Specs hold it against what a client believes.

/** One call. */
export interface TtJournalEntry {
  /** 1, 2, 3, ... without a gap. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** TT's name of the operation, where the path leads to one. */
  readonly operation?: string;
  readonly requestId?: string;
  /** The query's other parameters, decoded. */
  readonly query: Readonly<Record<string, string>>;
  /** Whether the right key, and a token that lives, came along. Neither is kept. */
  readonly key: boolean;
  readonly token: boolean;
  /** Whether it was done: true also for a write whose answer was lost. */
  readonly executed: boolean;
  /** The status of the answer; absent where none was given. */
  readonly status?: number;
}
