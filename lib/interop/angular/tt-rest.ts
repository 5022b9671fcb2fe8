// withTtRest: the TT REST client of an environment, from options or from a factory of options. provideRxtt takes it.

import { inject, InjectionToken, PLATFORM_ID } from '@angular/core';
import { asyncScheduler } from 'rxjs';
import type { FetchLike } from '../../base/fetch.js';
import { ttRest, type TtRest } from '../../tt-rest/client.js';
import type { TtNumericOption } from '../../tt-rest/open-tt-rest.js';
import type { TtRestOptions } from '../../tt-rest/options.js';
import { CONFIG, type RxttFeature } from './provide.js';
import { silentTtRest } from './silent.js';
import { TT_REST } from './tokens.js';
import { fetchOutside, injectOutside, schedulerOutside } from './zone.js';

/** What the client is made with; `numeric` as in `ttRest`. */
type Options<N> = TtRestOptions | TtNumericOption<N>;

const GIVEN = new InjectionToken<Options<unknown> | (() => Options<unknown>)>('the options of the TT REST client of rxtt');

/** A server to be used instead of the one in the options: what is named here wins. `withSimulator` provides it. */
export const TT_REST_DOOR = new InjectionToken<TtRestOptions>('the server the TT REST client of rxtt goes to instead');

const givenOptions = (): Options<unknown> => {
  const given = inject(GIVEN, { optional: true }) ?? undefined;
  const door = inject(TT_REST_DOOR, { optional: true }) ?? undefined;
  const options = { ...inject(CONFIG, { optional: true }), ...(typeof given === 'function' ? given() : given), ...door };
  return options as Options<unknown>; // one of the two features is there, or nobody would ask
};

const platformFetch: FetchLike = (url, request) => globalThis.fetch(url, request);

/** Calls and timers outside of the zone, where there is one. */
const placed = ({ scheduler = asyncScheduler, fetch = platformFetch }: Options<unknown>): Partial<TtRestOptions> => {
  const outside = injectOutside();
  return outside === undefined ? {} : { scheduler: schedulerOutside(scheduler, outside), fetch: fetchOutside(fetch, outside) };
};

const opened = (options: Options<unknown>): TtRest<unknown> => ('numeric' in options ? ttRest<unknown>(options) : ttRest(options));

const openTtRest = (): TtRest<unknown> => {
  if (inject(PLATFORM_ID, { optional: true }) === 'server') return silentTtRest();
  const options = givenOptions();
  return opened({ ...options, ...placed(options) });
};

/** The provider of the client, for features that bring one. */
export const ttRestProvider = { provide: TT_REST, useFactory: openTtRest };

/**
 * Provides a TT REST client, made from `options` when it is first injected. TT knows no signer: its secret goes over the wire with each new token. So
 * in a browser let `environment` be a gateway of your own, which puts the real secret in, and hand in words of yours as `apiSecret` (`app:none`).
 */
export const withTtRest = <N = number>(options: Options<N> | (() => Options<N>)): RxttFeature => ({
  providers: [{ provide: GIVEN, useValue: options }, ttRestProvider],
});
