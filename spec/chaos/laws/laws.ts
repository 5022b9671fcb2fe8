// All laws that are held at every quiescence. The world judges by them.

import type { Evidence, Law, Violation } from '../evidence.js';
import { openTradesAreReal } from './books.js';
import { eventsAreInOrder, eventsAreNumbered, nothingIsMissed } from './executions.js';
import { foldIsReal } from './fold.js';
import { nothingFails } from './living.js';
import { noMoreThanCalled, nothingIsSentTwice, nothingLeavesLate } from './once.js';
import { everyCallIsSettled } from './settled.js';
import { verdictsAreTrue } from './verdict.js';

export const LAWS: readonly Law[] = [
  nothingFails,
  everyCallIsSettled,
  nothingIsSentTwice,
  nothingLeavesLate,
  noMoreThanCalled,
  verdictsAreTrue,
  eventsAreNumbered,
  eventsAreInOrder,
  nothingIsMissed,
  foldIsReal,
  openTradesAreReal,
];

/** Every law that is broken now. */
export const judge = <N>(evidence: Evidence<N>): readonly Violation[] =>
  LAWS.flatMap(({ name, broken }) => broken(evidence).map((says): Violation => ({ law: name, says })));
