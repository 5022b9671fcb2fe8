// Whoever adds up executions$ has what the server has open: every order that waits and every position, with what remains of it.

import type { Execution } from '../../../lib/ticktrader/index.js';
import type { Evidence, Law } from '../evidence.js';
import { difference, serverTrades } from './books.js';
import { told } from './executions.js';

const ENDS: ReadonlySet<Execution['change']> = new Set(['canceled', 'expired', 'activated']);

/** What remained after an event, as whatever it was learnt from says. */
const remainingOf = <N>({ report, trade, record, key }: Execution<N>): N | undefined =>
  report?.Trade.RemainingAmount ?? trade?.RemainingAmount ?? (key.startsWith('P/') ? record?.PositionAmount : record?.TradeAmount);

/** The open chains and what remains of each. */
const folded = <N>({ heard: { executions }, print }: Evidence<N>): readonly string[] => {
  const open = new Map<string, number>();
  for (const event of told(executions)) {
    const { tradeId, key, change } = event;
    if (tradeId === undefined) continue;
    const chain = key.slice(0, key.indexOf('/', 2));
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
