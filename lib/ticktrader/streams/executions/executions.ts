// The gap-free stream of what happened to orders, positions and the balance. client binds it.

import { Observable } from 'rxjs';
import type { ExecutionEvent } from '../../model/index.js';
import type { Session } from '../../session.js';
import { executionHub } from './hub.js';

/**
 * Every change of state, once and in order per order and position, over any number of disconnects, also where a healthy connection drops a report (found
 * within 30 s). Hot: the first subscription connects and starts it, it then goes on until the session ends, and a later subscriber begins at the current `seq`.
 *
 * A `gap` says that something may be missing from here on, `caughtUp` that nothing is any more. `resumeFrom` with the `cursor` of the last event goes on
 * after it; without one the stream begins with an `open` for all that is open, and tells nothing of what happened before.
 *
 * What it promises, it promises of what the server's history shows within `historyLag`. Of some things the server keeps no record: a Gross order that is filled
 * while nobody listens arrives as the `open` of its position; changes of an order's terms arrive as one `modified` with the terms it has in the end; swaps
 * charged for the night (`ChargedSwap`) are no change here at all, `openTrades$` shows them.
 */
export const executions = <N>(session: Session<N>): Observable<ExecutionEvent<N>> =>
  new Observable((subscriber) => {
    const { events$, start } = session.once(executionHub<N>);
    const life = events$.subscribe(subscriber);
    start(); // once there is somebody to hear the first event
    return life;
  });
