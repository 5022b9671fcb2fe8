// A folder of its own for each spec of the journal, commands to write down, and what was read back.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstValueFrom, lastValueFrom, type Observable } from 'rxjs';
import type { Intent, Journal, Settlement } from '../../lib/base/journal.js';
import { fileJournal, JournalError, type FileJournalOptions } from '../../lib/journal/index.js';

export const ACCOUNT = 'the-account';

/** The command number `n`. */
export const intent = (n: number | string): Intent => ({
  commandId: `c-${String(n)}`,
  request: 'TradeCreate',
  asked: [{ deed: 'create', clientId: `order-${String(n)} żółć` }],
  at: 1_700_000_000_000,
});

/** Its end. */
export const settlement = (n: number | string): Settlement => ({ commandId: `c-${String(n)}`, statuses: ['accepted'], at: 1_700_000_001_000 });

/** Does `use` with the path of a journal in a folder that is removed afterwards. */
export const inFolder = async (use: (path: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'rxtt-journal-'));
  try {
    await use(join(folder, 'commands.journal'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Waits for a stream that may complete without a word. */
export const over = (stream$: Observable<unknown>): Promise<unknown> => lastValueFrom(stream$, { defaultValue: undefined });

/** The error a stream ends with; fails where it does not. */
export const refusal = async (stream$: Observable<unknown>): Promise<JournalError> => {
  try {
    await over(stream$);
  } catch (error) {
    if (error instanceof JournalError) return error;
    throw error;
  }
  throw new Error('Expected a JournalError.');
};

/** The commands a journal says are in doubt when it is opened; it stays open. */
export const opened = async (journal: Journal, account = ACCOUNT): Promise<readonly string[]> =>
  (await firstValueFrom(journal.open(account))).map(({ commandId }) => commandId);

/** What the next program finds at `path`. */
export const found = async (path: string, account = ACCOUNT): Promise<readonly string[]> => {
  const journal = fileJournal(path);
  const ids = await opened(journal, account);
  await over(journal.close());
  return ids;
};

/** Writes a journal with these commands in doubt, and lets go of it. */
export const written = async (path: string, numbers: readonly number[], options: FileJournalOptions = {}): Promise<void> => {
  const journal = fileJournal(path, { fsync: false, ...options });
  await opened(journal);
  for (const n of numbers) await over(journal.intend(intent(n)));
  await over(journal.close());
};

/** Puts bytes there, readable for the owner alone. */
export const put = (path: string, bytes: Uint8Array): void => {
  writeFileSync(path, bytes, { mode: 0o600 });
};

/** The files beside the journal, and itself. */
export const filesAround = (path: string): readonly string[] => readdirSync(join(path, '..')).sort();
