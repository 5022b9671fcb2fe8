// What clients are injected by, and the functions that do it. Components and services of an application call these.

import { inject, InjectionToken } from '@angular/core';
import { InvalidRequestError } from '../../base/errors.js';
import type { TickTrader } from '../../ticktrader/client.js';
import type { TtRest } from '../../tt-rest/client.js';

/** The TickTrader client of an environment; `withTickTrader` provides it. */
export const TICK_TRADER = new InjectionToken<TickTrader>('the TickTrader client of rxtt');

/** The TT REST client of an environment; `withTtRest` provides it. */
export const TT_REST = new InjectionToken<TtRest>('the TT REST client of rxtt');

const injected = <C>(token: InjectionToken<C>, feature: string): C => {
  const client = inject(token, { optional: true });
  if (client === null) throw new InvalidRequestError('provideRxtt(...)', `names no ${feature}, or is not among the providers here. Nothing was opened.`);
  return client;
};

/**
 * The TickTrader client of this environment. Only in an injection context: a constructor, a field, a factory.
 * Name `N` where the options name `numeric`. Throws an `InvalidRequestError` where nobody provides a client.
 */
export const injectTickTrader = <N = number>(): TickTrader<N> => injected(TICK_TRADER, 'withTickTrader(...)') as TickTrader<unknown> as TickTrader<N>; // a token cannot know `numeric`; whoever provides it does

/** The TT REST client of this environment, by the same rules. */
export const injectTtRest = <N = number>(): TtRest<N> => injected(TT_REST, 'withTtRest(...)') as TtRest<unknown> as TtRest<N>; // as above
