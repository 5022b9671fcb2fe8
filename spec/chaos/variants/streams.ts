// Clients whose streams tell too little or too much: made of the library's own parts, put together wrongly.

import { filter, map, merge, mergeMap, scan, type Observable } from 'rxjs';
import { afterReport, openList, type OpenList } from '../../../lib/ticktrader/streams/open-list.js';
import type { Change } from '../../../lib/ticktrader/streams/executions/change.js';
import { hubWith } from '../../../lib/ticktrader/streams/executions/hub.js';
import { normaliseRecord } from '../../../lib/ticktrader/streams/executions/normalise-record.js';
import { normaliseReport } from '../../../lib/ticktrader/streams/executions/normalise-report.js';
import { RHYTHM, type Rhythm } from '../../../lib/ticktrader/streams/executions/rhythm.js';
import { teller } from '../../../lib/ticktrader/streams/executions/teller.js';
import { tradeHistory, type ExecutionEvent, type Session } from '../../../lib/ticktrader/index.js';
import { openSessionWith } from '../../../lib/ticktrader/open-session.js';
import { clientOf, type Client } from '../client.js';
import type { MakeClient } from '../stage.js';
import type { Variant } from './variant.js';

/** The shipped client with some of its streams replaced. */
const streaming =
  (replace: <N>(session: Session<N>) => Partial<Client<N>>): MakeClient =>
  (options) => {
    const session = openSessionWith(options, options.numeric);
    return { ...clientOf(session), ...replace(session) };
  };

/** Numbers and tells changes as they come, with nothing kept of what was told. */
const asTold = <N>({ reports$ }: Session<N>, changes$: Observable<Change<N>>): Observable<ExecutionEvent<N>> => {
  const mouth = teller<N>(0, () => (seq) => ({ seq, watermark: 0, keys: [], chains: {} }));
  changes$.subscribe({ next: mouth.change, error: mouth.fail });
  reports$.subscribe({ complete: mouth.complete });
  return mouth.events$;
};

const reported = <N>({ reports$, options }: Session<N>): Observable<Change<N>> =>
  reports$.pipe(
    map(({ report }) => normaliseReport(options.numeric.print, report)),
    filter((change) => change !== undefined),
  );

/** All that history shows, after every login. */
const recorded = <N>(session: Session<N>): Observable<Change<N>> =>
  session.restored$.pipe(
    mergeMap(() => tradeHistory(session)),
    map((record) => normaliseRecord(session.options.numeric.print, record)),
  );

/** executions$ of another rhythm. */
const rhythmic = (rhythm: Partial<Rhythm>): MakeClient =>
  streaming((session) => {
    const hub = hubWith(session, { ...RHYTHM, ...rhythm });
    hub.start();
    return { executions$: hub.events$ };
  });

/** One chain for an order and the position that bears its number. */
const merged = <N>(event: ExecutionEvent<N>): ExecutionEvent<N> => (event.kind === 'execution' ? { ...event, key: event.key.replace(/^P\//, 'O/') } : event);

const NEVER = 2 ** 31 - 1;

export const streamVariants: readonly Variant[] = [
  {
    name: 'reports-are-enough',
    belief: 'what is reported while the connection is down does not matter',
    client: streaming((session) => ({ executions$: asTold(session, reported(session)) })),
  },
  {
    name: 'no-dedup',
    belief: 'what history shows was not told before',
    client: streaming((session) => ({ executions$: asTold(session, merge(reported(session), recorded(session))) })),
  },
  { name: 'no-audit', belief: 'a connection that stands loses nothing', client: rhythmic({ audit: NEVER }) },
  {
    name: 'one-key-for-both',
    belief: 'an order and the position that bears its number are one thing',
    client: (options) => {
      const session = openSessionWith(options, options.numeric);
      const client = clientOf(session);
      return { ...client, executions$: client.executions$.pipe(map(merged)) };
    },
  },
  {
    name: 'list-of-reports',
    belief: 'the list of what is open follows from the first login and the reports since',
    client: streaming(<N>({ restored$, reports$ }: Session<N>) => ({
      openTrades$: merge(
        restored$.pipe(
          filter(({ trades }, index) => trades !== undefined && index === 0),
          map(
            ({ trades = [] }) =>
              () =>
                openList(trades),
          ),
        ),
        reports$.pipe(
          map(
            ({ report }) =>
              (list: OpenList<N>) =>
                afterReport(list, report),
          ),
        ),
      ).pipe(
        scan((list: OpenList<N>, change) => change(list), []),
        map((all) => ({ all, added: [], changed: [], removed: [] })),
      ),
    })),
  },
];
