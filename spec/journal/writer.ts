// A program that writes a journal until somebody kills it. Specs run it as a process: `writer.ts PATH FSYNC COMPACT`.
// It prints the number of each command once it is kept, and `-n` once that one's end is; every third stays without an end.

import { concat, concatMap, defer, EMPTY, range, tap } from 'rxjs';
import { writeSync } from 'node:fs';
import { fileJournal } from '../../lib/journal/index.js';
import { ACCOUNT, intent, settlement } from './desk.js';

const [path = '', fsync, compactAbove] = process.argv.slice(2);
const journal = fileJournal(path, { fsync: fsync === 'fsync', compactAbove: Number(compactAbove) });
const say = (text: string): void => void writeSync(1, `${text}\n`); // straight to the pipe: nothing that was said may be lost with the process

journal
  .open(ACCOUNT)
  .pipe(
    tap(() => {
      say('open');
    }),
    concatMap(() => range(1, 1_000_000)),
    concatMap((n) =>
      concat(
        journal.intend(intent(n)).pipe(
          tap(() => {
            say(String(n));
          }),
        ),
        n % 3 === 0
          ? EMPTY
          : defer(() => journal.settle(settlement(n))).pipe(
              tap({
                complete: () => {
                  say(`-${String(n)}`);
                },
              }),
            ),
      ),
    ),
  )
  .subscribe();
