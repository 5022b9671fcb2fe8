// No command twice, and none late: nothing crosses the wire two times, what is called for once is executed once at most, and a command leaves at once or never.

import { verdictOf } from '../call.js';
import type { Law } from '../evidence.js';

const repeated = (counts: ReadonlyMap<string, number>, what: string): readonly string[] =>
  [...counts].filter(([, count]) => count > 1).map(([id, count]) => `${what} ${id} was transmitted ${String(count)} times`);

export const nothingIsSentTwice: Law = {
  name: 'nothing is transmitted twice',
  broken: ({ transmissions: { byId, byClientId } }) => [...repeated(byId, 'command'), ...repeated(byClientId, 'order')],
};

/** An order that is activated lives on under its ClientId as a new one. */
export const noMoreThanCalled: Law = {
  name: 'no more orders than calls',
  broken: ({ truth, transmissions }) => {
    const lives = new Map<string, number>();
    for (const [clientId, taken] of truth.accepted) {
      const mark = transmissions.marks.get(clientId);
      if (mark === undefined) continue; // another program's
      const activated = truth.ofOrder(clientId).filter(({ kind }) => kind === 'activated').length;
      lives.set(mark, (lives.get(mark) ?? 0) + taken - activated);
    }
    return [...lives].filter(([, count]) => count > 1).map(([mark, count]) => `order ${mark} was called for once and taken ${String(count)} times`);
  },
};

export const nothingLeavesUnkept: Law = {
  name: 'what leaves is in the journal',
  broken: ({ transmissions: { unkept } }) => unkept.map((id) => `command ${id} left before the journal held it`),
};

/** The oldest, in ms, that a command may be when it leaves. */
const VALID_FOR = 2_000;

export const nothingLeavesLate: Law = {
  name: 'nothing leaves late',
  broken: ({ calls, transmissions }) =>
    calls.flatMap((call) => {
      const outcome = verdictOf(call);
      const sent = outcome && transmissions.sentAt.get(outcome.commandId);
      if (sent === undefined) return [];
      if (outcome?.status === 'notSent') return [`${call.what} ${outcome.commandId} was transmitted, and called notSent`];
      return sent - call.calledAt > VALID_FOR ? [`${call.what} left ${String(sent - call.calledAt)} ms after it was called for`] : [];
    }),
};
