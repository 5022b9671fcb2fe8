// Saves what can be read of a damaged journal. People call it, with their eyes open: a record that cannot be read may have been a command.

import { defer, type Observable } from 'rxjs';
import type { Intent } from '../base/journal.js';
import { nodeFiles, type Files } from './files.js';
import { JournalError, unfit, unreachable } from './journal-error.js';
import { lockJournal } from './lock.js';
import { entryOf, openIntents } from './open-intents.js';
import { checkFile, freshBytes, headerOf, writeNew } from './open-file.js';
import { salvage, scan } from './records.js';

/** What became of a journal. */
export interface Repaired {
  /** Commands the journal still holds in doubt: the client looks them up at its next start. */
  readonly inDoubt: readonly Intent[];
  /** Bytes nobody could read. Where it is not 0, a command may be missing: compare the account's orders with your own books. */
  readonly lost: number;
  /** Where the damaged file is now; absent where there was no damage and nothing was done. */
  readonly damagedFile?: string;
}

const freeName = async (files: Files, path: string, count = 1): Promise<string> => {
  const name = `${path}.damaged-${String(count)}`;
  return (await files.read(name)) === undefined ? name : freeName(files, path, count + 1);
};

const writeClosed = async (files: Files, path: string, bytes: Uint8Array): Promise<void> => {
  const file = await writeNew(files, path, bytes);
  await file.close();
};

const repair = async (files: Files, path: string): Promise<Repaired> => {
  const found = await files.read(path);
  if (found === undefined) throw unfit(path, 'there is no such file');
  checkFile(path, found);
  const { bytes } = found;
  const scanned = scan(bytes);
  if (scanned === undefined) throw unfit(path, 'it does not begin as a journal does');
  const { records, end, broken } = scanned;
  const header = headerOf(path, records[0]);
  const saved = broken === undefined ? [] : salvage(bytes, end);
  const intents = openIntents();
  for (const { text } of [...records, ...saved]) {
    const entry = entryOf(text);
    if (entry !== undefined) intents.note(entry);
  }
  if (broken === undefined) return { inDoubt: intents.all, lost: 0 };

  const damagedFile = await freeName(files, path);
  await writeClosed(files, damagedFile, bytes);
  const draft = `${path}.new`;
  await files.remove(draft);
  await writeClosed(files, draft, freshBytes(header, intents));
  await files.rename(draft, path); // in one step: there is never a moment without a journal
  await files.syncFolder(path);
  const readable = saved.reduce((sum, { offset, next }) => sum + next - offset, 0);
  return { inDoubt: intents.all, lost: bytes.length - end - readable, damagedFile };
};

/**
 * Saves what can be read of the journal at `path`, before the damage and behind it, into a journal the client takes; the damaged file is kept beside it.
 * Acts on subscription and emits once. A journal that is whole is left alone. Errors with a `JournalError` where it is in use, or no journal at all.
 */
export const repairJournal = (path: string): Observable<Repaired> =>
  defer(async () => {
    const place = await nodeFiles.real(path);
    const unlock = lockJournal(place);
    try {
      return await repair(nodeFiles, place);
    } catch (error) {
      throw error instanceof JournalError ? error : unreachable(path, error);
    } finally {
      unlock();
    }
  });
