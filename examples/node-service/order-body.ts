// The body of POST /orders. What an order must say is checked by the client itself, before anything is sent; here only what becomes of JSON's numbers.

import type { NewOrder } from 'rxtt/ticktrader';
import { HttpError } from './http.js';

/** An order, and on which account. */
export interface AskedOrder {
  readonly account: string;
  readonly order: NewOrder<string>;
}

/** Fields of money: decimal text here, whatever the JSON says. Who wants more digits than a double has writes text. */
const MONEY: ReadonlySet<string> = new Set(['Amount', 'Price', 'StopPrice', 'StopLoss', 'TakeProfit', 'Slippage', 'MaxVisibleAmount']);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const asText = (field: string, value: unknown): string => {
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  throw new HttpError(400, `${field} must be a number, or its text`);
};

/** The order in a body. Throws an `HttpError`. */
export const orderIn = (body: unknown): AskedOrder => {
  if (!isRecord(body) || typeof body['account'] !== 'string' || !isRecord(body['order']))
    throw new HttpError(400, 'the body must be {"account":"...","order":{"Type":"...","Side":"...","Symbol":"...","Amount":...}}');
  const { account, order } = body;
  if ('ClientId' in order) throw new HttpError(400, 'leave out ClientId: the Idempotency-Key is the ClientId');
  const fields = Object.entries(order).map(([field, value]) => [field, MONEY.has(field) ? asText(field, value) : value] as const);
  return { account, order: Object.fromEntries(fields) as unknown as NewOrder<string> }; // the client refuses what is no order, field by field
};
