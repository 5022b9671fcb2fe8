// Calls that a dead process left behind, as the next one's journal names them: their verdicts are told on lateOutcomes$. Lives makes them, laws judge them like any call.

import type { Asked, Intent } from '../../lib/base/journal.js';
import type { OrderOutcome } from '../../lib/ticktrader/index.js';
import type { Call, Said } from './call.js';

/** What such a call is called. */
export const LEFT_BEHIND = 'left behind';

/** A call that was inherited. */
export interface Heir<N> extends Call<N> {
  /** Takes in an outcome, if it is its own and the first that is settled. */
  readonly hear: (outcome: OrderOutcome<N>, now: number) => void;
}

const heirOf = <N>(commandId: string, { deed, clientId, tradeId }: Asked, calledAt: number): Heir<N> => {
  const said: Said<N>[] = [];
  let end: Call<N>['end'];
  return {
    deed,
    what: LEFT_BEHIND,
    tradeId,
    calledAt,
    said,
    get end() {
      return end;
    },
    die: () => {
      end ??= 'died';
    },
    hear: (outcome, at) => {
      if (end !== undefined || outcome.commandId !== commandId || outcome.clientId !== clientId) return;
      said.push({ at, outcome });
      if (outcome.settled) end = 'complete';
    },
  };
};

/** One for each verdict that these commands still owe. */
export const heirsOf = <N>(intents: readonly Intent[], now: number): readonly Heir<N>[] =>
  intents.flatMap(({ commandId, asked }) => asked.map((one) => heirOf<N>(commandId, one, now)));
