// rxtt/ndjson: a stream as lines of JSON, one a record, into a file. Needs no package, and keeps every digit. Node only.

import { map, type OperatorFunction } from 'rxjs';
import { openFile } from './parts/file.js';
import { jsonText } from './parts/json-text.js';
import { sink, type Progress } from './parts/sink.js';
import { textFile } from './parts/text-file.js';

export { SinkError } from './parts/errors.js';
export type { Progress } from './parts/sink.js';

/** How lines are written. */
export interface NdjsonOptions {
  /**
   * Write in place, after what is there: for a stream without an end, and to go on where one stopped. Half a line left by a crash is cut off first,
   * lines are written as they come, and whatever ends the stream, those written stay. Default false: the file appears when it is complete.
   */
  readonly append?: boolean;
}

/** Each record as one line of JSON, with its line break. A bigint is printed as its digits; text stays text, so exact decimals keep theirs. */
export const ndjsonLines = <T>(): OperatorFunction<T, string> => map(lineOf);

const lineOf = (record: unknown): string => `${jsonText(record)}\n`;

/**
 * Writes every record to `file` as a line of JSON and tells how far it is; the last word has `done` true, when all is on the disk. Errors with a `SinkError`.
 * Without `append` the file bears its name only when it is complete: an error or unsubscribing leaves nothing.
 */
export const toNdjson = <T>(file: string, { append = false }: NdjsonOptions = {}): OperatorFunction<T, Progress> =>
  sink<T>(file, (later) => {
    const out = openFile(file, { append });
    const lines = textFile(out);
    /** What came in one turn of the event loop goes out at its end: a line must not wait in memory for the next one. */
    let turn: NodeJS.Immediate | undefined;
    const settle = (): void => {
      clearImmediate(turn);
      turn = undefined;
      lines.flush();
    };
    const atEndOfTurn = (): void => {
      turn ??= setImmediate(() => {
        later(settle);
      });
    };
    return {
      get bytes() {
        return out.bytes;
      },
      write: (record) => {
        const isOut = lines.write(lineOf(record));
        if (append && !isOut) atEndOfTurn();
        return isOut;
      },
      finish: () => {
        settle();
        out.publish();
      },
      discard: () => {
        try {
          if (append) settle();
        } finally {
          clearImmediate(turn);
          out.discard();
        }
      },
    };
  });
