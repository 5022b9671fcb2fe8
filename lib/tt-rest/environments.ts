// Where TT answers: its three environments, or one of the user's own. options checks what it is given here.

import { InvalidRequestError } from '../base/errors.js';
import { isLoopback } from '../wire/address.js';

/** One environment. `name` is the segment of the path; an app key belongs to exactly one. */
export interface TtEnvironment {
  readonly name: string;
  readonly baseUrl: string;
}

const HOST = 'https://ttrestapi.trade.tt';

/** TT's own: `uat` to try things, `live`, and `sim` (documented for backtests, in use for most services). */
export const environments = {
  uat: { name: 'ext_uat_cert', baseUrl: HOST },
  live: { name: 'ext_prod_live', baseUrl: HOST },
  sim: { name: 'ext_prod_sim', baseUrl: HOST },
} as const satisfies Readonly<Record<string, TtEnvironment>>;

const refuse = (field: string, problem: string): never => {
  throw new InvalidRequestError(field, `${problem} Nothing was sent.`);
};

const checkedBase = (baseUrl: unknown): string => {
  const address =
    typeof baseUrl === 'string' && URL.canParse(baseUrl) ? new URL(baseUrl) : refuse('environment.baseUrl', 'must be a full url such as https://host.');
  if (address.username !== '' || address.password !== '') refuse('environment.baseUrl', 'must not carry a user or a password.');
  if (address.search !== '' || address.hash !== '') refuse('environment.baseUrl', 'must end with its path.');
  const isSafe = address.protocol === 'https:' || (address.protocol === 'http:' && isLoopback(address.hostname));
  if (!isSafe) refuse('environment.baseUrl', `must begin with https:// (http:// is for this machine only), got ${address.protocol}//${address.hostname}.`);
  return address.origin + address.pathname.replace(/\/+$/, '');
};

/** `environment`, if requests may go there; its base without a slash at the end. Throws an `InvalidRequestError` that names the field. */
export const checkedEnvironment = (environment: unknown): TtEnvironment => {
  if (typeof environment !== 'object' || environment === null) return refuse('environment', 'is unknown: take one of `environments`, or { name, baseUrl }.');
  const { name, baseUrl }: Partial<Readonly<Record<keyof TtEnvironment, unknown>>> = environment;
  // TT answers 403 to capitals in a path
  if (typeof name !== 'string' || !/^[a-z0-9_-]+$/.test(name))
    return refuse('environment.name', 'must be a lower-case segment of a path, such as ext_uat_cert.');
  return { name, baseUrl: checkedBase(baseUrl) };
};
