// Where records are added: disks that are full or fail, and files that are written anew. A command that was not kept is not sent, and what was kept stays.

import { existsSync, statSync } from 'node:fs';
import { expect } from 'chai';
import { forkJoin } from 'rxjs';
import { nodeFiles } from '../../lib/journal/files.js';
import { journalOver, type FileJournalOptions } from '../../lib/journal/file-journal.js';
import { brokenDisk, type Disk } from './broken-disk.js';
import { ACCOUNT, filesAround, found, inFolder, intent, opened, over, refusal, settlement, written } from './desk.js';

const withDisk = (use: (stage: { disk: Disk; path: string; journal: ReturnType<typeof journalOver> }) => Promise<void>, options?: FileJournalOptions) =>
  inFolder(async (path) => {
    const { disk, files } = brokenDisk();
    const journal = journalOver(files, path, options);
    await opened(journal);
    await over(journal.intend(intent(1)));
    await use({ disk, path, journal });
  });

describe('a journal on a full disk', () => {
  for (const room of [0, 1, 11, 12, 13, 60]) {
    it(`refuses what it cannot keep, ${String(room)} bytes of it being written, and goes on when there is room again`, () =>
      withDisk(async ({ disk, path, journal }) => {
        const { size } = statSync(path);
        disk.room = room;
        const error = await refusal(journal.intend(intent(2)));
        expect(error.trouble).to.equal('disk');
        expect(error.message).to.include('the command was not sent').and.include('ENOSPC').and.include('The next command tries again');
        expect(error.retryable).to.equal(true);
        expect(statSync(path).size, 'nothing half written is left').to.equal(size);
        disk.room = Infinity;
        await over(journal.intend(intent(3)));
        await over(journal.close());
        expect(await found(path)).to.deep.equal(['c-1', 'c-3']);
      }));
  }

  it('refuses all that were to be written in one go', () =>
    withDisk(async ({ disk, path, journal }) => {
      disk.room = 200;
      const errors = await Promise.all([2, 3, 4].map((n) => refusal(journal.intend(intent(n)))));
      expect(errors.map(({ trouble }) => trouble)).to.deep.equal(['disk', 'disk', 'disk']);
      await over(journal.close());
      expect(await found(path)).to.deep.equal(['c-1']);
    }));

  it('is refused by a device that is always full', async function () {
    if (!existsSync('/dev/full')) return;
    const device = {
      ...nodeFiles,
      read: () => Promise.resolve(undefined),
      open: () => nodeFiles.open('/dev/full', 'existing'),
      remove: () => Promise.resolve(),
    };
    await inFolder(async (path) => {
      const { trouble, message } = await refusal(journalOver(device, path).open(ACCOUNT));
      expect(trouble).to.equal('disk');
      expect(message).to.include('ENOSPC');
      expect(filesAround(path)).to.deep.equal([]);
    });
  });

  it('leaves no half file behind where there is no room for a first one', () =>
    inFolder(async (path) => {
      const { disk, files } = brokenDisk();
      disk.room = 30;
      expect((await refusal(journalOver(files, path).open(ACCOUNT))).trouble).to.equal('disk');
      expect(filesAround(path)).to.deep.equal([]);
    }));

  it('is over where it can neither write nor take back what it wrote, and whole for who comes next', () =>
    withDisk(async ({ disk, path, journal }) => {
      disk.room = 20;
      disk.failsToTruncate = true;
      expect((await refusal(journal.intend(intent(2)))).message).to.include('start again');
      disk.room = Infinity;
      expect((await refusal(journal.intend(intent(3)))).message).to.include('start again');
      await over(journal.close());
      expect(await found(path)).to.deep.equal(['c-1']);
    }));

  it('is over after a failed fsync: a second one might succeed without having written', () =>
    withDisk(async ({ disk, path, journal }) => {
      disk.failsToSync = true;
      expect((await refusal(journal.intend(intent(2)))).message).to.include('What is on the disk is not certain any more');
      disk.failsToSync = false;
      expect((await refusal(journal.intend(intent(3)))).message).to.include('an earlier write failed');
      await over(journal.close());
      expect(await found(path))
        .to.include('c-1')
        .and.not.include('c-3');
    }));

  it('writes commands that come together with one fsync', () =>
    withDisk(async ({ disk, journal }) => {
      const before = disk.syncs;
      await over(forkJoin(Array.from({ length: 50 }, (_, n) => journal.intend(intent(`many-${String(n)}`)))));
      expect(disk.syncs - before).to.equal(1);
      await over(journal.close());
    }));

  it('asks the disk nothing without fsync', () =>
    withDisk(
      async ({ disk, journal }) => {
        const before = disk.syncs;
        await over(journal.intend(intent(2)));
        expect(disk.syncs).to.equal(before);
        await over(journal.close());
      },
      { fsync: false },
    ));
});

