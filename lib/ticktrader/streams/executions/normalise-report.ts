// An execution report as a change of state, or as none: most reports tell of steps on the way. executions hands every live report to it.

import type { ExecutionReport, Fill } from '../../model/index.js';
import { less, plus } from './amounts.js';
import { ENDINGS, KEYS, type Change, type KeyedChange, type Print } from './change.js';
import { sightOf } from './sight.js';
import { termsOf } from './terms.js';

/**
 * What each event says of an order and of a position. What is not here is no change of state: Accepted (an order counts once it waits or is filled), the Pending
 * ones, Rejected; nor ChargedSwap, of which neither history nor snapshot keeps a trace of its own.
 */
const EVENTS: Readonly<Record<string, { readonly order?: KeyedChange; readonly position?: KeyedChange }>> = {
  Allocated: { order: 'open', position: 'open' },
  Filled: { order: 'fill', position: 'close' },
  PartialFilled: { order: 'fill', position: 'close' },
  Canceled: { order: 'canceled' },
  Expired: { order: 'expired' },
  Activated: { order: 'activated' },
  Modified: { order: 'modified', position: 'modified' },
  Split: { order: 'split', position: 'split' },
};

const fillOf = <N>(report: ExecutionReport<N>): Fill<N> | undefined => ('Fill' in report ? report.Fill : undefined);

/** What the change found: what it left, less what was filled, or more what was closed. After a split, and at the beginning, nothing was. */
const beforeOf = <N>(print: Print<N>, change: KeyedChange, amount: string, fill: Fill<N> | undefined): { readonly before?: string } => {
  if (change === 'open' || change === 'split') return {};
  if (change !== 'fill' && change !== 'close') return { before: amount };
  if (fill === undefined) return {};
  return { before: change === 'fill' ? less(amount, print(fill.Amount)) : plus(amount, print(fill.Amount)) };
};

/** The change that `report` tells of. */
export const normaliseReport = <N>(print: Print<N>, report: ExecutionReport<N>): Change<N> | undefined => {
  const { Event, Trade } = report;
  const sight = sightOf(print, Trade);
  const { chain, amount, start, whole, stamp } = sight;
  const change = Object.hasOwn(EVENTS, Event) ? EVENTS[Event]?.[sight.isPosition ? 'position' : 'order'] : undefined;
  if (change === undefined) return undefined;
  const ends = ENDINGS.has(change) || (sight.isDone && (change === 'fill' || change === 'close'));
  return {
    source: 'live',
    report,
    key: KEYS[change]({ chain, id: Trade.Id, amount, stamp }),
    change,
    at: stamp,
    tradeId: Trade.Id,
    ...(Trade.ClientId !== undefined && { clientId: Trade.ClientId }),
    link: {
      chain,
      ...beforeOf(print, change, amount, fillOf(report)),
      after: amount,
      start,
      whole,
      ends,
      modified: stamp,
      ...(change === 'modified' && { terms: termsOf(print, Trade) }),
    },
  };
};
