// Ids of history records and snapshots: 24 hex digits that grow with time, as the vendor's do. Clients must not look inside; our paging may.

import type { Random } from '../../base/ids.js';
import { wordOf } from './random.js';

/** Makes ids: seconds, a part fixed by the seed, a counter. Later ids compare greater as text, as long as time does not run backwards. */
export const historyIds = (random: Random): ((time: number) => string) => {
  const machine = wordOf(random, '0123456789abcdef', 8);
  let count = 0;
  let latest = 0;
  return (time) => {
    latest = Math.max(latest, Math.floor(time / 1000));
    return latest.toString(16).padStart(8, '0') + machine + (count++).toString(16).padStart(8, '0');
  };
};