describe('a journal that is written anew', () => {
  const LIMIT = 4000;

  const settled = async (journal: ReturnType<typeof journalOver>, from: number, to: number): Promise<void> => {
    const numbers = Array.from({ length: to - from }, (_, index) => from + index);
    await Promise.all(
      numbers.map(async (n) => {
        await over(journal.intend(intent(n)));
        await over(journal.settle(settlement(n)));
      }),
    );
  };

  it('stays small under load, and keeps the open commands in their order', () =>
    withDisk(
      async ({ path, journal }) => {
        await over(journal.intend(intent(2)));
        for (let turn = 1; turn <= 20; turn++) {
          await settled(journal, turn * 100, turn * 100 + 50);
          expect(statSync(path).size).to.be.below(6 * LIMIT);
        }
        await over(journal.intend(intent(3)));
        expect(filesAround(path)).to.deep.equal(['commands.journal', 'commands.journal.lock']);
        expect(statSync(path).mode & 0o777).to.equal(0o600);
        await over(journal.close());
        expect(await found(path)).to.deep.equal(['c-1', 'c-2', 'c-3']);
      },
      { fsync: false, compactAbove: LIMIT },
    ));

  it('is left as it was where most of it is still open', () =>
    inFolder(async (path) => {
      const numbers = Array.from({ length: 100 }, (_, n) => n);
      await written(path, numbers, { compactAbove: 500 });
      expect(await found(path)).to.have.length(100);
    }));

  for (const trouble of ['failsToRename', 'failsToSync'] as const) {
    it(`goes on with the old file where it ${trouble}`, () =>
      withDisk(
        async ({ disk, path, journal }) => {
          disk[trouble] = true;
          await settled(journal, 100, 200);
          disk[trouble] = false;
          await over(journal.intend(intent(2)));
          expect(filesAround(path)).to.deep.equal(['commands.journal', 'commands.journal.lock']);
          await over(journal.close());
          expect(await found(path)).to.deep.equal(['c-1', 'c-2']);
        },
        { fsync: false, compactAbove: LIMIT },
      ));
  }

  it('is over where the disk may not know of the new file: a power cut could bring back the old one', () =>
    withDisk(
      async ({ disk, path, journal }) => {
        disk.failsToSyncFolder = true;
        await Promise.all(Array.from({ length: 50 }, (_, n) => over(journal.intend(intent(100 + n)))));
        await Promise.all(Array.from({ length: 50 }, (_, n) => over(journal.settle(settlement(100 + n)))));
        expect((await refusal(journal.intend(intent(2)))).message).to.include('start again');
        await over(journal.close());
        expect(await found(path)).to.deep.equal(['c-1']);
      },
      { fsync: false, compactAbove: LIMIT },
    ));

  it('does not mind the draft of a program that died', () =>
    inFolder(async (path) => {
      await written(path, [1]);
      const stale = await nodeFiles.open(`${path}.new`, 'new');
      await stale.close();
      const journal = journalOver(nodeFiles, path, { fsync: false, compactAbove: 100 });
      await opened(journal);
      await settled(journal, 100, 150);
      await over(journal.close());
      expect(filesAround(path)).to.deep.equal(['commands.journal']);
      expect(await found(path)).to.deep.equal(['c-1']);
    }));
});
