// Records to wherever the user wants them: to standard output as text, or into a file. Every command that gives records ends here.

import { concat, defer, from, of, type Observable } from 'rxjs';
import type { Desk } from '../desk.js';
import { line, note, type Output } from '../terminal/output.js';
import { toFile, type SourceAfter } from './file.js';
import { formatOf, type OutputOptions } from './format.js';
import type { Kind } from './kind.js';
import type { Source } from './source.js';
import { printerOf } from './text.js';

/** As text to standard output; the next chunk is asked for when this one has left. */
const toStandardOutput = (kind: Kind, options: OutputOptions, source: Source, { screen }: Desk): Observable<Output> =>
  defer(() => {
    const format = formatOf(options, screen.isTerminal);
    const printer = printerOf(format, kind, { paint: screen.paint, width: screen.isTerminal ? screen.width : Infinity });
    let count = 0;
    const print = (records: readonly object[]): Observable<Output> => {
      count += records.length;
      const lines = printer.print(records);
      return concat(lines.length === 0 ? [] : of(line(lines.join('\n'))), defer(screen.drained));
    };
    const remarks = (): readonly string[] => [...(count === 0 && screen.isTerminal ? [`no ${kind.name}s`] : []), ...printer.remarks()];
    return concat(source(({ records }) => print(records)), defer(() => from(remarks().map(note)))); // prettier-ignore
  });

/** Delivers a source. */
export const deliver = (kind: Kind, options: OutputOptions, source: Source, desk: Desk): Observable<Output> => deliverAfter(kind, options, () => source, desk);

/** The same for what can be resumed: the source begins after the last record that an earlier run left. */
export const deliverAfter = (kind: Kind, options: OutputOptions & { readonly resume?: boolean }, after: SourceAfter, desk: Desk): Observable<Output> =>
  defer(() => {
    const { out, resume } = options;
    if (out === undefined) return toStandardOutput(kind, options, after(undefined), desk);
    const format = formatOf(options, desk.screen.isTerminal);
    return toFile({ kind, format, out, ...(resume !== undefined && { resume }) }, after, desk);
  });
