// What the server's own books say of the visit. The last act prints it. Pure.

import type { RatePlan } from '../../../tt-rest/index.js';
import type { RunningTtRest } from '../../../simulator/index.js';
import { count, counted } from '../../terminal/format.js';
import type { Paint } from '../../terminal/paint.js';
import { pairs } from '../../terminal/table.js';

/** The calls that came. */
export type Journal = RunningTtRest['journal'];

const SECOND = 1000;
const OK = 200;

/** The most calls that any 1000 ms hold. */
export const busiest = (journal: Journal): number => {
  let [most, from] = [0, 0];
  for (const [place, { time }] of journal.entries()) {
    while ((journal[from]?.time ?? time) <= time - SECOND) from++;
    most = Math.max(most, place - from + 1);
  }
  return most;
};

/** What the visit came to. Throws where a call was refused. */
export const books = (paint: Paint, journal: Journal, plan: RatePlan): readonly string[] => {
  const refused = journal.filter(({ status }) => status !== OK);
  if (refused.length > 0)
    throw new Error(`the server refused ${counted(refused.length, 'call')}: ${refused.map(({ operation = '?' }) => operation).join(', ')}`);
  const [operations, tokens] = [new Set(journal.map(({ operation }) => operation)).size, journal.filter(({ operation }) => operation === 'createToken').length];
  return [
    ...pairs([
      ['calls', `${count(journal.length)} of ${counted(operations, 'kind')}, ${count(tokens)} of them for a token`],
      ['refused', paint.good('none')],
      ['in one second', `${count(busiest(journal))} at most, where the plan allows ${count(plan.perSecond)}`],
    ]),
  ];
};
