// Two accounts of the same time as one: what history has recorded, and the reports that came while it was read.

import type { Change } from './change.js';

/** Both in the order of the server's stamps; each keeps its own order. Of one moment, and without a stamp, reports come first. */
export const merge = <N>(records: readonly Change<N>[], reports: readonly Change<N>[]): readonly Change<N>[] => {
  const merged: Change<N>[] = [];
  let next = 0;
  for (const report of reports) {
    for (let record = records[next]; record !== undefined && (record.at ?? 0) < (report.at ?? 0); record = records[++next]) merged.push(record);
    merged.push(report);
  }
  return [...merged, ...records.slice(next)];
};
