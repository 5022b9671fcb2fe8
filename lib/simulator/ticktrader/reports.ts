// Execution reports: what every session hears when something happens to an order. Orders call it at each step of a life cycle.

import type { RejectReason } from './fault.js';
import type { JournalKind } from './journal.js';
import type { Order } from './orders/order.js';
import { tradeView } from './trade-view.js';
import type { Effect, Fill, World } from './world.js';

/** The events this server sends. */
export type ReportEvent =
  | 'Accepted'
  | 'Allocated'
  | 'Filled'
  | 'PartialFilled'
  | 'Canceled'
  | 'Expired'
  | 'Rejected'
  | 'PendingCancel'
  | 'PendingModify'
  | 'PendingClose'
  | 'Modified'
  | 'Activated'
  | 'Split'
  | 'ChargedSwap';

/** What a report says besides event and trade. */
export interface ReportParts extends Omit<Effect, 'position'> {
  readonly fill?: Fill;
  readonly reject?: { readonly reason: RejectReason; readonly comment: string };
}

/** Sends a report of `order` as it stands now. */
export const report = (world: World, event: ReportEvent, order: Order, parts: ReportParts = {}): void => {
  if (!world.audience.isListening) return;
  const { fill, profit, reject, assetMovement } = parts;
  world.audience.report(
    {
      Event: event,
      Trade: tradeView(world, order),
      Fill: fill && { Amount: fill.amount, Price: fill.price },
      Profit: profit,
      Reject: reject && { Reason: reject.reason, Comment: reject.comment },
      AssetMovement: assetMovement,
    },
    order.tag,
  );
};

/** Writes what happened to `order` into the journal. */
export const record = (world: World, kind: JournalKind, order: Order, fill?: Fill): void => {
  if (!world.journal.isOpen) return;
  const price = fill?.price ?? order.price ?? order.stopPrice;
  const { requestId } = world.audience;
  world.journal.write({
    kind,
    tradeId: String(order.id),
    ...(order.clientId === undefined ? {} : { clientId: order.clientId }),
    ...(requestId === undefined ? {} : { requestId }),
    type: order.type,
    side: order.side,
    symbol: order.symbol.name,
    amount: (fill?.amount ?? order.initialAmount).toFixed(),
    remaining: order.remaining.toFixed(),
    ...(price === undefined ? {} : { price: price.toFixed() }),
    ...(kind === 'filled' || kind === 'closed' ? { balance: world.ledger.balance().toFixed() } : {}),
  });
};
