// What a session must do for its orders from the beginning, also while nobody trades: know the trades, and take up what a former run left in doubt.
// client begins with it; for users of single functions their first command does it, or lateOutcomes.

import { filter, take, tap } from 'rxjs';
import type { Session } from '../session.js';
import { bookOf } from './book.js';
import { recovered } from './recover.js';

/** Follows the trades from now on, and opens the journal once the session connects. */
export const attend = <N>(session: Session<N>): void => {
  session.once(bookOf);
  session.core.state$
    .pipe(
      filter(({ status }) => status === 'connecting'),
      take(1),
      tap(() => session.once(recovered)),
    )
    .subscribe();
};
