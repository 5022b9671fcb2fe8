// The end of a journal, where records are added: in the order they came, several with one write and one fsync. file-journal has one while it is open.

import type { JournalFile } from './files.js';

/** A piece to be written, and what follows from it once it is. */
export interface Piece {
  readonly bytes: Uint8Array;
  /** Called once it is kept, before its promise resolves. */
  readonly kept: () => void;
}

/** The end of a file. */
export interface Appender {
  /** Resolves once the piece is kept. Rejects where it is not; the file is then as if it had never come. */
  add(piece: Piece): Promise<void>;
  /** Whether nothing can be added any more: nobody knows what the disk holds. */
  readonly isOver: boolean;
  /** Resolves once all that was added is kept or refused, and the file is closed. */
  close(): Promise<void>;
}

/** How pieces are kept. */
export interface AppendOptions {
  readonly file: JournalFile;
  /** Bytes that are there already. */
  readonly size: number;
  /** Whether a piece counts as kept only when the disk has it, and not the operating system alone. */
  readonly fsync: boolean;
  /** Called with the size of the file whenever pieces were kept. It may hand back another file to go on with. */
  readonly tidy: (size: number) => Promise<Replacement | undefined>;
}

/** A file that has taken the place of another. */
export interface Replacement {
  readonly file: JournalFile;
  readonly size: number;
  /** Whether the disk knows of it. Where it does not, a power cut may bring the old file back, without what is added from now on. */
  readonly isCertain: boolean;
}

interface Waiting extends Piece {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** An appender to an open file. */
export const appender = ({ file: first, size: already, fsync, tidy }: AppendOptions): Appender => {
  let file = first;
  let size = already;
  let isOver = false;
  let queue: Waiting[] = [];
  let working: Promise<void> | undefined;

  const writeAll = async (bytes: Uint8Array): Promise<void> => {
    for (let done = 0; done < bytes.length;) {
      const taken = await file.write(bytes.subarray(done), size + done);
      if (taken === 0) throw new Error('the disk takes no more bytes');
      done += taken;
    }
  };
  /** Writes them behind the end. What was half written is taken back; what the disk may or may not have ends the journal. */
  const commit = async (bytes: Uint8Array): Promise<void> => {
    try {
      await writeAll(bytes);
    } catch (error) {
      await file.truncate(size).catch(() => {
        isOver = true;
      });
      throw error;
    }
    try {
      if (fsync) await file.sync();
    } catch (error) {
      isOver = true; // after a failed fsync a second one may succeed without having written anything
      throw error;
    }
    size += bytes.length;
  };
  const commitBatch = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      if (isOver) throw new Error('an earlier write failed');
      await commit(Buffer.concat(batch.map(({ bytes }) => bytes)));
    } catch (error) {
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const { kept, resolve } of batch) {
      kept();
      resolve();
    }
    const next = await tidy(size);
    if (next === undefined) return;
    ({ file, size } = next);
    if (!next.isCertain) isOver = true;
  };
  /** Batch after batch: what comes while one is written goes with the next. */
  const work = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      await commitBatch(batch);
    }
    working = undefined;
  };

  return {
    get isOver() {
      return isOver;
    },
    add: (piece) =>
      new Promise((resolve, reject) => {
        queue.push({ ...piece, resolve, reject });
        // a turn later, so that what is added in one go is written in one go
        working ??= Promise.resolve().then(work);
      }),
    close: async () => {
      await working;
      await file.close();
    },
  };
};
