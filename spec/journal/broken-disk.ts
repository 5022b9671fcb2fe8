// A file system whose disk is full, or fails, when a spec says so. Everything else really happens.

import { nodeFiles, type Files } from '../../lib/journal/files.js';

/** The switches of a disk. */
export interface Disk {
  /** Bytes it still takes. */
  room: number;
  failsToSync: boolean;
  failsToTruncate: boolean;
  failsToRename: boolean;
  failsToSyncFolder: boolean;
  /** How often it was asked to write, and to sync. */
  writes: number;
  syncs: number;
}

const failure = (code: string): Error => Object.assign(new Error(`${code}: so it was said`), { code });

/** A disk without trouble, and the files on it. */
export const brokenDisk = (): { readonly disk: Disk; readonly files: Files } => {
  const disk: Disk = { room: Infinity, failsToSync: false, failsToTruncate: false, failsToRename: false, failsToSyncFolder: false, writes: 0, syncs: 0 };
  const files: Files = {
    ...nodeFiles,
    open: async (path, how) => {
      const file = await nodeFiles.open(path, how);
      return {
        ...file,
        write: async (bytes, position) => {
          disk.writes++;
          if (disk.room === 0) throw failure('ENOSPC');
          const taken = await file.write(bytes.subarray(0, disk.room), position); // what fits, as a disk does
          disk.room -= taken;
          return taken;
        },
        sync: async () => {
          disk.syncs++;
          if (disk.failsToSync) throw failure('EIO');
          await file.sync();
        },
        truncate: async (length) => {
          if (disk.failsToTruncate) throw failure('EIO');
          await file.truncate(length);
        },
      };
    },
    rename: async (from, to) => {
      if (disk.failsToRename) throw failure('EIO');
      await nodeFiles.rename(from, to);
    },
    syncFolder: async (path) => {
      if (disk.failsToSyncFolder) throw failure('EIO');
      await nodeFiles.syncFolder(path);
    },
  };
  return { disk, files };
};
