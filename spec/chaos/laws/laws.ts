// All laws that are held at every quiescence. The world judges by them.

import type { Evidence, Law, Violation } from '../evidence.js';
import { openTradesAreReal } from './books.js';
import { eventsAreInOrder, eventsAreNumbered, nothingIsMissed } from './executions.js';
import { foldIsReal } from './fold.js';
import { nothingFails } from './living.js';
import { noMoreThanCalled, nothingIsSentTwice, nothingLeavesLate, nothingLeavesUnkept } from './once.js';
import { everyCallIsSettled } from './settled.js';
import { verdictsAreTrue } from './verdict.js';

export const LAWS: readonly Law[] = [
  nothingFails,
  everyCallIsSettled,
  nothingIsSentTwice,
  nothingLeavesLate,
  nothingLeavesUnkept,
  noMoreThanCalled,
  verdictsAreTrue,
  eventsAreNumbered,
  eventsAreInOrder,
  nothingIsMissed,
  foldIsReal,
  openTradesAreReal,
];

/** The laws that a world comes to keep as its last reads arrive: they are asked first. */
const LAST_KEPT: readonly Law[] = [openTradesAreReal, foldIsReal, nothingIsMissed];

/** All laws, each once. */
const LAST_KEPT_FIRST: readonly Law[] = [...LAST_KEPT, ...LAWS.filter((law) => !LAST_KEPT.includes(law))];

/** Whether no law is broken now. */
export const areKept = <N>(evidence: Evidence<N>): boolean => LAST_KEPT_FIRST.every(({ broken }) => broken(evidence).length === 0);

/** Every law that is broken now. */
export const judge = <N>(evidence: Evidence<N>): readonly Violation[] =>
  LAWS.flatMap(({ name, broken }) => broken(evidence).map((says): Violation => ({ law: name, says })));
