// A Trades snapshot held against what the stream has told: what only the snapshot knows. Never a fill: how often something was filled in between, nobody can tell from it.

import type { Trade } from '../../model/index.js';
import { compare } from './amounts.js';
import type { Change, Print } from './change.js';
import { modifiedTrade, openedTrade } from './normalise-trade.js';
import { sightOf } from './sight.js';
import type { Standing } from './standing.js';

/** How to look at a snapshot. */
export interface Look<N> {
  readonly print: Print<N>;
  readonly standing: Standing<N>;
  /** Whether fills of orders are in the history; those that open a Gross position are not. */
  readonly fillsAreRecorded: boolean;
  /** Whether nothing was told yet: then what is filled and closed of what is open happened before the stream began. */
  readonly isFirst: boolean;
}

/** What the server shows of an order it has not taken yet. */
const NOT_YET = 'New';

/** What the snapshot says of a trade that was never heard of. Its chain begins where the records that are still to come begin. */
const unheard = <N>({ print, fillsAreRecorded, isFirst }: Look<N>, trade: Trade<N>): Change<N> => {
  const { isPosition, start } = sightOf(print, trade);
  return openedTrade(print, trade, !isFirst && (isPosition || fillsAreRecorded) ? start : undefined);
};

const changed = <N>({ print, standing, fillsAreRecorded }: Look<N>, trade: Trade<N>): Change<N> | undefined => {
  const { chain, amount, stamp, isPosition } = sightOf(print, trade);
  const state = standing.chain(chain);
  if (state?.modified === undefined || state.ended !== undefined) return undefined;
  const since = stamp - state.modified;
  if (compare(amount, state.amount) === 0) return since > 0 ? modifiedTrade(print, trade) : undefined;
  // what was filled or closed in between comes with its record, if there is one
  if (isPosition || fillsAreRecorded || since < 0 || compare(amount, state.amount) < 0) return undefined;
  const change = modifiedTrade(print, trade);
  return standing.judge(change) === 'known' ? { ...change, key: `${change.key}/${amount}` } : change;
};

/** The changes that only this snapshot knows of. */
export const differences = <N>(look: Look<N>, trades: readonly Trade<N>[]): readonly Change<N>[] =>
  trades
    .filter(({ Status }) => Status !== NOT_YET)
    .map((trade) => (look.standing.chain(sightOf(look.print, trade).chain) === undefined ? unheard(look, trade) : changed(look, trade)))
    .filter((change): change is Change<N> => change !== undefined && look.standing.judge(change) === 'due');
