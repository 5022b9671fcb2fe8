// provideRxtt: what an application, a route or a test lists among its providers. Each feature is an array of providers; nothing is opened here.

import { InjectionToken, makeEnvironmentProviders, type EnvironmentProviders, type Provider } from '@angular/core';
import type { SchedulerLike } from 'rxjs';
import type { Probe } from '../../base/probe.js';

/** What both clients are told, unless their own options say otherwise. */
export interface RxttConfig {
  /** Where all time comes from. Default rxjs's asyncScheduler; tests hand in a virtual clock. */
  readonly scheduler?: SchedulerLike;
  /** Hears of everything that is counted. */
  readonly probe?: Probe;
}

/** A part of `provideRxtt`: what one of the `with...` functions makes. Parts that are not named cost a bundle nothing. */
export interface RxttFeature {
  readonly providers: readonly Provider[];
}

/** What the features read the common configuration from. */
export const CONFIG = new InjectionToken<RxttConfig>('what all clients of rxtt are told');

/**
 * Provides the clients of `features` in an environment: the application, a lazy route, a test. A client is made when it is first injected, connects
 * when something is first asked of it, and is closed with its environment. On the server it is silent: it opens nothing, and its streams are empty.
 */
export const provideRxtt = (config: RxttConfig, ...features: readonly RxttFeature[]): EnvironmentProviders =>
  makeEnvironmentProviders([{ provide: CONFIG, useValue: config }, ...features.flatMap(({ providers }) => providers)]);
