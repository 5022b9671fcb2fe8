// Everything a client says unasked, gathered: worlds and torn sessions listen with one, and laws look at what it heard.

import { Subscription } from 'rxjs';
import type { ExecutionEvent, OrderOutcome, SessionState, Trade } from '../../lib/ticktrader/index.js';
import type { Client } from './client.js';

/** What was heard so far. */
export interface Heard<N> {
  readonly executions: readonly ExecutionEvent<N>[];
  readonly late: readonly OrderOutcome<N>[];
  /** The latest of openTrades$. */
  readonly openTrades: readonly Trade<N>[] | undefined;
  /** Streams that failed, and how: none may while the session can go on. */
  readonly failures: readonly string[];
}

/** What was heard, to be added to. */
export interface Memory<N> {
  readonly executions: ExecutionEvent<N>[];
  readonly late: OrderOutcome<N>[];
  openTrades: readonly Trade<N>[] | undefined;
  readonly failures: string[];
}

/** Nothing was heard yet. */
export const nothingHeard = <N>(): Memory<N> => ({ executions: [], late: [], openTrades: undefined, failures: [] });

/** Listens until it is told to stop. */
export interface Ear<N> extends Heard<N> {
  readonly stop: () => void;
}

/** Hears of things as they come. */
export interface Listener<N> {
  readonly state?: (state: SessionState) => void;
  readonly execution?: (event: ExecutionEvent<N>) => void;
  readonly late?: (outcome: OrderOutcome<N>) => void;
}

/** Listens to all streams of `client` from now on. What is heard is added to `memory`: a client may live more than once. */
export const earOf = <N>(client: Client<N>, listener: Listener<N> = {}, memory: Memory<N> = nothingHeard()): Ear<N> => {
  const { executions, late, failures } = memory;
  const failed = (name: string) => (error: unknown) => void failures.push(`${name}: ${String(error)}`);
  const life = new Subscription();
  life.add(client.state$.subscribe({ next: (state) => listener.state?.(state), error: failed('state$') }));
  life.add(
    client.executions$.subscribe({
      next: (event) => {
        executions.push(event);
        listener.execution?.(event);
      },
      error: failed('executions$'),
    }),
  );
  life.add(client.openTrades$.subscribe({ next: ({ all }) => void (memory.openTrades = all), error: failed('openTrades$') }));
  life.add(
    client.lateOutcomes$.subscribe({
      next: (outcome) => {
        late.push(outcome);
        listener.late?.(outcome);
      },
      error: failed('lateOutcomes$'),
    }),
  );
  return {
    executions,
    late,
    failures,
    get openTrades() {
      return memory.openTrades;
    },
    stop: () => {
      life.unsubscribe();
    },
  };
};
