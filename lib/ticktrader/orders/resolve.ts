// Finds out what became of the commands in doubt, all of a session together, by reading and listening alone: nothing is ever sent again. send and recover hand
// them over.

import { catchError, EMPTY, merge, Observable, of, ReplaySubject, Subscription, tap } from 'rxjs';
import { monotonic } from '../../base/clock.js';
import { isOpen } from '../../session/gate.js';
import type { SessionState } from '../../session/state.js';
import type { Session } from '../session.js';
import { openCase, type Case } from './case.js';
import { lossIn, type Doubt } from './judge.js';
import { looks } from './looks.js';
import type { OrderOutcome } from './outcome.js';
import { look } from './rounds.js';

/** The resolver of a session. */
export interface Resolver<N> {
  /** Emits the settled outcome once it is known, and completes; without a value where the session ends first. Subscribed to once. */
  readonly resolve: (doubt: Doubt<N>) => Observable<OrderOutcome<N>>;
  /** What was seen after it had been presumed absent, and what `tellLate` was told. The latest are replayed to whoever comes late. Ends with the session. */
  readonly late$: Observable<OrderOutcome<N>>;
  readonly tellLate: (outcome: OrderOutcome<N>) => void;
}

/** The most outcomes that `late$` replays, and the most cases that are watched after they were presumed absent. */
const MOST_LATE = 1_000;

/** A resolver with nothing to do. One a session. */
export const resolver = <N>(session: Session<N>): Resolver<N> => {
  const { core, scheduler, options } = session;
  const { lateness, resolve: rhythm } = options;
  const tick = monotonic(scheduler);
  const late$ = new ReplaySubject<OrderOutcome<N>>(MOST_LATE);
  const life = new Subscription();
  /** In doubt, and who hears of it: undefined tells that nothing more will come. */
  const open = new Map<Case<N>, (outcome: OrderOutcome<N> | undefined) => void>();
  /** Presumed absent, and until when it is watched, steady clock. */
  const watched = new Map<Case<N>, number>();

  const settle = (one: Case<N>, outcome: OrderOutcome<N> | undefined): void => {
    if (outcome === undefined) return;
    const tell = open.get(one);
    open.delete(one);
    if (watched.delete(one)) late$.next(outcome);
    tell?.(outcome);
  };
  /** Every case, also those that a handler of an outcome adds or ends meanwhile. */
  const each = (act: (one: Case<N>) => OrderOutcome<N> | undefined): void => {
    if (open.size + watched.size === 0) return;
    for (const one of [...open.keys(), ...watched.keys()]) if (open.has(one) || watched.has(one)) settle(one, act(one));
  };
  const presume = (one: Case<N>): void => {
    const tell = open.get(one);
    open.delete(one);
    watched.set(one, tick() + lateness.otherwise);
    const [oldest] = watched.keys();
    if (watched.size > MOST_LATE && oldest !== undefined) watched.delete(oldest);
    tell?.(one.presume());
  };

  const round = (): Observable<unknown> => {
    const begun = tick();
    for (const [one, until] of watched) if (begun > until) watched.delete(one);
    const present = [...open.keys(), ...watched.keys()];
    if (present.length === 0 || !isOpen(core.gate())) return EMPTY;
    const isPresent = new Set(present);
    return look(
      session,
      present.map(({ wanted }) => wanted()),
    ).pipe(
      tap((found) => {
        each((one) => (isPresent.has(one) ? one.look(found) : undefined));
        for (const one of present) if (open.has(one) && begun >= one.horizon()) presume(one);
      }),
      catchError((error: unknown) => {
        for (const one of present) one.fail(error);
        return of(undefined);
      }),
    );
  };
  const due = (lookedAt: number, readyAt: number): number =>
    [...open.keys(), ...watched.keys()].reduce((soonest, one) => Math.min(soonest, one.due(lookedAt, readyAt)), Infinity);
  const pause = Math.min(rhythm.every, ...rhythm.rounds);
  const times = looks({ scheduler, tick, pause, due, look: round });

  const follow = (state: SessionState): void => {
    if (state.status === 'waiting') {
      const loss = lossIn(state.reason) ?? { wasReset: false };
      for (const one of open.keys()) one.lose(loss);
    }
    times.ready(state.status === 'ready');
  };
  const end = (): void => {
    times.stop();
    life.unsubscribe();
    const tellers = [...open.values()];
    open.clear();
    watched.clear();
    for (const tell of tellers) tell(undefined);
  };
  const inbound$ = core.inbound$.pipe(
    tap({
      next: (frame) => {
        if (frame.answers && frame.id !== undefined) each((one) => (one.doubt.commandId === frame.id ? one.hearAnswer(frame) : undefined));
      },
      error: (error: unknown) => {
        end();
        late$.error(error);
      },
      complete: () => {
        end();
        late$.complete();
      },
    }),
    catchError(() => EMPTY),
  );
  const reports$ = session.reports$.pipe(
    tap((tagged) => {
      each((one) => one.hear(tagged));
    }),
    catchError(() => EMPTY),
  );
  const logins$ = session.restored$.pipe(
    tap(({ trades = [] }) => {
      each((one) => one.hearRestored(trades));
    }),
  );
  life.add(merge(core.state$.pipe(tap(follow)), logins$, reports$, inbound$).subscribe());

  return {
    resolve: (doubt) =>
      new Observable((subscriber) => {
        if (life.closed) {
          subscriber.complete();
          return;
        }
        const one = openCase(session, doubt, tick);
        open.set(one, (outcome) => {
          if (outcome !== undefined) subscriber.next(outcome);
          subscriber.complete();
        });
        times.want(one.due);
      }),
    late$: late$.asObservable(),
    tellLate: (outcome) => {
      late$.next(outcome);
    },
  };
};
