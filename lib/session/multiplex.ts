// Frames to those who wait for them, by id from a Map: the cost of a frame does not grow with the requests in flight. One per connection.
// rxjs's own multiplex() shows every frame to every reader.

import { Observable, Subject, type Subscriber } from 'rxjs';
import { inTurn } from '../base/in-turn.js';
import type { Probe } from '../base/probe.js';
import type { Inbound } from './protocol.js';

/** The switchboard of one connection. */
export interface Multiplex<F extends Inbound> {
  /** The frames that bear `id`, from subscription until unsubscription. One subscriber an id: a second takes its place. */
  readonly answers: (id: string) => Observable<F>;
  /** What nobody waits for, and all that is `shared`. Hot. */
  readonly pushes$: Observable<F>;
  /** Emits when the last waiting request has gone, and at once where none waits. */
  readonly idle$: Observable<void>;
  /** How many requests wait. */
  readonly waiting: () => number;
  readonly deliver: (frame: F) => void;
  /** The connection is gone: errors everyone who waits. */
  readonly fail: (error: unknown) => void;
}

/** Who waits. Emptied when they go: a Map that is rebuilt leaves a copy of itself behind, which would keep all of them from the young collector. */
interface Route<F> {
  subscriber: Subscriber<F> | undefined;
}

/** An empty switchboard. Frames delivered from inside a delivery wait for their turn, so that everyone sees one order. */
export const multiplex = <F extends Inbound>(probe: Probe): Multiplex<F> => {
  const routes = new Map<string, Route<F>>();
  const pushes$ = new Subject<F>();
  const released$ = new Subject<void>();

  const hand = (frame: F): void => {
    const route = frame.id === undefined ? undefined : routes.get(frame.id);
    if (route === undefined && frame.id !== undefined && frame.answers && frame.unasked !== true) probe.count('unrouted');
    if (route === undefined || frame.shared) pushes$.next(frame);
    route?.subscriber?.next(frame);
  };
  const answers = (id: string): Observable<F> =>
    new Observable((subscriber) => {
      const route: Route<F> = { subscriber };
      routes.set(id, route);
      return () => {
        route.subscriber = undefined;
        if (routes.get(id) === route) routes.delete(id);
        if (routes.size === 0) released$.next();
      };
    });

  return {
    answers,
    pushes$: pushes$.asObservable(),
    idle$: new Observable((subscriber) => {
      if (routes.size === 0) subscriber.next();
      return released$.subscribe(subscriber);
    }),
    waiting: () => routes.size,
    deliver: inTurn(hand),
    fail: (error) => {
      const left = [...routes.values()];
      routes.clear();
      for (const { subscriber } of left) subscriber?.error(error);
    },
  };
};
