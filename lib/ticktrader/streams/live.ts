// What makes a stream of the session one that users get: the first subscription connects. The streams beside it are all made so.

import { defer, type Observable } from 'rxjs';
import type { Session } from '../session.js';

/** `stream$`, connecting on subscription. It outlives reconnects, completes after close(), and errors when a failure is final. */
export const live = <N, T>(session: Session<N>, stream$: Observable<T>): Observable<T> =>
  defer(() => {
    session.core.connect();
    return stream$;
  });
