// Opens the file of a journal for one account: checks it, cuts off a last record that was cut short, makes it where there is none. file-journal calls it.

import { createHash } from 'node:crypto';
import type { Files, JournalFile } from './files.js';
import { damaged, exposed, foreign, unfit } from './journal-error.js';
import { entryOf, FORMAT, openIntents, textOf, type Entry, type Header, type OpenIntents } from './open-intents.js';
import { journalBytes, scan, type Stored } from './records.js';

/** A journal that may be written. */
export interface OpenedFile {
  readonly file: JournalFile;
  readonly size: number;
  readonly intents: OpenIntents;
  readonly header: Header;
}

/** The account as the file names it: a hash, so that a file that is passed on tells nobody's number. */
export const fingerprint = (account: string): string => createHash('sha256').update(`rxtt journal ${account}`).digest('hex').slice(0, 32);

/** The bytes of a fresh journal with these commands in doubt. */
export const freshBytes = (header: Header, { all }: OpenIntents): Uint8Array =>
  journalBytes([{ journal: header }, ...all.map((intent) => ({ intent }))].map(textOf));

const entryAt = (path: string, { offset, text }: Stored): Entry => {
  const entry = entryOf(text);
  if (entry === undefined) throw unfit(path, `the record at byte ${String(offset)} is of a kind this version does not know`);
  return entry;
};

/** Who may touch it, and that it is a file at all. */
export const checkFile = (path: string, { mode, isFile }: { readonly mode: number; readonly isFile: boolean }): void => {
  if (!isFile) throw unfit(path, 'it is not a plain file');
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw exposed(path, mode);
};

/** What a journal begins with. */
export const headerOf = (path: string, first: Stored | undefined): Header => {
  const entry = first === undefined ? undefined : entryAt(path, first);
  if (entry === undefined || !('journal' in entry)) throw unfit(path, 'it does not say whose it is');
  if (entry.journal.format !== FORMAT) throw unfit(path, `it has format ${String(entry.journal.format)}, and this version writes ${String(FORMAT)}`);
  return entry.journal;
};

/** Writes a new file and waits until the disk has it. */
export const writeNew = async (files: Files, path: string, bytes: Uint8Array): Promise<JournalFile> => {
  const file = await files.open(path, 'new');
  try {
    for (let done = 0; done < bytes.length;) {
      const taken = await file.write(bytes.subarray(done), done);
      if (taken === 0) throw new Error('the disk takes no more bytes');
      done += taken;
    }
    await file.sync();
    return file;
  } catch (error) {
    await file.close();
    await files.remove(path);
    throw error;
  }
};

const createFile = async (files: Files, path: string, header: Header): Promise<OpenedFile> => {
  const intents = openIntents();
  const bytes = freshBytes(header, intents);
  const file = await writeNew(files, path, bytes);
  await files.syncFolder(path);
  return { file, size: bytes.length, intents, header };
};

const openExisting = async (files: Files, path: string, size: number, isTorn: boolean): Promise<JournalFile> => {
  const file = await files.open(path, 'existing');
  try {
    if (isTorn) {
      await file.truncate(size);
      await file.sync();
    }
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
};

/** Opens or makes the journal at `path`; the lock is taken already. Throws a `JournalError` where it is not fit to be trusted. */
export const openFile = async (files: Files, path: string, account: string): Promise<OpenedFile> => {
  const wanted: Header = { format: FORMAT, account: fingerprint(account) };
  const found = await files.read(path);
  if (found === undefined) return createFile(files, path, wanted);
  checkFile(path, found);
  const scanned = scan(found.bytes);
  if (scanned === undefined) throw unfit(path, 'it does not begin as a journal does');
  const { records, end, broken } = scanned;
  if (broken !== undefined) throw damaged(path, broken.offset, broken.why);
  if (records.length === 0) {
    if (found.bytes.length > freshBytes(wanted, openIntents()).length) throw damaged(path, end, 'nothing but zeros');
    // its maker died over the first record, so no command was ever kept in it
    await files.remove(path);
    return createFile(files, path, wanted);
  }
  const header = headerOf(path, records[0]);
  if (header.account !== wanted.account) throw foreign(path);
  const intents = openIntents();
  for (const stored of records) intents.note(entryAt(path, stored));
  return { file: await openExisting(files, path, end, end < found.bytes.length), size: end, intents, header };
};
