// The words an endpoint is declared with, and how its address comes of them. endpoints/ is made of it; read and write call what is declared.

import { InvalidRequestError } from '../base/errors.js';
import type { Settled } from './options.js';
import { printParameter } from './parameters.js';

/** TT's nine services. */
export type Service = 'ttid' | 'ttpds' | 'ttledger' | 'ttmonitor' | 'ttsetup' | 'ttuser' | 'ttaccount' | 'ttgroup' | 'ttbacktest';

/** How a call asks or acts. */
export type Verb = 'GET' | 'POST' | 'DELETE';

/** How it is known that an endpoint exists: TT documents it, working public code uses it, or it was deduced. */
export type Confidence = 'documented' | 'seen' | 'inferred';

/** How much is known of it: its answer's shape, that it exists, or only that there must be something like it. */
export type Knowledge = 'shape' | 'exists' | 'guess';

/** One endpoint of the API, as data. */
export interface Endpoint {
  /** TT's name of the operation. */
  readonly name: string;
  /** Verb, service and path; the environment stands between the last two. */
  readonly call: `${Verb} ${Service}/${string}`;
  /** Names of the query, beside the nextPageKey of those that page by it; what is not listed is refused, unless only the existence of the endpoint is known. */
  readonly query?: readonly string[];
  /** Those of them that TT demands. */
  readonly needs?: readonly string[];
  /** Of these TT demands one. */
  readonly needsOneOf?: readonly string[];
  /** The member of the answer that holds the records. Absent where that is not known. */
  readonly key?: string;
  /** What the answer gives: one record, a list of them, tables of names, a text, or what only TT knows. */
  readonly gives: 'one' | 'list' | 'tables' | 'text' | 'open';
  /** How the next page is asked for; `unknown` follows a nextPageKey where there is one. */
  readonly paging?: 'nextPageKey' | 'minTimestamp' | 'unknown';
  readonly known: `${Confidence} ${Knowledge}`;
}

/** A call in its parts. */
export interface Parts {
  readonly verb: Verb;
  readonly service: Service;
  /** With a slash before it and its parameters in braces. */
  readonly path: string;
}

/** Takes an endpoint's call apart. */
export const partsOf = ({ call }: Endpoint): Parts => {
  const [, verb, service, path = ''] = /^(\w+) (\w+)(\/.*)$/.exec(call) ?? [];
  return { verb: verb as Verb, service: service as Service, path }; // the type of `call` says so
};

/** The names of the path's parameters, in order. */
export const pathParameters = (endpoint: Endpoint): readonly string[] => [...partsOf(endpoint).path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

export const knowledgeOf = ({ known }: Endpoint): Knowledge => known.replace(/^\w+ /, '') as Knowledge; // the type of `known` says so

/** The full address of a call with these values in its path, in order. Throws an `InvalidRequestError` that names a wrong one. */
export const addressOf = ({ environment }: Settled, endpoint: Endpoint, values: readonly unknown[] = []): string => {
  const { service, path } = partsOf(endpoint);
  const printed = pathParameters(endpoint).map((name, place) => printParameter(name, values[place]));
  return `${environment.baseUrl}/${service}/${environment.name}${printed.reduce((filled, value) => filled.replace(/\{\w+\}/, () => value), path)}`;
};

const refuse = (field: string, problem: string): never => {
  throw new InvalidRequestError(field, `${problem} Nothing was sent.`);
};

/** Between which the records of a stretch of time lie. */
const inOrder = (query: Readonly<Record<string, unknown>>): void => {
  const { minTimestamp, maxTimestamp } = query;
  if (minTimestamp === undefined || maxTimestamp === undefined) return;
  const [from, to] = [printParameter('minTimestamp', minTimestamp), printParameter('maxTimestamp', maxTimestamp)];
  if (BigInt(from) > BigInt(to)) refuse('minTimestamp', 'must not be after `maxTimestamp`.');
};

/** The query as `name=value`, percent-encoded. Throws an `InvalidRequestError` that names what is wrong, missing, or unknown to TT, which would ignore it silently. */
export const queryOf = (endpoint: Endpoint, query: object = {}): readonly string[] => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const { query: own = [], needs = [], needsOneOf, paging } = endpoint;
  const names = paging === undefined || paging === 'minTimestamp' ? own : [...own, 'nextPageKey'];
  const isOpen = knowledgeOf(endpoint) !== 'shape';
  for (const [name] of given) if (!names.includes(name) && !isOpen) refuse(name, `is not a parameter of ${endpoint.name}; TT would ignore it silently.`);
  for (const name of needs) if (!given.some(([other]) => other === name)) refuse(name, `is missing: ${endpoint.name} needs it.`);
  if (needsOneOf && !given.some(([name]) => needsOneOf.includes(name))) refuse(needsOneOf.join(' or '), `is missing: ${endpoint.name} needs one of them.`);
  inOrder(Object.fromEntries(given));
  return given.map(([name, value]) => `${encodeURIComponent(name)}=${printParameter(name, value)}`);
};
