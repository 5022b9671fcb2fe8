// What became of an order, in this domain's types. judge and resolve decide it, every command emits it.

import type { Outcome } from '../../base/outcome.js';
import type { RejectReason, Trade, TradeReport } from '../model/index.js';

/**
 * What became of a command, by `status`. `notSent` and `rejected` are proofs that nothing was done; `accepted` says by what it is known; `conflict` that somebody
 * else changed the trade as well; `presumedAbsent` that it was never seen, which is no proof. `unknown` comes before one of these, while it is found out: it left,
 * and nothing proves either. Do not send it again before you know.
 */
export type OrderOutcome<N = number> = Outcome<Trade<N>, TradeReport<N>, RejectReason>;

/** An OCO is two orders and has two verdicts. */
export interface OcoOutcome<N = number> {
  readonly first: OrderOutcome<N>;
  readonly second: OrderOutcome<N>;
}
