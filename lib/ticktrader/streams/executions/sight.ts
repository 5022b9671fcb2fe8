// A Trade as a link of its chain: which chain, and at what amount. Reports and snapshots, which both bear one, are normalised with it.

import type { Trade } from '../../model/index.js';
import { less, plainAmount } from './amounts.js';
import { chainOf, type Print } from './change.js';

/** What a Trade says of its chain. */
export interface Sight {
  readonly isPosition: boolean;
  readonly chain: string;
  /** Filled so far of an order, remaining of a position. */
  readonly amount: string;
  readonly start: string;
  /** What was asked for, or opened. */
  readonly whole: string;
  readonly isDone: boolean;
  /** Its last change, ms since 1970. */
  readonly stamp: number;
}

/** What is filled is reckoned as initial less remaining, as records of the history have it: `FilledAmount` is not in them, and rounds otherwise after a split. */
export const sightOf = <N>(print: Print<N>, { Id, Type, InitialAmount, RemainingAmount, Modified, Created }: Trade<N>): Sight => {
  const isPosition = Type === 'Position';
  const remaining = plainAmount(print(RemainingAmount));
  const whole = plainAmount(print(InitialAmount));
  return {
    isPosition,
    chain: chainOf(Id, isPosition),
    amount: isPosition ? remaining : less(whole, remaining),
    start: isPosition ? whole : '0',
    whole,
    isDone: remaining === '0',
    stamp: Modified ?? Created,
  };
};
