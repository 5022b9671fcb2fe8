// What is open, worked out from executions$ alone: laws.spec holds it against the server's own list.

import type { Execution, ExecutionEvent, Trade } from '../../../../lib/ticktrader/index.js';
import { isExecution } from './stage.js';

/** What remains, by kind and id: `P/769001` to `1000`. */
export type Remaining = Readonly<Record<string, number>>;

const GONE: ReadonlySet<string> = new Set(['canceled', 'expired', 'activated']);

/** What remains after the change, from whatever it was learnt from; undefined where that does not say. */
const remainingAfter = ({ change, report, record, trade }: Execution): number | undefined => {
  if (GONE.has(change)) return 0;
  if (change === 'open' && record !== undefined) return record.PositionInitialAmount ?? record.TradeInitialAmount;
  return report?.Trade.RemainingAmount ?? trade?.RemainingAmount ?? (change === 'close' ? record?.PositionAmount : record?.TradeAmount);
};

/** What is open after these events. */
export const folded = (events: readonly ExecutionEvent[]): Remaining => {
  const open = new Map<string, number>();
  const gone = new Set<string>(); // what is told late of it opens nothing again
  const newest = new Map<string, number>(); // and what is older than what was told changes nothing
  for (const event of events.filter(isExecution)) {
    const { key, change, at = 0, tradeId = '', report, record } = event;
    const remaining = remainingAfter(event);
    if (change === 'balance' || remaining === undefined) continue;
    const isPosition = key.startsWith('P/') || (change === 'split' && (report?.Trade.Type ?? record?.TradeType) === 'Position');
    const chain = `${isPosition ? 'P' : 'O'}/${tradeId}`;
    if (gone.has(chain) || at < (newest.get(chain) ?? 0)) continue;
    newest.set(chain, at);
    open.set(chain, remaining);
    if (remaining === 0) gone.add(chain);
    if (isPosition) gone.add(`O/${tradeId}`);
    for (const one of gone) open.delete(one);
  }
  return Object.fromEntries([...open].sort(([one], [other]) => (one < other ? -1 : 1)));
};

/** The same, of the server's list. */
export const listed = (trades: readonly Trade[]): Remaining =>
  Object.fromEntries(
    trades
      .map(({ Id, Type, RemainingAmount }) => [`${Type === 'Position' ? 'P' : 'O'}/${Id}`, RemainingAmount] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
