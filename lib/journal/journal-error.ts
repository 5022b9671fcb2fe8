// What can be wrong with a journal, in words that say what it means for orders and what to do. Every file of rxtt/journal throws these.

import { RxttError } from '../base/errors.js';

/**
 * `locked`: another process has it. `exposed`: others may read or write it. `account`: it is another account's. `damaged`: bytes changed.
 * `format`: written by another version, or no journal at all. `disk`: the disk would not take it. `closed`: it is not open.
 */
export type JournalTrouble = 'locked' | 'exposed' | 'account' | 'damaged' | 'format' | 'disk' | 'closed';

/** Where the trouble is. */
export interface JournalPlace {
  readonly path: string;
  /** The byte at which a damaged file stops making sense. */
  readonly offset?: number;
  readonly cause?: unknown;
}

/** The journal cannot be used, or did not keep a record: nothing is sent, and reads go on. `trouble` says which kind, `path` which file. */
export class JournalError extends RxttError {
  readonly _tag = 'JournalError';
  readonly trouble: JournalTrouble;
  readonly path: string;
  readonly offset: number | undefined;

  constructor(trouble: JournalTrouble, message: string, { path, offset, cause }: JournalPlace) {
    super(message, { delivered: 'no', retryable: trouble === 'disk' || trouble === 'locked', cause });
    this.trouble = trouble;
    this.path = path;
    this.offset = offset;
  }

  override get docs(): string {
    return 'docs/journal.md#when-it-says-no';
  }
}

const NO_ORDERS = 'No order leaves this program until then; reads go on.';

/** Another process holds the journal. */
export const lockedBy = (path: string, holder: string, remedy: string): JournalError =>
  new JournalError('locked', `The journal ${path} is in use by ${holder}: two programs must not write one journal. ${remedy} ${NO_ORDERS}`, { path });

/** Others than its owner may read or write the file. */
export const exposed = (path: string, mode: number): JournalError =>
  new JournalError(
    'exposed',
    `Others may read or write the journal ${path} (mode 0${mode.toString(8)}). See who could, then: chmod 600 ${path}. It was not changed. ${NO_ORDERS}`,
    { path },
  );

/** The file belongs to another account. */
export const foreign = (path: string): JournalError =>
  new JournalError(
    'account',
    `The journal ${path} was begun for another account: its orders cannot be looked up with this login. Give each account a file of its own. ${NO_ORDERS}`,
    { path },
  );

/** Bytes are not what was written. */
export const damaged = (path: string, offset: number, why: string): JournalError =>
  new JournalError(
    'damaged',
    `The journal ${path} is damaged at byte ${String(offset)}: ${why}. Commands it holds may be in doubt, so nothing is guessed. ` +
      `repairJournal(path) saves what can be read and keeps the damaged file beside it. ${NO_ORDERS}`,
    { path, offset },
  );

/** Not a journal that this version reads. */
export const unfit = (path: string, why: string): JournalError =>
  new JournalError('format', `${path} cannot be used as a journal: ${why}. It was not changed; name another file. ${NO_ORDERS}`, { path });

/** The disk would not take a record; what was asked for must not leave. */
export const notKept = (path: string, cause: unknown, isOver = false): JournalError =>
  new JournalError(
    'disk',
    `The journal ${path} could not keep a record${cause instanceof Error ? ` (${cause.message})` : ''}: the command was not sent. ` +
      (isOver
        ? 'What is on the disk is not certain any more: close the client, look at the disk, and start again.'
        : 'See whether the disk is full. The next command tries again; reads go on.'),
    { path, cause },
  );

/** The file could not be opened, read or made at all. */
export const unreachable = (path: string, cause: unknown): JournalError =>
  new JournalError('disk', `The journal ${path} could not be opened${cause instanceof Error ? ` (${cause.message})` : ''}. ${NO_ORDERS}`, { path, cause });

/** Somebody uses a journal that is not open. */
export const notOpen = (path: string): JournalError => new JournalError('closed', `The journal ${path} is not open: the command was not sent.`, { path });
