// The newest stamp of the server that the stream has seen: history is read from behind it. Beside the session's own, which only counts stamps just set.

import type { SchedulerLike } from 'rxjs';
import { FURTHEST_AHEAD } from '../../server-time.js';

/** The newest stamp, ms since 1970. */
export interface NewestStamp {
  readonly seen: (stamp: number | undefined) => void;
  readonly value: () => number;
}

/** From `initial` on. */
export const newestStamp = (scheduler: SchedulerLike, initial = 0): NewestStamp => {
  let newest = initial;
  return {
    seen: (stamp) => {
      if (stamp !== undefined && stamp > newest && stamp <= scheduler.now() + FURTHEST_AHEAD) newest = stamp;
    },
    value: () => newest,
  };
};
