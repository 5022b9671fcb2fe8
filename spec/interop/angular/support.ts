// An Angular environment in plain mocha, and what the specs of rxtt/angular put into it.

import '@angular/compiler';
import { createEnvironmentInjector, runInInjectionContext, type EnvironmentInjector, type EnvironmentProviders, type Provider } from '@angular/core';
import type { WebSocketLike } from '../../../lib/index.js';

const NOTHING = { get: (_: unknown, otherwise: unknown): unknown => otherwise } as unknown as EnvironmentInjector; // the parent of all injectors: it has nothing

/** An environment with these providers; `destroy()` ends it. */
export const environment = (...providers: (Provider | EnvironmentProviders)[]): EnvironmentInjector => createEnvironmentInjector(providers, NOTHING);

/** What `work` comes to in the injection context of `injector`. */
export const inside = <A>(injector: EnvironmentInjector, work: () => A): A => runInInjectionContext(injector, work);

/** A socket that never opens. */
export class SilentSocket implements WebSocketLike {
  readonly readyState = 0;
  readonly bufferedAmount = 0;
  binaryType = 'blob';
  onopen = null;
  onmessage = null;
  onerror = null;
  onclose = null;
  send(): void {
    throw new Error('not open');
  }
  close(): void {
    // it never was open
  }
}
