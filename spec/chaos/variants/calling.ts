// Clients that send when they should not, again, late, or once for every subscriber; and some that are careless with digits and timers.

import { defer, filter, interval, mergeMap, of, switchMap, take, type Observable } from 'rxjs';
import { shippedClient, type Client } from '../client.js';
import type { MakeClient } from '../stage.js';
import type { Variant } from './variant.js';

const onReady = <N>({ state$ }: Client<N>): Observable<unknown> =>
  state$.pipe(
    filter(({ status }) => status === 'ready'),
    take(1),
  );

/** An order in doubt is called for once more, under a new id. */
const retrying: MakeClient = (options) => {
  const client = shippedClient(options);
  return {
    ...client,
    createOrder: (order) =>
      client.createOrder(order).pipe(
        take(1),
        mergeMap((outcome) => (outcome.status === 'unknown' ? onReady(client).pipe(switchMap(() => client.createOrder(order))) : of(outcome))),
      ),
  };
};

/** What cannot leave now waits until it can. */
const queueing: MakeClient = (options) => {
  const client = shippedClient(options);
  return {
    ...client,
    createOrder: (order) =>
      client
        .createOrder(order)
        .pipe(
          mergeMap((outcome) =>
            outcome.status === 'notSent' && outcome.reason === 'notReady' ? onReady(client).pipe(switchMap(() => client.createOrder(order))) : of(outcome),
          ),
        ),
  };
};

/** A command is a cold stream like any other: whoever subscribes sends. */
const cold: MakeClient = (options) => {
  const client = shippedClient(options);
  return {
    ...client,
    createOrder: (order) => defer(() => client.createOrder(order)),
    cancelOrder: (id) => defer(() => client.cancelOrder(id)),
  };
};

/** Ids are drawn from a source that repeats itself. */
const colliding: MakeClient = (options) => {
  let draws = 0;
  return shippedClient({ ...options, random: () => (draws++ % 64) / 64 });
};

/** Money is rounded as it is read. */
const rounding: MakeClient = (options) => {
  const { numeric } = options;
  const rounded = (text: string): string => String(Math.fround(Number(text)));
  return shippedClient({ ...options, numeric: { keepText: true, print: numeric.print, read: (text) => numeric.read(rounded(text)) } });
};

/** Something goes on after close(). */
const restless: MakeClient = (options) => {
  const client = shippedClient(options);
  interval(1_000, options.scheduler).subscribe();
  return client;
};

export const callingVariants: readonly Variant[] = [
  { name: 'retry-with-new-id', belief: 'an order in doubt may be called for again', client: retrying },
  { name: 'queue-while-down', belief: 'an order that cannot leave now should leave later', client: queueing },
  { name: 'cold-commands', belief: 'each subscription to a command sends it', client: cold },
  { name: 'repeated-ids', belief: 'ids need not be unlike all others', client: colliding },
  { name: 'rounded-money', belief: 'half the digits of a number are enough', client: rounding },
  { name: 'goes-on-after-close', belief: 'a timer that nobody stops does no harm', client: restless },
];
