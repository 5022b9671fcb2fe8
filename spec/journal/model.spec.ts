// Whatever happens to a journal, in whatever order: what was acknowledged is there, and nothing that was refused.

import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { catchError, EMPTY, type Observable } from 'rxjs';
import { journalOver } from '../../lib/journal/file-journal.js';
import { brokenDisk } from './broken-disk.js';
import { filesAround, found, inFolder, intent, opened, over, put, settlement } from './desk.js';

/** A command comes, one ends, the disk fills, there is room again, the program dies with so many bytes of the next record written. */
type Step = { readonly kind: 'intend' } | { readonly kind: 'settle' | 'die'; readonly n: number } | { readonly kind: 'room'; readonly bytes: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'intend' as const }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('settle' as const), n: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('die' as const), n: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('room' as const), bytes: fc.oneof(fc.constant(Infinity), fc.nat(400)) }) },
);

/** Whether it was kept. */
const tried = async (stream$: Observable<unknown>): Promise<boolean> => {
  let isKept = true;
  await over(
    stream$.pipe(
      catchError(() => {
        isKept = false;
        return EMPTY;
      }),
    ),
  );
  return isKept;
};

const play = (steps: readonly Step[], fsync: boolean): Promise<void> =>
  inFolder(async (path) => {
    const { disk, files } = brokenDisk();
    const start = async (): Promise<ReturnType<typeof journalOver>> => {
      const journal = journalOver(files, path, { fsync, compactAbove: 600 });
      disk.room = Infinity;
      expect(await opened(journal)).to.deep.equal(believed);
      return journal;
    };
    let believed: string[] = [];
    let count = 0;
    let journal = await start();
    for (const { kind, ...choice } of steps) {
      if (kind === 'intend') {
        const n = ++count;
        if (await tried(journal.intend(intent(n)))) believed.push(`c-${String(n)}`);
      } else if (kind === 'settle' && 'n' in choice) {
        const id = believed[choice.n % Math.max(1, believed.length)];
        if (id !== undefined && (await tried(journal.settle(settlement(id.slice(2)))))) believed = believed.filter((other) => other !== id);
      } else if (kind === 'room' && 'bytes' in choice) disk.room = choice.bytes;
      else if ('n' in choice) {
        await over(journal.close());
        const bytes = readFileSync(path);
        // a record that was begun and never acknowledged
        put(path, Buffer.concat([bytes, bytes.subarray(8, 8 + choice.n)]));
        journal = await start();
      }
    }
    await over(journal.close());
    expect(await found(path)).to.deep.equal(believed);
    expect(filesAround(path)).to.deep.equal(['commands.journal']);
  });

describe('a journal through good days and bad', () => {
  for (const fsync of [false, true]) {
    it(`holds what it acknowledged and nothing else, ${fsync ? 'with' : 'without'} fsync`, async function () {
      this.timeout(60_000);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 60 }), (steps) => play(steps, fsync)),
        { numRuns: fsync ? 20 : 60 },
      );
    });
  }
});
