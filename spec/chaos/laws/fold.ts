// Whoever adds up executions$ has what the server has open: every order that waits and every position, with what remains of it.

import type { Execution } from '../../../lib/ticktrader/index.js';
import type { Evidence, Law } from '../evidence.js';
import { difference, serverTrades } from './books.js';
import { told } from './executions.js';

const ENDS: ReadonlySet<Execution['change']> = new Set(['canceled', 'expired', 'activated']);

/** What remained after an event, as whatever it was learnt from says. */
const remainingOf = <N>({ report, trade, record, key }: Execution<N>): N | undefined =>
  report?.Trade.RemainingAmount ?? trade?.RemainingAmount ?? (key.startsWith('P/') ? record?.PositionAmount : record?.TradeAmount);

/** Which chain it is about. A split names the number alone, which the position has taken over from the order. */
const chainOf = (key: string, tradeId: string, open: ReadonlyMap<string, number>): string =>
  key.startsWith('S/') ? (open.has(`P/${tradeId}`) ? `P/${tradeId}` : `O/${tradeId}`) : key.slice(0, key.indexOf('/', 2));

/** The open chains and what remains of each. */
const folded = <N>({ heard: { executions }, print }: Evidence<N>): readonly string[] => {
  const open = new Map<string, number>();
  for (const event of told(executions)) {
    const { tradeId, key, change } = event;
    if (tradeId === undefined) continue;
    const chain = chainOf(key, tradeId, open);
    if (change === 'split' && !open.has(chain)) continue; // of a Net position, which is no trade
    const amount = remainingOf(event);
    const remaining = amount === undefined ? NaN : Number(print(amount));
    if (ENDS.has(change) || ((change === 'fill' || change === 'close') && remaining === 0)) open.delete(chain);
    else open.set(chain, remaining);
    if (key === `P/${tradeId}/open`) open.delete(`O/${tradeId}`); // the order became it
  }
  return [...open].map(([chain, remaining]) => `${chain} ${String(remaining)}`);
};

export const foldIsReal: Law = {
  name: "fold(executions$) = the server's Trades",
  broken: (evidence) => {
    if (evidence.heard.executions.length === 0) return [];
    const real = serverTrades(evidence).map(
      ({ Id, Type, RemainingAmount }) => `${Type === 'Position' ? 'P' : 'O'}/${String(Id)} ${String(Number(RemainingAmount))}`,
    );
    return difference(folded(evidence), real);
  },
};
