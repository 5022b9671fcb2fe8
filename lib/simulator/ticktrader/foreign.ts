// A request that no session here sent: another program's, over REST say. It is done like any other; its reports bear no Id.

import { Fault } from './fault.js';
import { bodyOf } from './frame.js';
import { isLater, type ClientSession, type Route } from './requests/route.js';
import { routes } from './requests/routes.js';
import type { World } from './world.js';
import { write, type Wire } from './writer.js';

/** What became of it: plain JSON values, or the server's text; nothing yet where a dealer has it. */
export interface ForeignAnswer {
  readonly Result?: unknown;
  readonly Error?: string;
}

const NOBODY: ClientSession = { id: '', created: 0 };

const attempt = (world: World, work: () => Wire): ForeignAnswer => {
  try {
    return { Result: JSON.parse(write(work(), world.settings.keyOrder)) };
  } catch (fault) {
    if (fault instanceof Fault) return { Error: fault.message };
    throw fault;
  }
};

const routeOf = (name: string): Route => {
  const route = routes.get(name);
  if (route === undefined) throw new RangeError(`No request ${name}; there are ${[...routes.keys()].join(', ')}.`);
  return route;
};

/** Does the request `name` as somebody else would. `params` are its Params. */
export const foreignRequest = (world: World, name: string, params: object): ForeignAnswer => {
  const { handle } = routeOf(name);
  const body = bodyOf(JSON.stringify({ Request: name, Params: params }), world.settings.texts.unreadable);
  const answer = attempt(world, () => {
    const result = handle(world, { id: undefined, request: name, body }, NOBODY);
    if (!isLater(result)) return result;
    result.later((rest) => {
      attempt(world, rest);
    });
    return undefined;
  });
  return answer.Result === null ? {} : answer;
};
