// The account at the end of each day: the lazy stream and its cursor. client binds both.

import type { Observable } from 'rxjs';
import type * as t from 'io-ts';
import { records, type Cursor, type Page } from '../../request/pages.js';
import { dailySnapshot, reportPage, type DailySnapshot } from '../model/index.js';
import type { Session } from '../session.js';
import type { WalkQuery } from './query.js';
import { walkPages } from './walk.js';

const page = <N>(money: t.Type<N>) => reportPage(dailySnapshot(money));

/** Which snapshots. */
export type SnapshotQuery = WalkQuery;

/** The whole stretch: the document calls both stamps optional, the server's own types do not, so both are always sent. */
const whole = <N>(session: Session<N>, query: SnapshotQuery): SnapshotQuery => ({ ...query, from: query.from ?? 0, to: query.to ?? session.scheduler.now() });

/** Pages of daily snapshots, for whoever is slower than the wire. */
export const dailySnapshotPages = <N>(session: Session<N>, query: SnapshotQuery = {}): Cursor<Page<DailySnapshot<N>>> =>
  walkPages(session, whole(session, query), {
    request: 'DailySnapshots',
    codec: session.codecs(page),
    names: ['DailySnapshots', 'DailySnapshotsReport'],
    lastId: () => undefined, // snapshots bear no id: only LastId tells the place
  });

/** Daily snapshots as one lazy stream: the next page is asked for when the last record of the one before has been emitted. `take(n)` stops the walk. */
export const dailySnapshots = <N>(session: Session<N>, query: SnapshotQuery = {}): Observable<DailySnapshot<N>> =>
  records(() => dailySnapshotPages(session, { ...query, readAhead: 0 }));
