// Every row of the bench, in the order of the table. run and the specs walk it; each file holds its row.

/** The names of the rows; each is a file of this folder that exports `row`. */
export const ROWS = [
  'validate',
  'digits',
  'dispatch',
  'round-trips',
  'history',
  'records',
  'slow-consumer',
  'bundle',
  'tt-walk',
  'simulator',
  'heap',
  'bridges',
  'parquet',
] as const;

/** The name of a row. */
export type RowName = (typeof ROWS)[number];

/** Whether there is a row of this name. */
export const isRow = (name: string): name is RowName => (ROWS as readonly string[]).includes(name);
