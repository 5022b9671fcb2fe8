// The newest stamp of the server that the stream has seen: history is read from behind it. Beside the session's own, which only counts stamps just set.

import type { SchedulerLike } from 'rxjs';

/** No stamp further ahead of our clock is believed, in ms: one bad date would move the watermark past all that is to come. */
const FURTHEST_AHEAD = 86_400_000;

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
