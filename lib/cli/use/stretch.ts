// Which stretch of time a walk covers, as the user named it. history and snapshots share it.

import type { SnapshotQuery } from '../../ticktrader/index.js';
import { usageError } from '../exit.js';
import type { When } from '../when.js';

/** The options of a walk. */
export interface WalkOptions {
  readonly from?: When;
  readonly to?: When;
  readonly direction: 'forward' | 'backward';
  readonly pageSize: number;
}

/** The query these options make at `now`, ms since 1970. Throws where the stretch ends before it begins. */
export const walkQuery = ({ from, to, direction, pageSize }: WalkOptions, now: number): SnapshotQuery => {
  const [begin, end] = [from?.(now), to?.(now)];
  if (begin !== undefined && end !== undefined && begin > end)
    throw usageError(`--from (${new Date(begin).toISOString()}) is after --to (${new Date(end).toISOString()}): nothing can lie between`);
  return {
    direction: direction === 'backward' ? 'Backward' : 'Forward',
    pageSize,
    ...(begin !== undefined && { from: begin }),
    ...(end !== undefined && { to: end }),
  };
};
