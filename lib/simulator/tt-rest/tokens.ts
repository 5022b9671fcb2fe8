// The tokens this server gave out, each with its end. ttid makes them, the engine checks them.

import { randomOf, wordOf } from '../ticktrader/random.js';
import type { Settings } from './options.js';

/** The tokens that live. */
export interface Tokens {
  /** A new token for the key's user. It looks like a JWT, as the real ones do; nobody checks its signature. */
  readonly issue: () => string;
  /** Whether this `Authorization` header holds a living token. */
  readonly admits: (authorization: string | undefined) => boolean;
  /** Ends all tokens at once, as if TT had forgotten them. */
  readonly revoke: () => void;
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const base64url = (value: object): string => btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** No tokens yet. `user` is whom they speak for. */
export const tokens = ({ seed, tokenLife, oneToken }: Settings, user: { readonly id: number; readonly companyId: number }, now: () => number): Tokens => {
  const random = randomOf(seed, 'tokens');
  const ends = new Map<string, number>();
  return {
    issue: () => {
      const issued = Math.floor(now() / 1000);
      const claims = { id: user.id, company_id: user.companyId, iat: issued, exp: issued + tokenLife };
      const token = [base64url({ alg: 'HS256', typ: 'JWT' }), base64url(claims), wordOf(random, BASE64URL, 43)].join('.');
      if (oneToken) ends.clear();
      ends.set(token, now() + tokenLife * 1000);
      return token;
    },
    admits: (authorization) => {
      const [, token = ''] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? [];
      return now() < (ends.get(token) ?? 0);
    },
    revoke: () => {
      ends.clear();
    },
  };
};
