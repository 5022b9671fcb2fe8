// The golden session: one command of every kind, one after the other, with a read and the history at its end. Every byte of it is a place to be cut.

import { catchError, concat, defaultIfEmpty, defer, EMPTY, filter, ignoreElements, last, switchMap, take, tap, type Observable } from 'rxjs';
import type { OrderOutcome } from '../../../lib/ticktrader/index.js';
import { callOf, legOf, verdictOf, type Call } from '../call.js';
import type { Client } from '../client.js';
import { MARKETS, priceAt } from '../market.js';

/** What a golden session is played with. */
export interface Score {
  readonly client: Client<number>;
  /** A read of the account and one of the history. */
  readonly reads: readonly (() => Observable<unknown>)[];
  readonly onCall: (call: Call<number>) => void;
}

const [{ symbol: Symbol }] = MARKETS;
const at = (share: number): number => Number(priceAt(MARKETS[0], share));
const Amount = 2000;
const order = (Comment: string, Side: 'Buy' | 'Sell' = 'Buy') => ({ Comment, Side, Symbol, Amount });

/** Plays the session to its end, whatever becomes of its connection. A step whose trade never came to be is left out. */
export const playGolden = ({ client, reads, onCall }: Score): Observable<never> => {
  const trades = new Map<string, string>();
  const ready$ = client.state$.pipe(
    filter(({ status }) => status === 'ready'),
    take(1),
  );

  /** Calls once there is a connection, listens to the verdict, and remembers the trade under `name`. */
  const step = (name: string, deed: Call<number>['deed'], outcomes: () => Observable<OrderOutcome>, tradeId?: string): Observable<never> =>
    ready$.pipe(
      switchMap(() => {
        const outcomes$ = outcomes();
        const call = callOf({ deed, what: name, outcomes$, now: () => Date.now(), onSaid: () => undefined, ...(tradeId !== undefined && { tradeId }) });
        onCall(call);
        return outcomes$.pipe(
          defaultIfEmpty(undefined),
          last(),
          tap(() => {
            const verdict = verdictOf(call);
            if (verdict?.status === 'accepted') trades.set(name, verdict.tradeId);
          }),
        );
      }),
      ignoreElements(),
    );
  const about = (name: string, of: string, deed: Call<number>['deed'], outcomes: (id: string) => Observable<OrderOutcome>): Observable<never> =>
    defer(() => {
      const id = trades.get(of);
      return id === undefined ? EMPTY : step(name, deed, () => outcomes(id), id);
    });
  const oco: Observable<never> = defer(() => {
    const both$ = client.createOco({ Type: 'Limit', ...order('OCO first'), Price: at(-0.02) }, { Type: 'Stop', ...order('OCO second'), StopPrice: at(0.02) });
    const leg = (which: 'first' | 'second'): Observable<never> => step(`OCO ${which}`, 'create', () => legOf(both$, which));
    return concat(leg('first'), leg('second'));
  });

  return concat(
    step('limit', 'create', () => client.createOrder({ Type: 'Limit', ...order('limit'), Price: at(-0.02) })),
    step('stop', 'create', () => client.createOrder({ Type: 'Stop', ...order('stop'), StopPrice: at(0.02) })),
    step('stop limit', 'create', () => client.createOrder({ Type: 'StopLimit', ...order('stop limit'), StopPrice: at(0.02), Price: at(0.03) })),
    step('market', 'create', () => client.createOrder({ Type: 'Market', ...order('market') })),
    step('immediate', 'create', () => client.createOrder({ Type: 'Limit', ...order('immediate', 'Sell'), Price: at(-0.02), ImmediateOrCancel: true })),
    oco,
    about('modify', 'limit', 'modify', (id) => client.modifyOrder({ Id: id, Price: at(-0.03) })),
    about('cancel', 'stop', 'cancel', (id) => client.cancelOrder(id)),
    about('partial close', 'market', 'close', (id) => client.closePosition(id, 1000)),
    about('close by', 'market', 'close', (id) => client.closePositionBy(id, trades.get('immediate') ?? '1')),
    about('close', 'immediate', 'close', (id) => client.closePosition(id)),
    ...reads.map((read) =>
      defer(read).pipe(
        ignoreElements(),
        catchError(() => EMPTY),
      ),
    ),
  );
};
