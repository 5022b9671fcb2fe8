// What outlives the client's process: the journal of its commands, in the bytes of the file journal but in memory, and in the world's own time.

import { defer, EMPTY, ignoreElements, map, of, timer, type Observable, type SchedulerLike } from 'rxjs';
import type { Intent, Journal } from '../../lib/base/journal.js';
import { entryOf, FORMAT, openIntents, textOf, type Entry } from '../../lib/journal/open-intents.js';
import { journalBytes, record, scan } from '../../lib/journal/records.js';
import type { Dice } from './dice.js';

/** A disk. */
export interface Disk {
  /** The journal of one life, which waits for the disk on the clock of that life. */
  readonly journal: (clock: SchedulerLike) => Journal;
  /** The ids of commands whose intents were ever kept. */
  readonly kept: ReadonlySet<string>;
  /** The process dies: what it was writing is kept in part or not at all. */
  readonly crash: () => void;
}

/** The longest, in ms, that the disk takes. */
const SLOWEST = 4;

/** An empty disk. `onOpen` hears what each life finds on it without a settlement. */
export const diskOf = (dice: Dice, onOpen: (left: readonly Intent[]) => void): Disk => {
  let stored: Uint8Array[] = [journalBytes([textOf({ journal: { format: FORMAT, account: 'the only one' } })])];
  const writing = new Set<Uint8Array>();
  const kept = new Set<string>();

  const read = (): readonly Intent[] => {
    const bytes = Buffer.concat(stored);
    const scanned = scan(bytes);
    if (scanned === undefined || scanned.broken !== undefined) throw new Error(`The journal is damaged: ${scanned?.broken?.why ?? 'it is none'}.`);
    stored = [bytes.subarray(0, scanned.end)]; // a torn end is cut off
    const intents = openIntents();
    for (const { text } of scanned.records) {
      const entry = entryOf(text);
      if (entry !== undefined) intents.note(entry);
    }
    onOpen(intents.all);
    return intents.all;
  };
  const written = (entry: Entry, clock: SchedulerLike): Observable<void> =>
    defer(() => {
      const bytes = record(textOf(entry));
      const late = dice.chance(0.5) ? 0 : dice.between(1, SLOWEST);
      writing.add(bytes);
      return (late === 0 ? of(0) : timer(late, clock)).pipe(
        map(() => {
          writing.delete(bytes);
          stored.push(bytes);
          if ('intent' in entry) kept.add(entry.intent.commandId);
        }),
      );
    });

  return {
    kept,
    journal: (clock) => ({
      open: () => defer(() => of(read())),
      intend: (intent) => written({ intent }, clock),
      settle: (settled) => written({ settled }, clock).pipe(ignoreElements()),
      close: () => EMPTY,
    }),
    crash: () => {
      const [half] = writing;
      writing.clear();
      if (half !== undefined && dice.chance(0.5)) stored.push(half.subarray(0, dice.between(1, half.length - 1)));
    },
  };
};
