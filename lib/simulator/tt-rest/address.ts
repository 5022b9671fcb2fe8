// Where a request wants to go: region, service, environment, endpoint. The engine takes addresses apart with it.

import { gateway } from './refusal.js';
import type { Settings } from './options.js';
import { findEndpoint, type Match } from './route.js';
import { services } from './services/services.js';

/** An address, taken apart. */
export interface Address {
  readonly origin: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The query as it came, with its question mark. */
  readonly search: string;
}

const NOWHERE = 'http://127.0.0.1/';

/** Takes an absolute address apart. What is none leads to the root, where nothing is. */
export const addressOf = (url: string): Address => {
  const { origin, pathname, searchParams, search } = new URL(URL.canParse(url) ? url : NOWHERE);
  return { origin, path: pathname, query: searchParams, search };
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** An optional slash at the end is taken. */
const segmentsOf = (path: string): readonly string[] => path.replace(/\/$/, '').split('/').slice(1).map(decoded);

/** Whether the path begins with the region that redirects lead to. */
export const isInRegion = ({ redirect }: Settings, path: string): boolean =>
  redirect !== undefined && 'region' in redirect && path.startsWith(`/${redirect.region}/`);

/** Case is told apart unless the settings say otherwise; a lenient server reads the service's name in any case. */
const serviceNamed = ({ strictness }: Settings, name: string) => services.get(strictness.lowerCase ? name : name.toLowerCase());

/** The endpoint behind a path, or the gateway's refusal: what it does not know is forbidden, and with a token in hand the words are stranger still. */
export const route = (settings: Settings, method: string, path: string, hasToken: boolean): Match => {
  const [name = '', environment, ...rest] = segmentsOf(path).slice(isInRegion(settings, path) ? 1 : 0);
  const service = serviceNamed(settings, name);
  const match = environment === settings.environment && service !== undefined ? findEndpoint(service, method, rest) : undefined;
  if (match !== undefined) return match;
  throw gateway(403, hasToken ? "'Bearer' not a valid key=value pair (missing equal-sign) in Authorization header" : 'Missing Authentication Token');
};

/** Where a call is sent on to instead; undefined where it may stay. */
export const redirectOf = ({ redirect }: Settings, method: string, { path, search, origin }: Address): string | undefined => {
  if (redirect === undefined || method !== 'GET') return undefined;
  if ('host' in redirect) return origin === redirect.host ? undefined : `${redirect.host}${path}${search}`;
  return path.startsWith(`/${redirect.region}/`) ? undefined : `/${redirect.region}${path}${search}`;
};
