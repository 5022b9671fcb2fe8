// A stream into a file: how every file sink begins and ends. Writing is synchronous, so the source waits while a record is written.

import { Observable, type OperatorFunction } from 'rxjs';
import { asSinkError } from './errors.js';

/** How far a sink is. The last one has `done` true: all is flushed, closed, and under its name. */
export interface Progress {
  /** The name it will bear when it is done. */
  readonly file: string;
  /** Records so far. */
  readonly rows: number;
  /** Bytes written so far. */
  readonly bytes: number;
  readonly done: boolean;
}

/** What a sink writes to. */
export interface Output<T> {
  readonly bytes: number;
  /** Takes a record; `true` where that was worth telling: a batch is out. */
  write(record: T): boolean;
  /** Flushes, closes, publishes. */
  finish(): void;
  /** Closes, and removes what is half-written. Called where the end was none: on an error, or when nobody wants it any more. */
  discard(): void;
}

/** Does work of an output outside of `write`, at the end of a turn: what it throws ends the stream. */
export type Later = (work: () => void) => void;

/**
 * Opens on subscription, writes every record, and tells how far it is. Completes once all is flushed and closed. An error of the source, a failure to
 * write and unsubscribing leave nothing behind: no open file, and nothing under the final name.
 */
export const sink =
  <T>(file: string, open: (later: Later) => Output<T>): OperatorFunction<T, Progress> =>
  (source) =>
    new Observable((subscriber) => {
      let rows = 0;
      let output: Output<T> | undefined;
      const discard = (): void => {
        const last = output;
        output = undefined;
        last?.discard();
      };
      const fail = (error: unknown): void => {
        try {
          discard();
        } finally {
          subscriber.error(error); // what comes of cleaning up after it is not what went wrong
        }
      };
      /** What `work` gives; nothing where it failed, which ends the stream. */
      const attempt = <R>(work: () => R): R | undefined => {
        try {
          return work();
        } catch (error) {
          fail(asSinkError(file, error));
          return undefined;
        }
      };
      const tell = (bytes: number, done: boolean): void => {
        subscriber.next({ file, rows, bytes, done });
      };

      output = attempt(() => open(attempt));
      subscriber.add(discard);
      if (output === undefined) return undefined;
      return source.subscribe({
        next: (record) => {
          const current = output;
          const isBatch = current && attempt(() => current.write(record));
          if (current === undefined || isBatch === undefined) return;
          rows++;
          if (isBatch) tell(current.bytes, false);
        },
        error: fail,
        complete: () => {
          const last = output;
          const finished = last && attempt(() => (last.finish(), true));
          if (last === undefined || finished !== true) return;
          output = undefined;
          tell(last.bytes, true);
          subscriber.complete();
        },
      });
    });
