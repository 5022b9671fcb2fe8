// A file that appears when it is complete: written under a temporary name beside its own, renamed at the end, removed if that never comes. The file sinks write it.

import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asSinkError, SinkError } from './errors.js';

/** An open file. Writing is synchronous: the source waits for the disk, so nothing piles up and nothing is left open when a stream ends. */
export interface OutFile {
  /** The name it will bear. */
  readonly name: string;
  /** Bytes written so far. */
  readonly bytes: number;
  readonly write: (bytes: Uint8Array) => void;
  /** Brings all of it to the disk and gives it its name. */
  readonly publish: () => void;
  /** Closes it and leaves no trace, where it was written anew. May be called at any time, and more than once. */
  readonly discard: () => void;
}

const lookUp = (name: string): Stats | undefined => statSync(name, { throwIfNoEntry: false });

let count = 0;
/** Beside the target, since a rename does not cross disks; unlike any other of this machine. */
const temporary = (name: string): string => join(dirname(name), `.${basename(name)}.${String(process.pid)}-${String(++count)}.part`);

/** Removes what may be gone already. */
const remove = (name: string): void => {
  try {
    unlinkSync(name);
  } catch {
    // whoever removed it did what was wanted
  }
};

const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
};

interface Opened {
  readonly file: number;
  /** What it is called until it is complete; its own name where it is written in place. */
  readonly path: string;
}

const openAnew = (name: string, known: Stats | undefined): Opened => {
  // a device or a pipe cannot be replaced, and must not be
  if (known !== undefined && !known.isFile()) return { file: openSync(name, 'w'), path: name };
  const path = temporary(name);
  return { file: openSync(path, 'wx', known?.mode), path };
};

const BREAK = 0x0a;
const BLOCK = 65_536;

/** Where the last whole line of a file ends. */
const endOfLines = (file: number, size: number): number => {
  const block = Buffer.alloc(Math.min(BLOCK, size));
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - block.length);
    const read = readSync(file, block, 0, end - start, start);
    const found = block.subarray(0, read).lastIndexOf(BREAK);
    if (found >= 0) return start + found + 1;
    end = start;
  }
  return 0;
};

/** Half a line at its end is what is left of a crash; it is cut off. */
const openToAppend = (name: string): Opened => {
  const file = openSync(name, 'a+');
  const stats = fstatSync(file);
  if (stats.isFile() && stats.size > 0) ftruncateSync(file, endOfLines(file, stats.size));
  return { file, path: name };
};

/** Opens `name` for writing. `append` writes in place, after the lines that are there; otherwise the file appears when it is published. Throws a `SinkError`. */
export const openFile = (name: string, { append = false }: { readonly append?: boolean } = {}): OutFile => {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw asSinkError(name, cause);
    }
  };
  const { file, path, target } = guarded(() => {
    const known = lookUp(name);
    if (known?.isDirectory() === true) throw new SinkError(name, 'it is a folder.');
    const target = known === undefined ? name : realpathSync(name); // a link stays, what it leads to is replaced
    return { ...(append ? openToAppend(target) : openAnew(target, known)), target };
  });
  let open = true;
  let bytes = 0;
  const close = (): void => {
    if (!open) return;
    open = false;
    closeSync(file);
  };
  const discard = (): void => {
    close();
    if (path !== target) remove(path);
  };
  return {
    name,
    get bytes() {
      return bytes;
    },
    write: (chunk) => {
      guarded(() => {
        writeAll(file, chunk);
      });
      bytes += chunk.length;
    },
    publish: () => {
      guarded(() => {
        if (fstatSync(file).isFile()) fsyncSync(file); // else the name could outlive a power cut and the content not
        close();
        if (path !== target) renameSync(path, target);
      });
    },
    discard,
  };
};
