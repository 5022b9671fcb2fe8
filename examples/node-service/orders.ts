// POST /orders: one order a key, however often it is asked for; its outcomes as lines of JSON as they come. The key is the order's ClientId. service routes here.

import type { ServerResponse } from 'node:http';
import { firstValueFrom, type Observable } from 'rxjs';
import { InvalidRequestError } from 'rxtt/ticktrader';
import { HttpError, type Handler } from './http.js';
import { orderIn } from './order-body.js';
import type { OrderDesk } from './order-desk.js';
import type { ToldOutcome } from './order-keys.js';

const keyIn = (header: string | string[] | undefined): string => {
  if (typeof header === 'string' && /^[\w.-]{8,64}$/.test(header)) return header;
  throw new HttpError(400, 'name the order by a header Idempotency-Key of 8 to 64 letters, digits, dots, hyphens or underscores');
};

const asHttpError = (error: unknown): unknown => (error instanceof InvalidRequestError ? new HttpError(400, error.message) : error);

/** A line an outcome, until the verdict. Whoever leaves does not stop the order: the key tells what became of it. */
const lines =
  (outcomes$: Observable<ToldOutcome>) =>
  (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
    const life = outcomes$.subscribe({
      next: (outcome) => {
        response.write(`${JSON.stringify(outcome)}\n`);
      },
      error: () => {
        response.destroy();
      },
      complete: () => {
        response.end();
      },
    });
    response.on('close', () => {
      life.unsubscribe();
    });
  };

/** The handler of /orders. */
export const orders =
  ({ outcomesOf }: Pick<OrderDesk, 'outcomesOf'>): Handler =>
  async ({ request, json }) => {
    const key = keyIn(request.headers['idempotency-key']);
    const outcomes$ = outcomesOf(key, orderIn(await json()));
    // what is wrong with the order is told by the status of the answer, so the first outcome is waited for; the others may take minutes
    await firstValueFrom(outcomes$, { defaultValue: undefined }).catch((error: unknown) => {
      throw asHttpError(error);
    });
    return { stream: lines(outcomes$) };
  };
