// One process a journal: living holders keep others out, dead ones do not.

import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { expect } from 'chai';
import { fileJournal, repairJournal } from '../../lib/journal/index.js';
import { lockJournal } from '../../lib/journal/lock.js';
import { ACCOUNT, found, inFolder, opened, over, refusal, written } from './desk.js';
import { startWriter } from './process.js';

/** No process has it. */
const NOBODY = 2 ** 30;

const holderAt = (path: string): Record<string, unknown> => JSON.parse(readFileSync(`${path}.lock`, 'utf8')) as Record<string, unknown>;
const plant = (path: string, holder: object | string): void => {
  writeFileSync(`${path}.lock`, typeof holder === 'string' ? holder : JSON.stringify(holder));
};
const refusalAt = async (path: string): Promise<string> => {
  const { trouble, message } = await refusal(fileJournal(path).open(ACCOUNT));
  expect(trouble).to.equal('locked');
  return message;
};

describe('the lock of a journal', () => {
  it('keeps out everybody else while its holder lives, and nobody once it is dead', () =>
    inFolder(async (path) => {
      const writer = startWriter(path);
      await writer.said(1);
      expect(await refusalAt(path)).to.include(`in use by process ${String(writer.pid)}`);
      expect((await refusal(repairJournal(path))).trouble).to.equal('locked');
      await writer.kill();
      expect(existsSync(`${path}.lock`), 'left behind').to.equal(true);
      await found(path);
      expect(existsSync(`${path}.lock`)).to.equal(false);
    }));

  it('keeps out a second client of the same program, also by another name of the file', () =>
    inFolder(async (path) => {
      await written(path, []);
      symlinkSync(path, `${path}-link`);
      const first = fileJournal(path);
      await opened(first);
      expect(await refusalAt(path)).to.include('in use by this very process');
      expect(await refusalAt(`${path}-link`)).to.include('in use by this very process');
      expect((await refusal(first.open(ACCOUNT))).message).to.include('It is open already');
      await over(first.close());
      await found(path);
    }));

  it('is taken over from a process whose number somebody else has by now', () =>
    inFolder(async (path) => {
      const unlock = lockJournal(path);
      const mine = holderAt(path);
      unlock();
      plant(path, { ...mine, began: 'another boot 12345' });
      expect(await found(path)).to.deep.equal([]);
    }));

  it('is not taken over where nobody can tell whether its holder lives', () =>
    inFolder(async (path) => {
      plant(path, { pid: NOBODY, host: `not-${hostname()}`, began: '' });
      expect(await refusalAt(path)).to.include(`If it does not, delete ${path}.lock`);
      for (const text of ['', 'garbage', '{"pid":-1,"host":"x","began":""}', 'null']) {
        plant(path, text);
        expect(await refusalAt(path), text).to.include(`If no program uses it, delete ${path}.lock`);
      }
    }));

  it('is taken over by one alone of those who find it dead', () =>
    inFolder(async (path) => {
      plant(path, { pid: NOBODY, host: hostname(), began: '' });
      writeFileSync(`${path}.lock.takeover`, '');
      expect(await refusalAt(path)).to.include(`delete ${path}.lock.takeover`);
      expect(holderAt(path)['pid']).to.equal(NOBODY);
    }));

  it('is not removed by a former holder', () =>
    inFolder(async (path) => {
      const unlock = lockJournal(path);
      plant(path, { pid: process.ppid, host: hostname(), began: '' });
      unlock();
      expect(await refusalAt(path)).to.include(`process ${String(process.ppid)}`);
    }));
});
