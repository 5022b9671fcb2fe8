// Records into a file that bears its name only once it is whole. Until then they stand, line by line, in a spool beside it, where an interrupted walk goes on.

import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { concat, concatMap, defer, EMPTY, finalize, ignoreElements, of, tap, type Observable } from 'rxjs';
import { toCsv } from '../../sinks/csv.js';
import { toParquet } from '../../sinks/parquet.js';
import { openFile } from '../../sinks/parts/file.js';
import type { Desk } from '../desk.js';
import { counted, span } from '../terminal/format.js';
import { live, note, type Output } from '../terminal/output.js';
import { paintOf } from '../terminal/paint.js';
import type { Format } from './format.js';
import { tableOptions, type Kind, type Row } from './kind.js';
import { lookLine } from './progress.js';
import type { Source } from './source.js';
import { openSpool, spoolPath, type Spool } from './spool.js';
import { spooled } from './spooled.js';
import { printerOf } from './text.js';

/** A file to be made. */
export interface FileJob {
  readonly kind: Kind;
  readonly format: Format;
  readonly out: string;
  /** Go on where an earlier run stopped. Absent: this kind cannot be resumed, and what was fetched is thrown away when it fails. */
  readonly resume?: boolean;
}

/** Gives the records that come after the last one a spool holds. */
export type SourceAfter = (last: Row | undefined) => Source;

const PLAIN = { paint: paintOf(false), width: Infinity };

/** A pipe, a device: nothing that could be renamed into its place. */
const isSpecial = (path: string): boolean => existsSync(path) && !statSync(path).isFile();

/** Text into `out`, which is closed in the end; a device is written as it goes. */
const asText = ({ format, kind, out }: FileJob, source: Source): Observable<never> =>
  defer(() => {
    const printer = printerOf(format, kind, PLAIN);
    const file = openFile(out);
    return source<never>(({ records }) => {
      file.write(Buffer.from(printer.print(records).map((text) => `${text}\n`).join(''))); // prettier-ignore
      return EMPTY;
    }).pipe(tap({ complete: file.publish }), finalize(file.discard));
  });

/** What of the spool stays when the walk does not come to its end. */
const left = (spool: Spool, { resume }: FileJob): string | undefined => {
  spool.close();
  if (resume !== undefined && spool.count > 0)
    return `rxtt: ${counted(spool.count, 'record')} are kept in ${spool.path}; the same command with --resume goes on there`;
  rmSync(spool.path, { force: true });
  return undefined;
};

/** From the source into the spool, with a bar. */
const spooling = (job: FileJob, after: SourceAfter, { screen }: Desk): Observable<Output> =>
  defer(() => {
    const { kind, out, format, resume = false } = job;
    const spool = openSpool(out, { resume, isLines: format === 'ndjson' });
    const [begun, before] = [Date.now(), spool.count];
    const sayLeft = (): void => {
      const words = left(spool, job);
      if (words !== undefined) screen.complain(words);
    };
    return after(spool.last)(({ records, total }) => {
      spool.append(records);
      return [lookLine({ records: spool.count, fresh: spool.count - before, total, elapsed: Date.now() - begun }, kind.name, screen.width)];
    }).pipe(tap({ complete: spool.close, error: sayLeft, unsubscribe: sayLeft }));
  });

const records = (path: string): Observable<object> => spooled(path).pipe(concatMap((chunk) => chunk));

/** A spool in the form its user wants, under the name its user wants. */
const ASSEMBLE: Readonly<Record<Format, (job: FileJob, path: string) => Observable<unknown>>> = {
  ndjson: ({ out }, path) =>
    defer(() => {
      renameSync(path, out);
      return EMPTY;
    }),
  csv: ({ out, kind }, path) => records(path).pipe(toCsv(out, tableOptions(kind))),
  parquet: ({ out, kind }, path) => records(path).pipe(toParquet(out, tableOptions(kind))),
  table: (job, path) => asText(job, (work) => spooled(path).pipe(concatMap((chunk) => work({ records: chunk })))),
};

const assembling = (job: FileJob): Observable<Output> => {
  const path = spoolPath(job.out);
  const assembled$ = ASSEMBLE[job.format](job, path).pipe(
    ignoreElements(),
    tap({
      complete: () => {
        rmSync(path, { force: true });
      },
    }),
  );
  return job.format === 'ndjson' ? assembled$ : concat(of(live(`  writing ${job.out}`)), assembled$);
};

/** Delivers the source into the file. */
export const toFile = (job: FileJob, after: SourceAfter, desk: Desk): Observable<Output> =>
  defer(() => {
    if (isSpecial(job.out)) return asText(job, after(undefined));
    const begun = Date.now();
    let count = 0;
    const counting: SourceAfter = (last) => (work) =>
      after(last)((chunk) => {
        count += chunk.records.length;
        return work(chunk);
      });
    const told = (): Output => note(`${counted(count, job.kind.name)} in ${span(Date.now() - begun)}: ${job.out}`);
    return concat(spooling(job, counting, desk), assembling(job), defer(() => of(told()))); // prettier-ignore
  });
