// How late history shows what happened. The engine makes it from the option; every record asks it once.

import type { Random } from '../../base/ids.js';
import { between } from './random.js';

/** When a record of `time` (ms since 1970) becomes visible. A lag by chance lets later records appear before earlier ones. */
export const lagOf = (lag: number | { readonly least: number; readonly most: number }, random: Random): ((time: number) => number) =>
  typeof lag === 'number' ? (time) => time + lag : (time) => time + between(random, lag.least, lag.most);
