// Outcomes that come when the command's own stream is over: after `presumedAbsent`, and of commands of a former run. client binds it.

import { defer, type Observable } from 'rxjs';
import type { Session } from '../session.js';
import type { OrderOutcome } from './outcome.js';
import { recovered } from './recover.js';
import { resolver } from './resolve.js';

/**
 * What contradicts an earlier `presumedAbsent`, and what became of the commands that a former run of the program left in the journal: nobody else can hear of
 * those. Replays the latest 1000, also once the session is over, so that whoever subscribes late misses none. A command is watched for `lateness.otherwise` ms
 * after it was presumed absent. Completes after close(), and errors when a failure is final.
 */
export const lateOutcomes = <N>(session: Session<N>): Observable<OrderOutcome<N>> =>
  defer(() => {
    session.once(recovered);
    session.core.connect();
    return session.once(resolver).late$;
  });
