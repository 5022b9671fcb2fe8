// `rxtt watch`: execution reports as they come, or with --gapless every execution once, those of lost connections too.

import { defer, filter, identity, map, take, type Observable } from 'rxjs';
import { executionColumns } from '../../sinks/parts/models.js';
import type { ExecutionEvent } from '../../ticktrader/index.js';
import type { Money } from '../connect/money.js';
import { withTickTrader, type ConnectOptions } from '../connect/ticktrader.js';
import type { Desk } from '../desk.js';
import { usageError } from '../exit.js';
import { deliver } from '../records/deliver.js';
import type { OutputOptions } from '../records/format.js';
import type { Kind } from '../records/kind.js';
import { ofEach } from '../records/source.js';
import type { Output } from '../terminal/output.js';
import { among, onlyWanted, REPORT, type Wanted } from './reports.js';

/** What the user of the command chose. */
export interface WatchOptions extends ConnectOptions, OutputOptions, Wanted {
  /** End after so many. */
  readonly count?: number;
  /** Every execution once, in order, also those the server told nobody of. */
  readonly gapless?: boolean;
}

const EXECUTION: Kind = {
  name: 'execution',
  isOpenEnded: true,
  fields: executionColumns,
  columns: ['seq', 'kind', 'change', 'tradeId', 'at', 'source', 'reason', 'key', 'clientId'],
};

type Event = ExecutionEvent<Money>;

const symbolOf = ({ report, record, trade }: Extract<Event, { readonly kind: 'execution' }>): string =>
  report?.Trade.Symbol ?? record?.Symbol ?? trade?.Symbol ?? '';

/** Gaps and their ends are always told: without them nobody knew how far to trust the rest. */
const isWanted = ({ symbol, order }: Wanted): ((event: Event) => boolean) => {
  const isSymbol = among(symbol);
  return (event) =>
    event.kind !== 'execution' ||
    ((symbol === undefined || isSymbol(symbolOf(event))) && (order === undefined || event.tradeId === order || event.clientId === order));
};

/** Without its cursor, which is for programs that resume and grows with what they have seen. */
const shown = (event: Event): object => ({ ...event, cursor: undefined });

/** Shows them until it is stopped. */
export const watch = (options: WatchOptions, desk: Desk): Observable<Output> =>
  defer(() => {
    const { gapless = false, event, count } = options;
    if (gapless && event !== undefined) throw usageError('--event picks reports, and --gapless shows executions: leave one of them out');
    const some = <T>(): ((all$: Observable<T>) => Observable<T>) => (count === undefined ? identity : take(count));
    return withTickTrader(options, desk, ({ tt }) =>
      gapless
        ? deliver(EXECUTION, options, ofEach(tt.executions$.pipe(filter(isWanted(options)), some(), map(shown))), desk)
        : deliver(REPORT, options, ofEach(tt.executionReports$.pipe(onlyWanted(options), some())), desk),
    );
  });
