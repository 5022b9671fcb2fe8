// What we aim at, as one table, and how a result is held against it. `npm run bench -- --check` says which aim is missed.

import type { Figure, Result } from './row.js';
import type { RowName } from './rows.js';

/** A bound on one figure. */
export interface Aim {
  readonly row: RowName;
  readonly of: string;
  readonly who: string;
  /** Whether the bound is on the ratio or on the median itself. */
  readonly by: 'ratio' | 'value';
  readonly bound: 'at most' | 'at least';
  readonly limit: number;
}

const atMost = (row: RowName, of: string, who: string, limit: number, by: Aim['by'] = 'ratio'): Aim => ({ row, of, who, by, bound: 'at most', limit });
const atLeast = (row: RowName, of: string, who: string, limit: number, by: Aim['by'] = 'ratio'): Aim => ({ row, of, who, by, bound: 'at least', limit });

/** Every aim. */
export const AIMS: readonly Aim[] = [
  atMost('validate', 'mix', 'rxtt', 1.4),
  atMost('dispatch', '1 in flight', 'rxtt', 1.25),
  atMost('dispatch', '1000 in flight', 'rxtt', 1.25),
  atMost('dispatch', '10000 in flight', 'rxtt', 1.25),
  atMost('dispatch', 'growth from 1 to 10000', 'rxtt', 1.15),
  atLeast('round-trips', '1 in flight', 'rxtt', 0.95),
  atLeast('round-trips', '4 in flight', 'rxtt', 0.95),
  atLeast('round-trips', '16 in flight', 'rxtt', 0.95),
  atLeast('round-trips', '32 in flight', 'rxtt', 1.2),
  atLeast('round-trips', '100 in flight', 'rxtt', 1.2),
  atLeast('round-trips', '100 in flight', 'rxtt against rxjs + io-ts', 3),
  atMost('history', '20 ms', 'rxtt, parallel: 8', 0.25),
  atLeast('records', 'pages of 1000', 'rxtt, records through rxjs', 0.95),
  atMost('slow-consumer', 'busy for 20 ms a page', 'one ahead', 0.82),
  atMost('slow-consumer', 'waiting for 20 ms a page', 'one ahead', 0.82),
  atMost('bundle', 'login + reads + execution reports', 'rxtt', 16, 'value'),
  atMost('bundle', 'login + reads + execution reports', 'rxtt, rxjs outside', 10, 'value'),
  atMost('bundle', 'three functions imported and never used', 'rxtt', 0, 'value'),
  atLeast('tt-walk', 'plan of 3 a second', 'rxtt', 0.98),
  atLeast('tt-walk', 'plan of 25 a second', 'rxtt', 0.98),
  atMost('tt-walk', 'plan of 3 a second', 'answers of 429', 0, 'value'),
  atMost('tt-walk', 'plan of 25 a second', 'answers of 429', 0, 'value'),
  atLeast('simulator', 'an order accepted, entered and canceled', 'engine', 20_000, 'value'),
  atLeast('simulator', '100 sessions', 'heard by the slowest', 0.98),
  atMost('heap', '100,000 requests', 'left when all are answered', 1, 'value'),
  atMost('heap', '1,000,000 records', 'more at the end', 1, 'value'),
  atMost('bridges', '1,000,000 values to an async iterable', 'rxtt', 1000, 'value'),
  atMost('bridges', '1,000,000 values to a Node stream', 'rxtt', 1000, 'value'),
  atMost('bridges', '1,000,000 values to a web stream', 'rxtt', 1000, 'value'),
  atMost('parquet', '1,000,000 records', 'rxtt', 1.5),
  atMost('parquet', '1,000,000 records, row groups of 50,000', 'more at the end', 50, 'value'),
];

/** An aim and what was measured; `measured` is absent where the row had no such figure this time. */
export interface Verdict {
  readonly aim: Aim;
  readonly measured?: number;
  readonly status: 'met' | 'missed' | 'not measured';
}

const isOf =
  ({ of, who }: Aim) =>
  (figure: Figure): boolean =>
    figure.of === of && figure.who === who;

/** What became of each aim that one of the results is about. */
export const judge = (results: readonly Result[], aims: readonly Aim[] = AIMS): readonly Verdict[] =>
  aims.flatMap((aim): readonly Verdict[] => {
    const result = results.find(({ name }) => name === aim.row);
    if (result === undefined) return [];
    const measured = result.figures.find(isOf(aim))?.[aim.by];
    if (measured === undefined) return [{ aim, status: 'not measured' }];
    const holds = aim.bound === 'at most' ? measured <= aim.limit : measured >= aim.limit;
    return [{ aim, measured, status: holds ? 'met' : 'missed' }];
  });
