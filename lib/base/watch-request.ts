// Tells a probe of a request from leaving to its end. The connection of a session and the calls of TT REST watch theirs with it.

import { Observable, type MonoTypeOperatorFunction } from 'rxjs';
import type { Probe, RequestEnd } from './probe.js';

/** `request$`, each subscription of which the probe hears of under `name`. `endOf` says which value ends it, and how; a probe that does not watch costs nothing. */
export const watchRequest =
  <T>(probe: Probe, name: string, endOf: (value: T) => RequestEnd | undefined): MonoTypeOperatorFunction<T> =>
  (request$) =>
    probe.request === undefined
      ? request$
      : new Observable((subscriber) => {
          let tell = probe.request?.(name);
          const end = (how: RequestEnd): void => {
            tell?.(how);
            tell = undefined;
          };
          subscriber.add(() => {
            end('left');
          });
          return request$.subscribe({
            next: (value) => {
              const how = endOf(value);
              if (how !== undefined) end(how);
              subscriber.next(value);
            },
            error: (error: unknown) => {
              end('failed');
              subscriber.error(error);
            },
            complete: () => {
              subscriber.complete();
            },
          });
        });
