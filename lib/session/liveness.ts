// Whether the other side is still there: any sign is life, silence is asked about, and silence after that ends the connection. Domains pipe their connections through it.
// Silence is counted in beats of our own timer, so that what passes while this process stands still is never taken for the server's.

import { filter, ignoreElements, interval, map, merge, of, switchMap, tap, type MonoTypeOperatorFunction, type Observable } from 'rxjs';
import { after } from '../base/clock.js';
import type { Probe } from '../base/probe.js';
import type { Connection } from './connection.js';
import { pauses } from './pauses.js';
import type { Inbound } from './protocol.js';

/** How long silence may last, in milliseconds. */
export interface Liveness {
  /** After so much of it the server is asked for a sign of life. */
  readonly idle: number;
  /** After so much more the connection is dead. */
  readonly grace: number;
}

/** What a connection is watched with. */
export interface LivenessOptions<F extends Inbound, Body> {
  readonly policy: Liveness;
  /** How to ask over this connection for a sign of life. Where it gives nothing, nobody watches here. */
  readonly asking: (connection: Connection<F, Body>) => (() => void) | undefined;
  readonly probe: Probe;
}

/** Beats in the shorter of the two times: a dead connection is found so much of it late at most. */
const BEATS = 8;

/** Milliseconds between two looks. */
const beatOf = ({ idle, grace }: Liveness): number => Math.max(1, Math.floor(Math.min(idle, grace) / BEATS));

const silent = ({ idle, grace }: Liveness): string => `The server gave no sign of life for ${String(idle)} ms, nor when it was asked for ${String(grace)} ms.`;

/** Counts the silence of one connection from beat to beat; says of each whether it has lasted too long, and asks in time. */
const silence = <F extends Inbound, Body>({ pulse, scheduler }: Connection<F, Body>, ask: () => void, { policy, probe }: LivenessOptions<F, Body>) => {
  const beat = beatOf(policy);
  const paused = pauses(scheduler, beat, probe);
  let heard = pulse.heard();
  let quiet = 0;
  let isAsked = false;
  let isExcused = false;

  const listen = (): void => {
    const now = pulse.heard();
    if (now === heard) {
      quiet += beat; // never more, however late this beat is
      return;
    }
    heard = now;
    quiet = 0;
    isAsked = false;
    isExcused = false;
  };
  /** After a pause of ours the server is asked at once, with a whole grace to answer in; once in a silence, or a process that keeps pausing would never know. */
  const isExcuse = (): boolean => paused() && !isExcused;

  return (): boolean => {
    listen();
    const excuse = isExcuse();
    if (excuse) isExcused = true;
    if (excuse || (!isAsked && quiet >= policy.idle)) {
      isAsked = true;
      quiet = 0;
      ask();
    }
    return isAsked && quiet >= policy.grace;
  };
};

/** Cuts the connection off once it is dead; emits nothing. One timer, whatever comes in. */
const watched = <F extends Inbound, Body>(connection: Connection<F, Body>, options: LivenessOptions<F, Body>): Observable<never> => {
  const ask = options.asking(connection);
  const { pulse, scheduler } = connection;
  if (ask === undefined) return of().pipe(ignoreElements());
  const isTooLong = silence(connection, ask, options);
  return interval(beatOf(options.policy), scheduler).pipe(
    filter(isTooLong),
    map(() => pulse.heard()),
    // one more turn: what came in during this one was not read yet
    switchMap((heard) => after(0, scheduler).pipe(filter(() => pulse.heard() === heard))),
    tap(() => {
      pulse.cut(silent(options.policy));
    }),
    ignoreElements(),
  );
};

/** Connections that are watched from here on: a dead one is torn down, with a reset where the platform can, and errors like any lost one. */
export const alive = <F extends Inbound, Body>(options: LivenessOptions<F, Body>): MonoTypeOperatorFunction<Connection<F, Body>> =>
  switchMap((connection) => merge(of(connection), watched(connection, options)));
