// withTickTrader: the TickTrader client of an environment, from options or from a factory of options. provideRxtt takes it.

import { DestroyRef, inject, InjectionToken, PLATFORM_ID } from '@angular/core';
import { asyncScheduler } from 'rxjs';
import { InvalidRequestError } from '../../base/errors.js';
import type { WebSocketConstructor } from '../../base/web-socket.js';
import type { Numeric } from '../../codec/numeric.js';
import { tickTrader, type TickTrader } from '../../ticktrader/client.js';
import type { NumericOption } from '../../ticktrader/open-session.js';
import type { TickTraderOptions } from '../../ticktrader/options.js';
import type { SignedCredentials, TokenIds } from '../../ticktrader/sign.js';
import { CONFIG, type RxttFeature } from './provide.js';
import { injectSigner } from './signer.js';
import { silentTickTrader } from './silent.js';
import { TICK_TRADER } from './tokens.js';
import { injectOutside, schedulerOutside, socketOutside } from './zone.js';

/** Who logs in from an application: the public parts of the token. Its secret stays with the signer; it has no place in what is sent to browsers. */
export type AppCredentials = (TokenIds | SignedCredentials) & { readonly webApiSecret?: never };

/** What the client of an application is made with: the options of `tickTrader`, with no place for the secret. */
export interface AppTickTraderOptions<N = number> extends Omit<TickTraderOptions, 'credentials'> {
  /** Id and key of the Web API token. Without a `sign` of their own they are signed by `withRemoteSigner`. */
  readonly credentials: AppCredentials;
  /** What money becomes. Name the same type at `injectTickTrader<N>()`. */
  readonly numeric?: Numeric<N>;
}

/** Options, or what makes them when the client is first injected; it may inject. */
type Given<N> = AppTickTraderOptions<N> | (() => AppTickTraderOptions<N>);

const GIVEN = new InjectionToken<Given<unknown>>('the options of the TickTrader client of rxtt');

/** A server to be used instead of the one in the options: what is named here wins. `withSimulator` provides it. */
export const TICK_TRADER_DOOR = new InjectionToken<AppTickTraderOptions>('the server the TickTrader client of rxtt goes to instead');

const givenOptions = (): AppTickTraderOptions<unknown> => {
  const given = inject(GIVEN, { optional: true }) ?? undefined;
  const door = inject(TICK_TRADER_DOOR, { optional: true }) ?? undefined;
  const options = { ...inject(CONFIG, { optional: true }), ...(typeof given === 'function' ? given() : given), ...door };
  return options as AppTickTraderOptions<unknown>; // one of the two features is there, or nobody would ask
};

/** Signed by the environment's signer, unless they bring their own. Plain JavaScript can hand in a secret: refused before it is used. */
const signed = (credentials: AppCredentials): SignedCredentials => {
  if ('webApiSecret' in credentials)
    throw new InvalidRequestError(
      'credentials.webApiSecret',
      'has no place in an application: let a signer hold it, see withRemoteSigner. Nothing was opened.',
    );
  return 'sign' in credentials ? credentials : { ...credentials, sign: injectSigner() };
};

/** Socket and timers outside of the zone, where there is one. */
const placed = ({ scheduler = asyncScheduler, webSocket }: AppTickTraderOptions<unknown>): Partial<TickTraderOptions> => {
  const outside = injectOutside();
  if (outside === undefined) return {};
  const Base = webSocket ?? (globalThis as { readonly WebSocket?: WebSocketConstructor }).WebSocket; // Node 20 has none
  return { scheduler: schedulerOutside(scheduler, outside), ...(Base && { webSocket: socketOutside(Base, outside) }) };
};

const opened = (options: TickTraderOptions | NumericOption<unknown>): TickTrader<unknown> =>
  'numeric' in options ? tickTrader<unknown>(options) : tickTrader(options);

const openTickTrader = (): TickTrader<unknown> => {
  if (inject(PLATFORM_ID, { optional: true }) === 'server') return silentTickTrader();
  const { credentials, ...options } = givenOptions();
  const client = opened({ ...options, credentials: signed(credentials), ...placed({ ...options, credentials }) });
  inject(DestroyRef).onDestroy(() => {
    void client.close();
  });
  return client;
};

/** The provider of the client, for features that bring one. */
export const tickTraderProvider = { provide: TICK_TRADER, useFactory: openTickTrader };

/**
 * Provides a TickTrader client, made from `options` when it is first injected. A factory runs then too, in an injection context: for an address that
 * is only known at run time. Wrong options throw an `InvalidRequestError` there.
 */
export const withTickTrader = <N = number>(options: AppTickTraderOptions<N> | (() => AppTickTraderOptions<N>)): RxttFeature => ({
  providers: [{ provide: GIVEN, useValue: options }, tickTraderProvider],
});
