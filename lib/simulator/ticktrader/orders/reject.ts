// A refusal of an order that has its number already: a Rejected report goes before the error answer.

import type { Fault } from '../fault.js';
import { record, report } from '../reports.js';
import type { World } from '../world.js';
import type { Order } from './order.js';

/** Reports that `fault` ends a new order, or that a command about a living one is refused: then the order stays as it is. */
export const rejectOrder = (world: World, order: Order, fault: Fault): void => {
  fault.isReported = true;
  const parts = { reject: { reason: fault.reason ?? 'InvalidOrder', comment: fault.message } } as const;
  if (order.status !== 'New') {
    report(world, 'Rejected', order, parts);
    return;
  }
  const rejected: Order = { ...order, status: 'Rejected', modified: world.now() };
  record(world, 'rejected', rejected);
  report(world, 'Rejected', rejected, parts);
};
