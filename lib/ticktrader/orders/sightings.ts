// What a look at the server proves for a command in doubt, and which records it needs for that. case asks it. Pure.

import type { Asked } from '../../base/journal.js';
import type { TradeReport } from '../model/index.js';
import { provedByHistory } from './by-history.js';
import { provedByTrades } from './by-trade.js';
import { isAbout, type Look, type Proved, type Sought } from './sought.js';

/** What one look proves: acceptance by either read goes before a conflict. Trades must have been read before the history. */
export const provedByLook = <N>(sought: Sought<N>, { trades, records }: Look<N>): Proved<N> | undefined => {
  const { tradeId } = sought.asked;
  const open = provedByTrades(sought, trades);
  if (open?.status === 'accepted') return open;
  const isGone = !trades.some(({ Id }) => Id === tradeId);
  return provedByHistory(sought, records, isGone) ?? open;
};

/** Whether a record may be about it: all others can be dropped as they are read. */
export const mayProve = <N>({ clientId, tradeId, wanted }: Asked, record: TradeReport<N>): boolean =>
  clientId !== undefined ? record.ClientTradeId === clientId : isAbout(tradeId)(record) || isAbout(wanted?.['PositionById'])(record);
