// What a file journal keeps, and what it refuses: on real files.

import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { expect } from 'chai';
import { firstValueFrom, forkJoin } from 'rxjs';
import { fileJournal, JournalError, type JournalTrouble } from '../../lib/journal/index.js';
import { journalBytes } from '../../lib/journal/records.js';
import { ACCOUNT, filesAround, found, inFolder, intent, opened, over, put, refusal, settlement, written } from './desk.js';

/** Opening is refused for this reason, and the file stays as it is. */
const isRefused = async (path: string, trouble: JournalTrouble, account = ACCOUNT): Promise<JournalError> => {
  const before = readFileSync(path);
  const journal = fileJournal(path);
  const error = await refusal(journal.open(account));
  expect(error.trouble).to.equal(trouble);
  expect(error.message).to.include(path);
  expect(error.delivered).to.equal('no');
  expect(readFileSync(path).equals(before), 'unchanged').to.equal(true);
  expect((await refusal(journal.intend(intent(1)))).trouble, 'nothing may be sent').to.equal('closed');
  expect(filesAround(path), 'the lock is let go of').to.not.include('commands.journal.lock');
  return error;
};

describe('the file journal', () => {
  for (const fsync of [true, false]) {
    it(`hands back what has no verdict, oldest first, ${fsync ? 'with' : 'without'} fsync`, () =>
      inFolder(async (path) => {
        const journal = fileJournal(path, { fsync });
        expect(await opened(journal)).to.deep.equal([]);
        for (const n of [1, 2, 3]) await over(journal.intend(intent(n)));
        await over(journal.settle(settlement(2)));
        await over(journal.close());
        const again = fileJournal(path);
        expect(await firstValueFrom(again.open(ACCOUNT))).to.deep.equal([intent(1), intent(3)]);
        await over(again.close());
      }));
  }

  it('is made for its owner alone, beside a lock that goes when it is closed', () =>
    inFolder(async (path) => {
      const journal = fileJournal(path);
      await opened(journal);
      expect(statSync(path).mode & 0o777).to.equal(0o600);
      expect(filesAround(path)).to.deep.equal(['commands.journal', 'commands.journal.lock']);
      await over(journal.close());
      expect(filesAround(path)).to.deep.equal(['commands.journal']);
    }));

  it('is closed, and its lock let go of, also where it was closed while it was being opened', () =>
    inFolder(async (path) => {
      const journal = fileJournal(path);
      const opening = opened(journal);
      await over(journal.close());
      await opening;
      expect(filesAround(path)).to.deep.equal(['commands.journal']);
      expect((await refusal(journal.intend(intent(1)))).trouble).to.equal('closed');
    }));

  it('does nothing before it is subscribed to', () =>
    inFolder(async (path) => {
      const journal = fileJournal(path);
      journal.open(ACCOUNT);
      expect(existsSync(path)).to.equal(false);
      await opened(journal);
      journal.intend(intent(1));
      await over(journal.close());
      expect(await found(path)).to.deep.equal([]);
    }));

  it('keeps many commands at once, in the order they were asked for', () =>
    inFolder(async (path) => {
      const journal = fileJournal(path);
      await opened(journal);
      const numbers = Array.from({ length: 200 }, (_, index) => index);
      await over(forkJoin(numbers.map((n) => journal.intend(intent(n)))));
      await over(journal.close());
      expect(await found(path)).to.deep.equal(numbers.map((n) => `c-${String(n)}`));
    }));

  it('keeps what was under way when it was closed, and takes nothing afterwards', () =>
    inFolder(async (path) => {
      const journal = fileJournal(path);
      await opened(journal);
      const kept = over(journal.intend(intent(1)));
      const closed = over(journal.close());
      expect((await refusal(journal.intend(intent(2)))).message).to.equal(`The journal ${path} is not open: the command was not sent.`);
      await Promise.all([kept, closed]);
      expect(await found(path)).to.deep.equal(['c-1']);
    }));

  it('does not write the end of a command it does not know', () =>
    inFolder(async (path) => {
      await written(path, []);
      const { size } = statSync(path);
      const journal = fileJournal(path);
      await opened(journal);
      await over(journal.settle(settlement(9)));
      await over(journal.close());
      expect(statSync(path).size).to.equal(size);
    }));

  it('names no account and no secret in clear', () =>
    inFolder(async (path) => {
      await written(path, [1]);
      expect(readFileSync(path, 'latin1')).to.not.include(ACCOUNT);
    }));

  it('refuses the journal of another account', () =>
    inFolder(async (path) => {
      await written(path, [1]);
      expect((await isRefused(path, 'account', 'another')).message).to.include('Give each account a file of its own');
      expect(await found(path)).to.deep.equal(['c-1']);
    }));

  for (const mode of [0o640, 0o604, 0o620, 0o602, 0o666]) {
    it(`refuses a file of mode 0${mode.toString(8)} and leaves the mode alone`, () =>
      inFolder(async (path) => {
        await written(path, [1]);
        chmodSync(path, mode);
        expect((await isRefused(path, 'exposed')).message)
          .to.include(`(mode 0${mode.toString(8)})`)
          .and.include(`chmod 600 ${path}`);
        expect(statSync(path).mode & 0o777).to.equal(mode);
      }));
  }

  it('loses the last record alone, wherever it was cut short, and writes on', () =>
    inFolder(async (path) => {
      await written(path, [1, 2]);
      const two = readFileSync(path);
      const journal = fileJournal(path);
      await opened(journal);
      await over(journal.intend(intent(3)));
      await over(journal.close());
      const three = readFileSync(path);
      for (let length = two.length; length < three.length; length++) {
        put(path, three.subarray(0, length));
        expect(await found(path), `${String(length)} bytes`).to.deep.equal(['c-1', 'c-2']);
        expect(readFileSync(path).equals(two)).to.equal(true);
      }
      put(path, three.subarray(0, -1));
      await written(path, [4]);
      expect(await found(path)).to.deep.equal(['c-1', 'c-2', 'c-4']);
    }));

  it('begins anew where its maker died over the first record', () =>
    inFolder(async (path) => {
      await written(path, []);
      const whole = readFileSync(path);
      for (let length = 0; length < whole.length; length++) {
        put(path, whole.subarray(0, length));
        expect(await found(path), `${String(length)} bytes`).to.deep.equal([]);
        expect(readFileSync(path).equals(whole)).to.equal(true);
      }
    }));

  it('refuses a file with a single flipped bit, whichever it is', () =>
    inFolder(async (path) => {
      await written(path, [1, 2]);
      const whole = readFileSync(path);
      const last = whole.lastIndexOf('{"intent"') - 12;
      for (let bit = 8 * last; bit < 8 * whole.length; bit += 1) {
        const bytes = Buffer.from(whole);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        put(path, bytes);
        const { trouble, offset, message } = await refusal(fileJournal(path).open(ACCOUNT));
        expect({ trouble, offset }, `bit ${String(bit)}`).to.deep.equal({ trouble: 'damaged', offset: last });
        expect(message)
          .to.include(`at byte ${String(last)}`)
          .and.include('repairJournal(path)');
      }
    }));

  it('refuses a file that was wiped with zeros', () =>
    inFolder(async (path) => {
      put(path, new Uint8Array(4096));
      await isRefused(path, 'damaged');
    }));

  it('refuses what is no journal, and what another version wrote', () =>
    inFolder(async (path) => {
      for (const bytes of [
        Buffer.from('my diary'),
        journalBytes(['{"journal":{"format":2,"account":"x"}}']),
        journalBytes(['{"intent":{"commandId":"c","asked":[]}}']),
        journalBytes(['{"surprise":{}}']),
        journalBytes(['7']),
      ]) {
        put(path, bytes);
        await isRefused(path, 'format');
      }
    }));

  it('refuses a folder, and a place that is not there', () =>
    inFolder(async (path) => {
      mkdirSync(path);
      expect((await refusal(fileJournal(path).open(ACCOUNT))).trouble).to.equal('format');
      const nowhere = await refusal(fileJournal(`${path}/no/where`).open(ACCOUNT));
      expect(nowhere.trouble).to.equal('disk');
      expect(nowhere.message).to.include('ENOENT');
    }));

  it('follows a link to a journal elsewhere', () =>
    inFolder(async (path) => {
      await written(path, [1]);
      symlinkSync(path, `${path}-link`);
      expect(await found(`${path}-link`)).to.deep.equal(['c-1']);
    }));

  it('points at the page that explains it', () => {
    expect(new JournalError('disk', '', { path: '' }).docs).to.equal('docs/journal.md#when-it-says-no');
  });
});
