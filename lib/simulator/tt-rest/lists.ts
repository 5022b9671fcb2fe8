// What TT asks of a POST that holds a list: at most twenty items, and a pause after the answer to the one before. The engine asks before it works.

import { listIn } from './ask.js';
import { badRequest, gateway } from './refusal.js';
import type { Settings } from './options.js';
import type { Call } from './route.js';

/** The pace of lists. */
export interface ListPace {
  /** Refuses a list that is too long (400), or comes too soon (429). */
  readonly check: (call: Call) => void;
  /** The list of the call was taken. */
  readonly done: (call: Call) => void;
}

const isList = ({ endpoint, json }: Call): boolean => endpoint.verb === 'POST' && endpoint.operation !== 'createToken' && listIn(json()) !== undefined;

/** The pace that `settings` ask for. */
export const listPace = ({ lists }: Settings, now: () => number): ListPace => {
  let last = -Infinity;
  return {
    check: (call) => {
      if (!isList(call)) return;
      if ((listIn(call.json())?.length ?? 0) > lists.most) throw badRequest(`List items must not exceed ${String(lists.most)}`);
      if (now() < last + lists.pause) throw gateway(429, 'Too Many Requests');
    },
    done: (call) => {
      if (isList(call)) last = now();
    },
  };
};
