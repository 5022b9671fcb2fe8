// rxtt/logger: what a client does, into a logger shaped like pino's. Lines are made of chosen fields, never of whole objects: nothing secret can slip in.

import { filter, Subscription, switchMap, take, tap, type MonoTypeOperatorFunction, type Observable } from 'rxjs';
import type { Counter, Probe } from '../base/probe.js';
import type { Outcome } from '../base/outcome.js';
import { describeNotice, describeOutcome, describeState, type Line, type LoggedNotice, type LoggedState } from './parts/lines.js';

/** The part of pino that is used; others have it too. `fields` come first, then the words. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What is listened to: a client of either kind, as far as it has these. */
export interface Loggable {
  readonly state$: Observable<LoggedState>;
  readonly notices$?: Observable<LoggedNotice>;
  readonly lateOutcomes$?: Observable<LoggedOutcome>;
}

/** A verdict on a command, of any client. */
export type LoggedOutcome = Outcome<unknown, unknown, unknown>;

const write = (logger: Logger, { level, fields, message }: Line): void => {
  logger[level](fields, message);
};

/**
 * Logs where the client stands, its notices and its late outcomes, until the subscription ends or the client is closed. It never makes a client connect:
 * notices and outcomes are listened to once something else has.
 */
export const logTo =
  (logger: Logger) =>
  (client: Loggable): Subscription => {
    const { state$, notices$, lateOutcomes$ } = client;
    const life = new Subscription();
    /** What ends a hot stream is told by state$ already. */
    const quietly = (): void => undefined;
    const awake$ = state$.pipe(
      filter(({ status }) => status !== 'idle' && status !== 'closed'),
      take(1),
    );
    const listen = <T>(stream$: Observable<T> | undefined, describe: (value: T) => Line): void => {
      if (stream$ === undefined) return;
      life.add(
        awake$.pipe(switchMap(() => stream$)).subscribe({
          error: quietly,
          next: (value) => {
            write(logger, describe(value));
          },
        }),
      );
    };
    listen(notices$, describeNotice);
    listen(lateOutcomes$, describeOutcome);
    life.add(
      state$.subscribe({
        error: quietly,
        next: (state) => {
          write(logger, describeState(state));
        },
      }),
    );
    return life;
  };

/** Logs every outcome that passes: `tt.createOrder(order).pipe(logOutcomes(logger))`. */
export const logOutcomes = <T extends LoggedOutcome>(logger: Logger): MonoTypeOperatorFunction<T> =>
  tap((outcome) => {
    write(logger, describeOutcome(outcome));
  });

/** What is worth a line of its own; frames are not. */
const LOUD: Partial<Record<Counter, string>> = {
  decodeError: 'a frame could not be read',
  inexact: 'a number lost digits as a double',
  unrouted: 'an answer came for which nobody waits any more',
  throttled: 'a request was held back by the throttle',
};

/** A probe for the client's option `probe`: troubles at `warn`, the end of each request at `debug`. */
export const loggingProbe = (logger: Logger): Probe => ({
  count: (counter) => {
    const message = LOUD[counter];
    if (message !== undefined) logger.warn({ counter }, message);
  },
  request: (request) => {
    const start = performance.now();
    return (end) => {
      logger.debug({ request, end, milliseconds: Math.round(performance.now() - start) }, `${request} ${end}`);
    };
  },
});
