// Execution reports as they arrive, and the operators that pick among them. client binds the stream; the operators work on any stream of reports.

import { filter, map, type MonoTypeOperatorFunction, type Observable, type OperatorFunction } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { EventName, ExecutionReport, ReportOf } from '../model/index.js';
import type { Session } from '../session.js';
import { live } from './live.js';

/** Execution reports as they arrive. Reports that the server sends while the connection is down are lost here. */
export const executionReports = <N>(session: Session<N>): Observable<ExecutionReport<N>> => live(session, session.reports$.pipe(map(({ report }) => report)));

/** Only reports of these events, narrowed to what such a report carries: `ofEvent('Filled', 'PartialFilled')`. */
export const ofEvent = <N, E extends EventName>(...events: readonly E[]): OperatorFunction<ExecutionReport<N>, ReportOf<E, N>> => {
  const wanted: ReadonlySet<string> = new Set(events);
  return filter((report): report is ExecutionReport<N> & ReportOf<E, N> => wanted.has(report.Event));
};

/** Only reports about this order, by its own id or by the ClientId it was given. */
export const ofOrder = <N>(clientIdOrTradeId: Id): MonoTypeOperatorFunction<ExecutionReport<N>> => {
  const wanted = String(clientIdOrTradeId);
  return filter(({ Trade }) => Trade.Id === wanted || Trade.ClientId === wanted);
};
