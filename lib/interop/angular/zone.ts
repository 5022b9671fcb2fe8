// Out of Angular's zone: with zone.js each event of a socket and each timer would otherwise set off a change detection of the whole application.
// The clients' factories ask for it. Signals and `async` hear of what is emitted out there as well.

import { inject, NgZone } from '@angular/core';
import type { SchedulerLike } from 'rxjs';
import { monotonic, type SteadyScheduler } from '../../base/clock.js';
import type { FetchLike } from '../../base/fetch.js';
import type { WebSocketConstructor } from '../../base/web-socket.js';

/** Runs work outside of the zone. */
export type Outside = <A>(work: () => A) => A;

/** How to get out of the zone; undefined where there is none, as in zoneless applications. Only in an injection context. */
export const injectOutside = (): Outside | undefined => {
  const zone = inject(NgZone, { optional: true });
  return zone instanceof NgZone ? (work) => zone.runOutsideAngular(work) : undefined; // what zoneless applications are given in its place is no NgZone
};

/** Zone.js remembers the zone in which a handler is set, so handlers are set outside too. */
const handlers = <S extends object>(socket: S, outside: Outside): S =>
  new Proxy(socket, {
    set: (target, name, value) => outside(() => Reflect.set(target, name, value)),
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value; // a platform's socket knows itself only under its own `this`
    },
  });

/** Makes sockets of `Base` that live outside. */
export const socketOutside = (Base: WebSocketConstructor, outside: Outside): WebSocketConstructor =>
  new Proxy(Base, {
    construct: (target, [url, protocols]: [string, string?]) =>
      handlers(
        outside(() => new target(url, protocols)),
        outside,
      ),
  });

/** A scheduler whose timers run outside. It brings the steady clock of the one within, which nobody could find out from it. */
export const schedulerOutside = (scheduler: SchedulerLike, outside: Outside): SteadyScheduler => ({
  now: () => scheduler.now(),
  steady: monotonic(scheduler),
  schedule: <T>(...action: Parameters<typeof scheduler.schedule<T>>) => outside(() => scheduler.schedule(...action)),
});

/** A `fetch` that asks from outside. */
export const fetchOutside =
  (ask: FetchLike, outside: Outside): FetchLike =>
  (url, request) =>
    outside(() => ask(url, request));
