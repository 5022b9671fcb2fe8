// The server's clock, as far as its stamps tell. The resolver and executions$ search history from it, since the two clocks may differ by minutes.

import type { SchedulerLike } from 'rxjs';

/** No stamp further ahead of our clock is believed, in ms: after one bad date history would be searched from behind all that is to come. */
export const FURTHEST_AHEAD = 86_400_000;

/** What is known of the server's clock. */
export interface ServerTime {
  /** Takes in a stamp the server has just set (ms since 1970). Older ones change nothing, nor do those more than a day ahead. */
  readonly seen: (stamp: number) => void;
  /** The newest stamp seen, ms since 1970. */
  readonly newest: () => number | undefined;
  /** What the server's clock showed when ours showed `local`, never too late: the difference is the largest that any stamp allowed. */
  readonly at: (local: number) => number;
}

/** Nothing is known yet: both clocks count as one until a stamp says otherwise. */
export const serverTime = (scheduler: SchedulerLike): ServerTime => {
  let newest: number | undefined;
  let ahead: number | undefined;
  return {
    seen: (stamp) => {
      if ((newest !== undefined && stamp <= newest) || stamp > scheduler.now() + FURTHEST_AHEAD) return;
      newest = stamp;
      const difference = stamp - scheduler.now();
      ahead = ahead === undefined ? difference : Math.max(ahead, difference);
    },
    newest: () => newest,
    at: (local) => local + Math.min(0, ahead ?? 0),
  };
};
