// Clients that make a verdict of what is none: they settle at once what the shipped client leaves unknown.

import { map, takeWhile, type Observable } from 'rxjs';
import { RequestError } from '../../../lib/base/errors.js';
import type { EvidenceSource, Unknown } from '../../../lib/base/outcome.js';
import type { OcoOutcome, OrderOutcome } from '../../../lib/ticktrader/index.js';
import { shippedClient, type Client } from '../client.js';
import type { MakeClient } from '../stage.js';
import type { Variant } from './variant.js';

/** What a wrong client makes of silence; undefined where it waits like the right one. */
type Belief = <N>(outcome: Unknown) => OrderOutcome<N> | undefined;

/** `inner`, but settling whatever `belief` has a verdict on. */
export const believing = <N>(inner: Client<N>, belief: Belief): Client<N> => {
  const settled = (outcome: OrderOutcome<N>): OrderOutcome<N> => (outcome.status === 'unknown' ? (belief<N>(outcome) ?? outcome) : outcome);
  const one = (outcomes$: Observable<OrderOutcome<N>>): Observable<OrderOutcome<N>> =>
    outcomes$.pipe(
      map(settled),
      takeWhile((outcome) => !outcome.settled, true),
    );
  const both = (outcomes$: Observable<OcoOutcome<N>>): Observable<OcoOutcome<N>> =>
    outcomes$.pipe(
      map(({ first, second }) => ({ first: settled(first), second: settled(second) })),
      takeWhile(({ first, second }) => !first.settled || !second.settled, true),
    );
  return {
    ...inner,
    createOrder: (order) => one(inner.createOrder(order)),
    createOco: (first, second) => both(inner.createOco(first, second)),
    modifyOrder: (change) => one(inner.modifyOrder(change)),
    cancelOrder: (id) => one(inner.cancelOrder(id)),
    closePosition: (id, amount) => one(inner.closePosition(id, amount)),
    closePositionBy: (id, byId) => one(inner.closePositionBy(id, byId)),
  };
};

/** A verdict of refusal, out of thin air. */
export const refused = <N>({ commandId, clientId }: Unknown, text: string): OrderOutcome<N> => ({
  commandId,
  ...(clientId !== undefined && { clientId }),
  settled: true,
  status: 'rejected',
  text,
  error: new RequestError('Trade', commandId, text),
});

/** Takes silence for a refusal where it has evidence of `source` that `says` so. */
const refusing =
  (source: EvidenceSource, says = /./): MakeClient =>
  (options) =>
    believing(shippedClient(options), (outcome) => {
      const found = outcome.evidence.find((one) => one.source === source && says.test(one.says));
      return found && refused(outcome, found.says);
    });

export const judgingVariants: readonly Variant[] = [
  { name: 'any-error-is-rejected', belief: 'an error answer, whatever it says, means that nothing was done', client: refusing('answer') },
  { name: 'timeout-text-is-rejected', belief: 'a server that says it timed out did nothing', client: refusing('answer', /time/i) },
  { name: 'deadline-is-rejected', belief: 'no answer in time means that nothing was done', client: refusing('deadline') },
  { name: 'loss-is-rejected', belief: 'a connection lost before the answer means that nothing was done', client: refusing('connection') },
];
