// What a request is to the engine: who handles it, which throttle it counts against, how its refusal begins. The table is in routes.ts.

import { Fault } from '../fault.js';
import { filledIn } from '../texts.js';
import type { World } from '../world.js';
import type { Wire } from '../writer.js';
import { isRecord, paramsOf, type JsonRecord, type Params } from './params.js';

/** What handlers may know of the session that asks. */
export interface ClientSession {
  /** A GUID, upper case. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** A request taken from its frame. */
export interface Received {
  /** Absent where the client gave none; then the answer has none either. */
  readonly id: string | undefined;
  readonly request: string;
  /** The whole frame. */
  readonly body: JsonRecord;
}

/** An answer that comes later, or never: `later` is handed what to call, then, with the work that is left. The reports of that work bear the request's Id too. */
export interface Later {
  readonly later: (resume: (work: () => Wire) => void) => void;
}

/** What a request leads to: its `Result`, or the promise of one. */
export type Answer = Wire | Later;

/** Whether the answer comes later. */
export const isLater = (answer: Answer): answer is Later => typeof answer === 'object' && 'later' in answer && typeof answer.later === 'function';

/** Does a request and returns its `Result`, or says how it comes later. Throws a `Fault` to refuse. */
export type Handler = (world: World, message: Received, session: ClientSession) => Answer;

/** One request this server knows. */
export interface Route {
  readonly handle: Handler;
  /** The vendor's name of the throttle it counts against. */
  readonly method: string;
  /** How a refusal begins in the `typed` error form. The server's words. */
  readonly prefix: string;
  /** The name of the answer, if it is not the request's own. A refusal has no result. */
  readonly answer?: (world: World, message: Received, result?: Wire) => string;
}

/** The message's Params, empty if there are none. */
export const optionalParams = (world: World, { body }: Received): Params => {
  const found = body['Params'] ?? {};
  if (!isRecord(found)) throw new Fault(filledIn(world.settings.texts.invalidField, { field: 'Params' }), 'malformed');
  return paramsOf(found, 'Params', world.settings.texts);
};

/** The message's Params, which must be there. */
export const neededParams = (world: World, message: Received): Params => {
  if ((message.body['Params'] ?? undefined) === undefined) throw new Fault(world.settings.texts.emptyParams, 'malformed');
  return optionalParams(world, message);
};
