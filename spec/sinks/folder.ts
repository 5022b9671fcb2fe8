// What the specs of the sinks write into: a folder of their own, and a look at what is left in it and what is still open.

import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder. */
export interface Folder {
  readonly path: string;
  /** The path of a file in it. */
  readonly file: (name: string) => string;
  /** What stands in it. */
  readonly names: () => readonly string[];
  /** Which of its files are open in this process. */
  readonly open: () => readonly string[];
  readonly remove: () => void;
}

const linkOf = (name: string): string => {
  try {
    return readlinkSync(`/proc/self/fd/${name}`);
  } catch {
    return ''; // closed meanwhile
  }
};

/** Makes a folder. */
export const folder = (): Folder => {
  const path = mkdtempSync(join(tmpdir(), 'rxtt-sinks-'));
  return {
    path,
    file: (name) => join(path, name),
    names: () => readdirSync(path),
    open: () =>
      readdirSync('/proc/self/fd')
        .map(linkOf)
        .filter((link) => link.startsWith(path)),
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
};
