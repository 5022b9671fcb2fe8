// rxtt/duckdb: a stream into a table of DuckDB, over a connection of @duckdb/node-api, an optional peer. Node only.

import { Observable, type OperatorFunction } from 'rxjs';
import { InvalidRequestError } from '../base/errors.js';
import type { TableOptions } from './parts/columns.js';
import type { DuckDBLibrary } from './parts/duckdb-column.js';
import { openTable, type DuckDBConnectionLike, type DuckDBTable } from './parts/duckdb-table.js';
import { asSinkError, SinkError } from './parts/errors.js';
import { peer } from './parts/peer.js';
import { layoutOf, SAMPLE } from './parts/sampled.js';

export type { Column, DecimalShape, Kind, TableOptions } from './parts/columns.js';
export type { DuckDBConnectionLike } from './parts/duckdb-table.js';
export { SinkError } from './parts/errors.js';
export { columnsOf, type Model } from './parts/model-columns.js';
export * from './parts/models.js';

/** How far it is. The last one has `done` true: all is flushed and closed. */
export interface TableProgress {
  readonly table: string;
  /** Records so far. */
  readonly rows: number;
  readonly done: boolean;
}

/** How rows are appended. */
export interface DuckDBOptions extends TableOptions {
  /** Default the connection's own. */
  readonly schema?: string;
  /**
   * Records that may wait while the table is being opened, some milliseconds; one more is an error. A stream that emits more than that at once, from
   * memory, should come in pages instead. Default 1_048_576.
   */
  readonly capacity?: number;
  /** Rows that are appended before they are flushed. What came is flushed at the end of each turn of the event loop, too. Default 16_384. */
  readonly batch?: number;
}

const CAPACITY = 2 ** 20;
const BATCH = 16_384;

/**
 * Appends every record to `table` as a row and tells how far it is. The table is made if it is not there; if it is, columns are matched by name. Rows can be seen
 * by others once they are flushed: after each `batch`, at the end of each turn, and at the end, by completion, an error of the source or unsubscribing. None is taken back: begin
 * a transaction on the connection where it shall be all or nothing. Errors with a `SinkError`.
 */
export const toDuckDB = <T>(connection: DuckDBConnectionLike, table: string, options: DuckDBOptions = {}): OperatorFunction<T, TableProgress> => {
  const { capacity = CAPACITY, batch = BATCH, schema } = options;
  if (!Number.isInteger(batch) || batch < 1) throw new InvalidRequestError('batch', `must be a whole number from 1, got ${String(batch)}.`);
  return (source) =>
    new Observable((subscriber) => {
      let held: T[] = [];
      let opening = false;
      let open: DuckDBTable | undefined;
      let rows = 0;
      let loose = 0;
      let turn: NodeJS.Immediate | undefined;
      /** How the source ended, once it has. */
      let end: (() => void) | undefined;

      const close = (): void => {
        clearImmediate(turn);
        const last = open;
        open = undefined;
        held = [];
        last?.close();
      };
      const closeQuietly = (): void => {
        try {
          close();
        } catch {
          // what could not be flushed was told already, or there is nobody left to tell
        }
      };
      /** Does what may fail, unless it is over. */
      const attempt = (work: () => void): void => {
        if (subscriber.closed) return;
        try {
          work();
        } catch (error) {
          closeQuietly();
          subscriber.error(asSinkError(table, error));
        }
      };
      const tell = (done: boolean): void => {
        subscriber.next({ table, rows, done });
      };
      const flush = (): void => {
        if (loose === 0) return;
        open?.flush();
        loose = 0;
        tell(false);
      };
      const append = (record: T): void => {
        open?.append(record);
        rows++;
        loose++;
        if (loose >= batch) flush();
      };
      /** What came in a turn of the event loop opens the table at its end, or is flushed. */
      const atEndOfTurn = (): void => {
        turn ??= setImmediate(() => {
          turn = undefined;
          attempt(open === undefined ? start : flush);
        });
      };
      const opened = (ready: DuckDBTable): void => {
        if (subscriber.closed) {
          ready.close();
          return;
        }
        open = ready;
        attempt(() => {
          const first = held;
          held = [];
          for (const record of first) append(record);
          if (end === undefined) atEndOfTurn();
          else end();
        });
      };
      const start = (): void => {
        if (opening) return;
        opening = true;
        const library = peer('@duckdb/node-api', table) as DuckDBLibrary; // its own type
        const layout = layoutOf(options, held);
        openTable(connection, { table, schema }, { layout, strict: options.columns !== undefined, library }).then(opened, (error: unknown) => {
          attempt(() => {
            throw asSinkError(table, error);
          });
        });
      };
      const hold = (record: T): void => {
        if (held.length >= capacity)
          throw new SinkError(table, `more than ${String(capacity)} records came before it was open. Allow more (capacity), or write page by page.`);
        held.push(record);
        if (held.length >= SAMPLE) start();
        else atEndOfTurn();
      };
      const finishWith = (last: () => void): void => {
        end = () => {
          close();
          last();
        };
        if (open === undefined) start();
        else end();
      };

      subscriber.add(closeQuietly);
      return source.subscribe({
        next: (record) => {
          attempt(() => {
            if (open === undefined) hold(record);
            else {
              append(record);
              atEndOfTurn();
            }
          });
        },
        error: (error: unknown) => {
          attempt(() => {
            finishWith(() => {
              subscriber.error(error);
            });
          });
        },
        complete: () => {
          attempt(() => {
            finishWith(() => {
              tell(true);
              subscriber.complete();
            });
          });
        },
      });
    });
};
