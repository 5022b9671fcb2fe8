// Where executions$ of an account stood: kept in a file, so that the next run tells what happened in between. accounts reads it, stream writes it.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ExecutionCursor } from 'rxtt/ticktrader';

/** One account's place. */
export interface CursorFile {
  /** Where a former run stopped; undefined where there was none, or nobody can read it. */
  readonly last: ExecutionCursor | undefined;
  readonly keep: (cursor: ExecutionCursor) => void;
}

const read = (path: string): ExecutionCursor | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ExecutionCursor; // written below
  } catch {
    return undefined; // without it the stream begins with all that is open
  }
};

/** The place in the file at `path`, which is replaced in one step. */
export const cursorFile = (path: string): CursorFile => ({
  last: read(path),
  keep: (cursor) => {
    const draft = `${path}.new`;
    try {
      writeFileSync(draft, JSON.stringify(cursor), { mode: 0o600 });
      renameSync(draft, path);
    } catch {
      // a full disk: the next run tells a little more than it need
    }
  },
});
