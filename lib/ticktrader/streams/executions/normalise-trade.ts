// A row of a Trades snapshot as a change of state: an `open` where nothing was known of it, a `modified` where it was. differences decides which.

import type { Trade } from '../../model/index.js';
import { KEYS, type Change, type Print } from './change.js';
import { sightOf } from './sight.js';
import { termsOf } from './terms.js';

/** `trade` as something new; its chain begins at `amount`, where given, or where the row stands. */
export const openedTrade = <N>(print: Print<N>, trade: Trade<N>, amount?: string): Change<N> => {
  const { chain, amount: now, start, whole, stamp, isPosition } = sightOf(print, trade);
  return {
    source: 'snapshot',
    trade,
    key: KEYS.open({ chain, id: trade.Id, amount: now, stamp }),
    change: 'open',
    at: isPosition ? (trade.PositionCreated ?? trade.Created) : trade.Created,
    tradeId: trade.Id,
    ...(trade.ClientId !== undefined && { clientId: trade.ClientId }),
    link: { chain, after: amount ?? now, start, whole, ends: false, modified: stamp },
  };
};

/** `trade` as something that was known and is not what it was. */
export const modifiedTrade = <N>(print: Print<N>, trade: Trade<N>): Change<N> => {
  const { chain, amount, start, whole, stamp } = sightOf(print, trade);
  return {
    source: 'snapshot',
    trade,
    key: KEYS.modified({ chain, id: trade.Id, amount, stamp }),
    change: 'modified',
    at: stamp,
    tradeId: trade.Id,
    ...(trade.ClientId !== undefined && { clientId: trade.ClientId }),
    link: { chain, after: amount, start, whole, ends: false, modified: stamp, terms: termsOf(print, trade) },
  };
};
