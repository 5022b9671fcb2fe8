// What an endpoint is to the engine: a verb, a path, and who answers. Services list theirs; the engine finds the one a request means.

import type { Json } from '../../codec/json.js';
import type { Rate } from './rate.js';
import type { Tokens } from './tokens.js';
import type { World } from './world/world.js';
import type { WireRecord } from './writer.js';

/** A call that has passed all checks. */
export interface Call {
  /** Of the path, by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body as it came. */
  readonly text: string;
  /** The body as JSON; undefined where there is none. Throws a `Refusal` where it is something else. */
  readonly json: () => Json | undefined;
  /** Scheme and host it came to. */
  readonly origin: string;
  readonly endpoint: Endpoint;
  /** What the door keeps: tokens, and the use of the key. */
  readonly door: { readonly tokens: Tokens; readonly rate: Rate };
}

/** Answers a call: the members of the envelope beside `status` and `lastPage`. Throws a `Refusal`. */
export type Handler = (world: World, call: Call) => WireRecord;

/** One of TT's endpoints. */
export interface Endpoint {
  /** TT's name of the operation. */
  readonly operation: string;
  readonly verb: 'GET' | 'POST' | 'DELETE';
  /** Below `/<service>/<environment>`; parameters in braces. */
  readonly path: string;
  readonly answer: Handler;
}

/** The endpoints of a service, by its name in the path. */
export type Service = readonly Endpoint[];

/** An endpoint and the values of its path. */
export interface Match {
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
}

const isParameter = (segment: string): boolean => segment.startsWith('{');

const matchOf = (endpoint: Endpoint, segments: readonly string[]): Match | undefined => {
  const wanted = endpoint.path.split('/').slice(1);
  if (wanted.length !== segments.length || !wanted.every((segment, at) => isParameter(segment) || segment === segments[at])) return undefined;
  return { endpoint, params: Object.fromEntries(wanted.flatMap((segment, at) => (isParameter(segment) ? [[segment.slice(1, -1), segments[at] ?? '']] : []))) };
};

/** The endpoint of `verb` at these segments of a path; where several fit, the one with the fewest parameters (`/sod/upload` before `/sod/{accountId}`). */
export const findEndpoint = (service: Service, verb: string, segments: readonly string[]): Match | undefined =>
  service
    .filter((endpoint) => endpoint.verb === verb)
    .flatMap((endpoint) => matchOf(endpoint, segments) ?? [])
    .sort((one, other) => Object.keys(one.params).length - Object.keys(other.params).length)[0];
