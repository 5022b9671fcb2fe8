// Clients that look for what became of a command, but believe the wrong thing of what they find.

import { concat, concatMap, defer, delay, filter, map, merge, NEVER, of, switchMap, take, takeWhile, toArray, type Observable } from 'rxjs';
import type { Unknown } from '../../../lib/base/outcome.js';
import { openSessionWith } from '../../../lib/ticktrader/open-session.js';
import { tradeHistory, trades, type OrderOutcome, type Session } from '../../../lib/ticktrader/index.js';
import { clientOf, shippedClient, type Client, type ClientOptions } from '../client.js';
import type { MakeClient } from '../stage.js';
import { refused } from './judging.js';
import type { Variant } from './variant.js';

/** What a wrong client does about an order in doubt, in place of the resolver. */
type Look = <N>(session: Session<N>, doubt: Unknown) => Observable<OrderOutcome<N>>;

const looking =
  (look: Look): MakeClient =>
  (options) => {
    const session = openSessionWith(options, options.numeric);
    const client = clientOf(session);
    return {
      ...client,
      createOrder: (order) =>
        client.createOrder(order).pipe(
          take(1),
          concatMap((outcome) => (outcome.status === 'unknown' ? concat(of(outcome), look(session, outcome)) : of(outcome))),
        ),
    };
  };

/** A while after there is a connection again. */
const whenReady = <N>({ core, scheduler }: Session<N>): Observable<unknown> => core.ready().pipe(delay(1_000, scheduler));

const isOpen = <N>(session: Session<N>, { clientId }: Unknown): Observable<string | undefined> =>
  trades(session).pipe(map((open) => open.find((trade) => trade.ClientId === clientId)?.Id));

const wasRecorded = <N>(session: Session<N>, { clientId, since }: Unknown): Observable<string | undefined> =>
  tradeHistory(session, { from: since - 180_000 }).pipe(
    toArray(),
    map((records) => records.find((record) => record.ClientTradeId === clientId)?.TradeId),
  );

const found = <N>({ commandId, clientId }: Pick<Unknown, 'commandId' | 'clientId'>, tradeId: string): OrderOutcome<N> => ({
  commandId,
  ...(clientId !== undefined && { clientId }),
  settled: true,
  status: 'accepted',
  tradeId,
  proof: 'trades',
});

/** One look at these places, one after the other; what is in none of them was never taken. */
const once =
  (...places: readonly (<N>(session: Session<N>, doubt: Unknown) => Observable<string | undefined>)[]): Look =>
  (session, doubt) =>
    whenReady(session).pipe(
      switchMap(() =>
        concat(...places.map((place) => defer(() => place(session, doubt)))).pipe(
          toArray(),
          map((ids) => ids.find((id) => id !== undefined)),
        ),
      ),
      map((tradeId) => (tradeId === undefined ? refused(doubt, 'It is not there.') : found(doubt, tradeId))),
    );

/** The first report about an order, whatever it says, means that it was taken. */
const reportIsEnough: MakeClient = <N>(options: ClientOptions<N>): Client<N> => {
  const session = openSessionWith(options, options.numeric);
  const client = clientOf(session);
  return {
    ...client,
    createOrder: (order) => {
      const reported$ = session.reports$.pipe(
        filter(({ report }) => report.Trade.Comment === order.Comment),
        take(1),
        map(({ id = '', report: { Trade } }) => found<N>({ commandId: id, ...(Trade.ClientId !== undefined && { clientId: Trade.ClientId }) }, Trade.Id)),
      );
      return merge(reported$, client.createOrder(order)).pipe(takeWhile(({ settled }) => !settled, true));
    },
  };
};

/** Nothing is waited for, and what is found out later is kept to oneself. */
const hasty: MakeClient = (options) => ({ ...shippedClient({ ...options, lateness: { afterReset: 0, otherwise: 0 } }), lateOutcomes$: NEVER });

export const lookingVariants: readonly Variant[] = [
  { name: 'not-open-is-rejected', belief: 'an order that is not among the open trades was never taken', client: looking(once(isOpen)) },
  { name: 'history-before-trades', belief: 'one look at history and then at the open trades shows every order', client: looking(once(wasRecorded, isOpen)) },
  { name: 'report-for-response', belief: 'any report about an order means that it was taken', client: reportIsEnough },
  { name: 'horizon-zero', belief: 'what is not seen at the first look will never be', client: hasty },
];
