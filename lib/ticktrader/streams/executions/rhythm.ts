// When executions$ looks at the server's state. One rhythm serves every session; specs go by their own.

/** Times in ms. */
export interface Rhythm {
  /** Between two audits. */
  readonly audit: number;
  /** From suspicion to the second look; and the least between two looks that pushes of the account cause. */
  readonly patience: number;
  /** Pauses between looks while something is awaited, and before a recovery that failed is tried again; the last one goes on. */
  readonly again: readonly number[];
  /** Reports that a recovery holds back. */
  readonly buffer: number;
}

/** The rhythm of every session: a report that is lost on a healthy connection is found within 30 s. */
export const RHYTHM: Rhythm = { audit: 20_000, patience: 5_000, again: [500, 1_000, 2_000, 4_000, 8_000, 15_000], buffer: 10_000 };
