// The journal of commands in a file: an intent is on it before the command leaves, and what has no verdict is in doubt after a crash. Users hand it to the client.

import { defer, ignoreElements, type Observable } from 'rxjs';
import type { Intent, Journal, Settlement } from '../base/journal.js';
import { appender, type Appender, type AppendOptions, type Replacement } from './appender.js';
import { nodeFiles, type Files, type JournalFile } from './files.js';
import { JournalError, lockedBy, notKept, notOpen, unreachable } from './journal-error.js';
import { lockJournal } from './lock.js';
import { textOf, type Entry, type OpenIntents } from './open-intents.js';
import { freshBytes, openFile, writeNew, type OpenedFile } from './open-file.js';
import { record } from './records.js';

/** How a file journal is kept. */
export interface FileJournalOptions {
  /**
   * Whether a command waits until the disk itself has its intent (default true): it then outlives a power cut, and costs what one fsync costs, shared
   * by all commands that wait at that moment. Without, it outlives the death of the program, but not that of the machine.
   */
  readonly fsync?: boolean;
  /** Bytes beyond which the file is written anew with the open commands alone, once more are settled than open. Default 1 MiB. */
  readonly compactAbove?: number;
}

const MEGABYTE = 2 ** 20;

/** A journal that is open. */
interface Running {
  readonly intents: OpenIntents;
  readonly end: Appender;
  readonly unlock: () => void;
}

/** Puts a new file with these bytes in the place of the old one, in one step; undefined where that failed, and the old one stays as it was. */
const replaced = async (files: Files, path: string, bytes: Uint8Array): Promise<Replacement | undefined> => {
  const draft = `${path}.new`;
  let file: JournalFile | undefined;
  try {
    await files.remove(draft);
    file = await writeNew(files, draft, bytes);
    await files.rename(draft, path);
  } catch {
    await file?.close().catch(() => undefined);
    await files.remove(draft).catch(() => undefined);
    return undefined;
  }
  const isCertain = await files.syncFolder(path).then(
    () => true,
    () => false,
  );
  return { file, size: bytes.length, isCertain };
};

/** Writes the file anew without what is settled, where that is most of it. What fails leaves the old file as it was, and is tried again at twice the size. */
const tidying = (files: Files, path: string, { header, intents, file }: OpenedFile, above: number): AppendOptions['tidy'] => {
  let current = file;
  let limit = above;
  let settledThen = 0;
  return async (size) => {
    if (size <= limit || intents.settled - settledThen <= intents.count) return undefined;
    const next = await replaced(files, path, freshBytes(header, intents));
    limit = next === undefined ? 2 * size : above;
    if (next === undefined) return undefined;
    await current.close().catch(() => undefined); // it has no name any more
    current = next.file;
    settledThen = intents.settled;
    return next;
  };
};

/** The same over other files than Node's. */
export const journalOver = (files: Files, path: string, { fsync = true, compactAbove = MEGABYTE }: FileJournalOptions = {}): Journal => {
  let running: Running | undefined;
  let opening: Promise<readonly Intent[]> | undefined;

  const start = async (account: string): Promise<readonly Intent[]> => {
    const place = await files.real(path);
    const unlock = lockJournal(place);
    try {
      const opened = await openFile(files, place, account);
      const { file, size, intents } = opened;
      running = { intents, unlock, end: appender({ file, size, fsync, tidy: tidying(files, place, opened, compactAbove) }) };
      return intents.all;
    } catch (error) {
      unlock();
      throw error;
    }
  };
  const open = async (account: string): Promise<readonly Intent[]> => {
    if (running !== undefined || opening !== undefined) throw lockedBy(path, 'this very journal', 'It is open already.');
    opening = start(account);
    try {
      return await opening;
    } catch (error) {
      throw error instanceof JournalError ? error : unreachable(path, error);
    } finally {
      opening = undefined;
    }
  };
  const keep = async (entry: Entry): Promise<void> => {
    if (running === undefined) throw notOpen(path);
    const { end, intents } = running;
    try {
      await end.add({
        bytes: record(textOf(entry)),
        kept: () => {
          intents.note(entry);
        },
      });
    } catch (error) {
      throw notKept(path, error, end.isOver);
    }
  };
  const settle = async (settlement: Settlement): Promise<void> => {
    if (running?.intents.has(settlement.commandId) !== false) await keep({ settled: settlement });
  };
  const close = async (): Promise<void> => {
    if (opening !== undefined) await opening.catch(() => undefined); // else it would be open after it was closed, and keep its lock
    const { end, unlock } = running ?? {};
    running = undefined;
    try {
      await end?.close();
    } finally {
      unlock?.();
    }
  };

  return {
    open: (account) => defer(() => open(account)),
    intend: (intent) => defer(() => keep({ intent })),
    settle: (settlement) => done(settle, settlement),
    close: () => done(close, undefined),
  };
};

/** Does `work` on subscription and completes when it is done. */
const done = <T>(work: (value: T) => Promise<void>, value: T): Observable<never> => defer(() => work(value)).pipe(ignoreElements());

/**
 * A journal of commands in the file at `path`, for the option `journal` of the client. One file an account, one process a file; it is made with mode 0600.
 * What it refuses, and what to do then, is in docs/journal.md. Errors are `JournalError`s: nothing is sent, reads go on.
 */
export const fileJournal = (path: string, options: FileJournalOptions = {}): Journal => journalOver(nodeFiles, path, options);
