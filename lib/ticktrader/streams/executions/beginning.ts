// Where the story of a newcomer begins: now. What the server's history shows of the time before is passed over.

import { map, of, switchMap, type Observable } from 'rxjs';
import { isOpen } from '../../../session/gate.js';
import type { Session } from '../../session.js';
import { identityOf, type Change, type Print } from './change.js';
import { normaliseRecord } from './normalise-record.js';
import { recordsFrom, stampOf } from './read-state.js';
import type { Story } from './story.js';

/** The newcomer. */
export interface Newcomer<N> {
  readonly story: Story<N>;
  readonly print: Print<N>;
  /** How long ago it came, in ms: a duration, since the clock on the wall may have been set meanwhile. */
  readonly passed: () => number;
  /** The connection that was there already, if one was. */
  readonly joined: number | undefined;
  /** The reports that came since. */
  readonly reports: () => readonly Change<N>[];
}

/** Passes over what history shows since `from`, unless a report told of it too; gives the stamp of the newest. */
const passOver = <N>(session: Session<N>, { story, print, reports }: Newcomer<N>, from: number): Observable<number> =>
  recordsFrom(session, from).pipe(
    map((records) => {
      const reported = new Set(reports().map(identityOf));
      for (const change of records.map((record) => normaliseRecord(print, record))) {
        story.seen(change.at);
        if (!reported.has(identityOf(change))) story.standing.pass(change, change.at ?? from);
      }
      return Math.max(from, story.newest());
    }),
  );

/**
 * The server's stamp of the beginning. Who came before the connection hears all that happens on it. Who joined one hears what happens from now on; the server
 * tells no time but in its records, so those are looked through first.
 */
export const beginning = <N>(session: Session<N>, newcomer: Newcomer<N>): Observable<number> =>
  stampOf(session, newcomer.passed).pipe(
    switchMap((stamp) => {
      const gate = session.core.gate();
      if (newcomer.joined === undefined || !isOpen(gate) || gate.epoch !== newcomer.joined) return of(stamp);
      return passOver(session, newcomer, Math.max(stamp, newcomer.story.newest()));
    }),
  );
