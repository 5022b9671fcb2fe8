// rxtt/journal: the journal of commands in a file (Node). Re-exports only.

export { fileJournal, type FileJournalOptions } from './file-journal.js';
export { JournalError, type JournalPlace, type JournalTrouble } from './journal-error.js';
export { repairJournal, type Repaired } from './repair.js';
export type { Asked, Deed, Intent, Journal, Settlement } from '../base/journal.js';
