// The part of the file system that a journal uses. A spec hands in one whose disk is full; everybody else has Node's.

import { constants } from 'node:fs';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** An open file. */
export interface JournalFile {
  /** Writes at a place; tells how many bytes were taken. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  /** Resolves once the disk has it. */
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** What a journal does with files. */
export interface Files {
  /** Where `path` leads if it is a link: there is one journal and one lock, by whatever name. */
  real(path: string): Promise<string>;
  /** The bytes of a file and who may touch it; undefined where there is none. */
  read(path: string): Promise<{ readonly bytes: Uint8Array; readonly mode: number; readonly isFile: boolean } | undefined>;
  /** Opens a file that is there for writing, or makes a new one that only its owner may read. */
  open(path: string, how: 'existing' | 'new'): Promise<JournalFile>;
  rename(from: string, to: string): Promise<void>;
  /** Removes it if it is there. */
  remove(path: string): Promise<void>;
  /** Makes the disk remember which files the folder of `path` has. */
  syncFolder(path: string): Promise<void>;
}

const OWNER_ONLY = 0o600;
const PERMISSIONS = 0o777;
const { O_CREAT, O_EXCL, O_WRONLY } = constants;

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The file system. */
export const nodeFiles: Files = {
  real: async (path) => {
    try {
      return await realpath(path);
    } catch (error) {
      if (isMissing(error)) return path;
      throw error;
    }
  },
  read: async (path) => {
    try {
      const found = await stat(path);
      const bytes = found.isFile() ? await readFile(path) : new Uint8Array();
      return { bytes, mode: found.mode & PERMISSIONS, isFile: found.isFile() };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
  open: async (path, how) => {
    const handle = await open(path, how === 'new' ? O_WRONLY | O_CREAT | O_EXCL : O_WRONLY, OWNER_ONLY);
    return {
      write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
      sync: () => handle.datasync(),
      truncate: (length) => handle.truncate(length),
      close: () => handle.close(),
    };
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  syncFolder: async (path) => {
    if (process.platform === 'win32') return; // which has no such thing
    const folder = await open(dirname(path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};
