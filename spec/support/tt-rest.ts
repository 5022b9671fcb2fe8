// A TT client over a scripted fetch on a virtual clock. The specs of tt-rest talk through it.

import { virtualClock, type VirtualClock } from '../../lib/testing/virtual-clock.js';
import { environments } from '../../lib/tt-rest/environments.js';
import type { TtRestOptions } from '../../lib/tt-rest/options.js';
import { ttRest, type TtRest } from '../../lib/tt-rest/client.js';
import { openTtRest } from '../../lib/tt-rest/open-tt-rest.js';
import type { TtSession } from '../../lib/tt-rest/session.js';
import { scriptedFetch, type Asked, type Scripted } from './scripted-fetch.js';

/** No secret of anybody; the words are there to be looked for. */
export const KEY = '00000000-0000-0000-0000-000000000000';
export const SECRET = `${KEY}:11111111-canary-1111-1111-111111111111`;
export const TOKEN = 'canary.jwt.token';

/** A token as TT issues it. */
export const issued = (token = TOKEN, seconds = 86_400): Scripted => ({
  body: { status: 'Ok', access_token: token, token_type: 'bearer', seconds_until_expiry: seconds },
});

export const isTokenCall = ({ path }: Asked): boolean => path.endsWith('/token');

/** Everything a spec of a client looks at. */
export interface Talk {
  readonly clock: VirtualClock;
  readonly session: TtSession;
  readonly tt: TtRest;
  /** Every HTTP call. */
  readonly asked: readonly Asked[];
  /** Those that were not about the token. */
  readonly calls: () => readonly Asked[];
}

/** The options of a spec, without fetch and clock. */
export const OPTIONS: TtRestOptions = {
  environment: environments.uat,
  apiSecret: SECRET,
  appName: 'app',
  companyName: 'co',
  plan: { perSecond: 1000, perDay: 1_000_000 },
  random: () => 0.5,
};

/** A client on `clock` whose server answers by `script`; the token is answered by itself, unless `script` is asked for it with `tokens: 'scripted'`. */
export const talk = (
  script: (asked: Asked) => Scripted | 'never' | Error,
  options: Partial<TtRestOptions> = {},
  tokens: 'issued' | 'scripted' = 'issued',
  clock: VirtualClock = virtualClock(),
): Talk => {
  const { fetch, asked } = scriptedFetch(clock, (call) => (tokens === 'issued' && isTokenCall(call) ? issued() : script(call)));
  const all = { ...OPTIONS, scheduler: clock, fetch, ...options };
  return { clock, session: openTtRest(all), tt: ttRest(all), asked, calls: () => asked.filter((call) => !isTokenCall(call)) };
};

/** A good answer. */
export const ok = (members: object = {}): Scripted => ({ body: { status: 'Ok', ...members } });

/** The answers of a script one after the other; the last one again and again. */
export const inTurn = <A>(...answers: readonly A[]): (() => A) => {
  let next = 0;
  return () => {
    const answer = answers[Math.min(next++, answers.length - 1)];
    if (answer === undefined) throw new Error('a script needs an answer');
    return answer;
  };
};
