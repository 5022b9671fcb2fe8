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

const isRefused = ({ status }: Journal[number]): boolean => status !== OK;

/** All acts are through by now, so what was refused has been asked again, and answered. */
const refusals = (paint: Paint, journal: Journal): string => {
  const refused = journal.filter(isRefused).length;
  return refused === 0 ? paint.good('none') : paint.fair(`${count(refused)}, and asked again`);
};

/** What the visit came to. */
export const books = (paint: Paint, journal: Journal, plan: RatePlan): readonly string[] => {
  const operations = new Set(journal.map(({ operation }) => operation)).size;
  const tokens = journal.filter(({ operation }) => operation === 'createToken').length;
  const most = busiest(journal.filter((call) => !isRefused(call)));
  return pairs([
    ['calls', `${count(journal.length)} of ${counted(operations, 'kind')}, ${count(tokens)} of them for a token`],
    ['refused', refusals(paint, journal)],
    ['in one second', `${count(most)} at most, where the plan allows ${count(plan.perSecond)}`],
  ]);
};
