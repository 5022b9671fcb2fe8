// rxtt/testing/angular: withSimulator, both back ends in memory behind the clients an application injects, so that its tests need no server.
// An entry point of its own: rxtt/testing stays free of Angular.

import { inject, InjectionToken } from '@angular/core';
import { CONFIG, type RxttFeature } from '../interop/angular/provide.js';
import { TICK_TRADER_DOOR, tickTraderProvider, type AppTickTraderOptions } from '../interop/angular/tick-trader.js';
import { TT_REST_DOOR, ttRestProvider } from '../interop/angular/tt-rest.js';
import { InvalidRequestError } from '../base/errors.js';
import { simulatedTickTrader, type InMemoryOptions, type InMemoryTickTrader } from '../simulator/ticktrader/doors/in-memory.js';
import { simulatedTtRest, type InMemoryTtOptions, type InMemoryTtRest } from '../simulator/tt-rest/doors/in-memory.js';
import { hmacSha256Base64 } from '../ticktrader/hmac.js';
import type { TtRestOptions } from '../tt-rest/options.js';

/** What the simulated servers are told. Time comes from the `scheduler` of `provideRxtt`, unless named here. */
export interface SimulatorChoices {
  readonly tickTrader?: InMemoryOptions;
  readonly ttRest?: InMemoryTtOptions;
}

const TICK_TRADER_SERVER = new InjectionToken<InMemoryTickTrader>('the simulated TickTrader server');
const TT_REST_SERVER = new InjectionToken<InMemoryTtRest>('the simulated TT REST server');

/** How to get in: the server's own signature, and the code its authenticator shows. */
const tickTraderDoor = (): AppTickTraderOptions => {
  const { url, webSocket, credentials, oneTimePassword } = inject(TICK_TRADER_SERVER);
  const { webApiId, webApiKey, webApiSecret } = credentials;
  const sign = (text: string): readonly string[] => [hmacSha256Base64(text, webApiSecret)];
  return { url, webSocket, credentials: { webApiId, webApiKey, sign }, oneTimePassword: () => [oneTimePassword()] };
};

const ttRestDoor = (): TtRestOptions => {
  const { environment, apiSecret, fetch } = inject(TT_REST_SERVER);
  return { environment, apiSecret, fetch, appName: 'app', companyName: 'company' };
};

/**
 * Both back ends in memory: the clients that are injected in this environment go to them, whatever `withTickTrader` and `withTtRest` say of addresses
 * and credentials. Name it among the features of `provideRxtt`, alone or after others. The servers are made when first asked for and need no end.
 */
export const withSimulator = (choices: SimulatorChoices = {}): RxttFeature => {
  const time = () => {
    const scheduler = inject(CONFIG, { optional: true })?.scheduler;
    return scheduler && { scheduler };
  };
  return {
    providers: [
      { provide: TICK_TRADER_SERVER, useFactory: () => simulatedTickTrader({ ...time(), ...choices.tickTrader }) },
      { provide: TT_REST_SERVER, useFactory: () => simulatedTtRest({ ...time(), ...choices.ttRest }) },
      { provide: TICK_TRADER_DOOR, useFactory: tickTraderDoor },
      { provide: TT_REST_DOOR, useFactory: ttRestDoor },
      tickTraderProvider,
      ttRestProvider,
    ],
  };
};

const injected = <S>(token: InjectionToken<S>): S => {
  const server = inject(token, { optional: true });
  if (server === null) throw new InvalidRequestError('provideRxtt(...)', 'names no withSimulator(...) here.');
  return server;
};

/** The simulated TickTrader server behind this environment's client: its `exchange` moves prices and cuts connections, its `journal` is the truth. */
export const injectTickTraderServer = (): InMemoryTickTrader => injected(TICK_TRADER_SERVER);

/** The simulated TT REST server behind this environment's client. */
export const injectTtRestServer = (): InMemoryTtRest => injected(TT_REST_SERVER);
