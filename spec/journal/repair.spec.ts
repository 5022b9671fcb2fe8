import { readFileSync, statSync } from 'node:fs';
import { expect } from 'chai';
import { firstValueFrom } from 'rxjs';
import { fileJournal, repairJournal } from '../../lib/journal/index.js';
import { ACCOUNT, filesAround, found, inFolder, intent, opened, over, put, refusal, settlement, written } from './desk.js';

/** A journal of the commands 1, 2 (settled) and 3, with one byte changed in the record that says `text`. */
const damagedAt = async (path: string, text: string): Promise<Buffer> => {
  const journal = fileJournal(path, { fsync: false });
  await opened(journal);
  for (const n of [1, 2]) await over(journal.intend(intent(n)));
  await over(journal.settle(settlement(2)));
  await over(journal.intend(intent(3)));
  await over(journal.close());
  const bytes = readFileSync(path);
  const at = bytes.indexOf(text);
  bytes[at] = 0x7e;
  put(path, bytes);
  expect((await refusal(fileJournal(path).open(ACCOUNT))).trouble).to.equal('damaged');
  return bytes;
};

describe('the repair of a journal', () => {
  it('saves what stands before the damage and behind it, counts what is lost, and keeps the damaged file', () =>
    inFolder(async (path) => {
      const bytes = await damagedAt(path, '"commandId":"c-1"');
      const { inDoubt, lost, damagedFile } = await firstValueFrom(repairJournal(path));
      expect(inDoubt).to.deep.equal([intent(3)]);
      expect(lost).to.be.within(100, 250);
      expect(damagedFile).to.equal(`${path}.damaged-1`);
      expect(readFileSync(`${path}.damaged-1`).equals(bytes)).to.equal(true);
      expect(statSync(`${path}.damaged-1`).mode & 0o777).to.equal(0o600);
      expect(filesAround(path)).to.deep.equal(['commands.journal', 'commands.journal.damaged-1']);
      expect(await found(path)).to.deep.equal(['c-3']);
    }));

  it('puts a command whose end was lost in doubt again', () =>
    inFolder(async (path) => {
      await damagedAt(path, '{"settled"');
      await firstValueFrom(repairJournal(path));
      expect(await found(path)).to.deep.equal(['c-1', 'c-2', 'c-3']);
    }));

  it('leaves a journal alone that is whole, or was only cut short', () =>
    inFolder(async (path) => {
      await written(path, [1, 2]);
      const bytes = readFileSync(path).subarray(0, -3);
      put(path, bytes);
      expect(await firstValueFrom(repairJournal(path))).to.deep.equal({ inDoubt: [intent(1)], lost: 0 });
      expect(readFileSync(path).equals(bytes)).to.equal(true);
    }));

  it('never writes over an earlier damaged file', () =>
    inFolder(async (path) => {
      for (const name of ['.damaged-1', '.damaged-2']) {
        await damagedAt(path, '"commandId":"c-1"');
        expect((await firstValueFrom(repairJournal(path))).damagedFile).to.equal(path + name);
        put(path, new Uint8Array());
      }
    }));

  it('refuses what is no journal, is nowhere, or does not say whose it is', () =>
    inFolder(async (path) => {
      expect((await refusal(repairJournal(path))).message).to.include('there is no such file');
      put(path, Buffer.from('my diary'));
      expect((await refusal(repairJournal(path))).trouble).to.equal('format');
      await written(`${path}2`, [1]);
      const bytes = readFileSync(`${path}2`);
      bytes[25] = 0;
      put(path, bytes);
      expect((await refusal(repairJournal(path))).message).to.include('does not say whose it is');
    }));
});
