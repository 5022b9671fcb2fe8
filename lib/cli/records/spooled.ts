// What a spool holds, chunk by chunk, without having it all in memory: what a file in another form is made of. file reads it.

import { closeSync, openSync, readSync } from 'node:fs';
import { finalize, interval, map, takeWhile, defer, type Observable } from 'rxjs';
import { CommandError, EXIT } from '../exit.js';

const BLOCK = 2 ** 20;
const LINE_END = 10;

/** Whole lines, a block at a time. */
const lines = function* (fd: number): Generator<string> {
  const buffer = Buffer.alloc(BLOCK);
  let rest: Buffer = Buffer.alloc(0);
  for (let read = readSync(fd, buffer); read > 0; read = readSync(fd, buffer)) {
    rest = Buffer.concat([rest, buffer.subarray(0, read)]);
    let start = 0;
    for (let end = rest.indexOf(LINE_END); end !== -1; end = rest.indexOf(LINE_END, start)) {
      yield rest.toString('utf8', start, end);
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
};

const records = function* (path: string, size: number): Generator<readonly object[]> {
  const fd = openSync(path, 'r');
  try {
    let chunk: object[] = [];
    let count = 0;
    for (const line of lines(fd)) {
      count++;
      try {
        chunk.push(JSON.parse(line) as object); // the spool writes nothing but objects
      } catch {
        throw new CommandError(`${path} is damaged at line ${String(count)}: delete it and walk again`, EXIT.failed);
      }
      if (chunk.length < size) continue;
      yield chunk;
      chunk = [];
    }
    if (chunk.length > 0) yield chunk;
  } finally {
    closeSync(fd);
  }
};

/** The records of a closed spool in chunks. In between the process looks up, so that Ctrl-C is heard. */
export const spooled = (path: string, size = 1000): Observable<readonly object[]> =>
  defer(() => {
    const chunks = records(path, size);
    return interval(0).pipe(
      map(() => chunks.next()),
      takeWhile((result): result is IteratorYieldResult<readonly object[]> => result.done !== true),
      map(({ value }) => value),
      finalize(() => chunks.return(undefined)),
    );
  });
