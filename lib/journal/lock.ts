// One process a journal: a lock file beside it that names its holder. file-journal takes it before it looks at the journal, repair too.
// A lock whose holder is dead is taken over under a second lock, so that of two who find it dead only one gets it.

import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { lockedBy } from './journal-error.js';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When that process began, as its system counts; empty where the system does not tell. Numbers of processes are used again. */
  readonly began: string;
}

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

const textOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ESRCH')) return undefined;
    throw error;
  }
};

/** Linux: the boot, and the clock tick of it at which the process began; the 20th field after its name, which may hold anything. */
const beginning = (pid: number): string => {
  if (process.platform !== 'linux') return '';
  const stat = textOf(`/proc/${String(pid)}/stat`);
  const ticks = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return ticks === undefined ? '' : `${textOf('/proc/sys/kernel/random/boot_id')?.trim() ?? ''} ${ticks}`;
};

const holderIn = (text: string): Holder | undefined => {
  try {
    const { pid, host, began } = JSON.parse(text) as Partial<Holder>; // every member is checked
    return typeof pid === 'number' && Number.isInteger(pid) && pid > 0 && typeof host === 'string' && typeof began === 'string'
      ? { pid, host, began }
      : undefined;
  } catch {
    return undefined;
  }
};

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0); // sends nothing
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
};

/** Whether its number belongs to another process by now. Where the system does not tell, it does not. */
const isAnother = ({ pid, began }: Holder): boolean => {
  const present = beginning(pid);
  return began !== '' && present !== '' && began !== present;
};

/** Whether the holder is dead for certain. */
const isDead = (holder: Holder): boolean => holder.host === hostname() && (!runs(holder.pid) || isAnother(holder));

/** Makes `path` with its content in one step; false where it is there already. */
const make = (path: string): boolean => {
  const holder: Holder = { pid: process.pid, host: hostname(), began: beginning(process.pid) };
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
};

const refusal = (path: string, lock: string, text: string): Error => {
  const holder = holderIn(text);
  if (holder === undefined) return lockedBy(path, 'nobody knows whom', `If no program uses it, delete ${lock}.`);
  if (holder.host !== hostname())
    return lockedBy(
      path,
      `process ${String(holder.pid)} on ${holder.host}`,
      `From here nobody can tell whether it still runs. If it does not, delete ${lock}.`,
    );
  if (holder.pid === process.pid) return lockedBy(path, 'this very process', 'Use one client for it, or close the other first.');
  return lockedBy(path, `process ${String(holder.pid)}`, 'End it, or give each program a journal of its own.');
};

/** Takes over the lock of a dead holder. */
const takeOver = (path: string, lock: string): void => {
  const guard = `${lock}.takeover`;
  if (!make(guard)) throw lockedBy(path, 'somebody who takes it over just now', `Try again; if that does not help, delete ${guard}.`);
  try {
    const text = textOf(lock);
    const holder = text === undefined ? undefined : holderIn(text);
    if (text !== undefined && (holder === undefined || !isDead(holder))) throw refusal(path, lock, text);
    rmSync(lock, { force: true });
    if (!make(lock)) throw refusal(path, lock, textOf(lock) ?? '');
  } finally {
    rmSync(guard, { force: true });
  }
};

/** Locks the journal at `path` and returns what unlocks it. Throws a `JournalError` where another process that may be alive has it. */
export const lockJournal = (path: string): (() => void) => {
  const lock = `${path}.lock`;
  if (!make(lock)) {
    const text = textOf(lock);
    const holder = text === undefined ? undefined : holderIn(text);
    if (text !== undefined && (holder === undefined || !isDead(holder))) throw refusal(path, lock, text);
    takeOver(path, lock);
  }
  return () => {
    if (holderIn(textOf(lock) ?? '')?.pid === process.pid) rmSync(lock, { force: true }); // not the lock of somebody who was told to delete ours
  };
};
