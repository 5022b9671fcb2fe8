// A writer of journals in a process of its own, for specs that need a living holder of a lock or a sudden death.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A running writer. */
export interface Writer {
  readonly pid: number;
  /** Resolves once it has said `lines` lines. */
  said(lines: number): Promise<void>;
  /** Kills it with SIGKILL and resolves with all it said. */
  kill(): Promise<readonly string[]>;
}

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));

/** Starts a writer on the journal at `path`. */
export const startWriter = (path: string, { fsync = false, compactAbove = 1 << 20 } = {}): Writer => {
  const child = spawn(process.execPath, ['--import', 'tsx/esm', WRITER, path, fsync ? 'fsync' : '', String(compactAbove)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  // a last line that was cut short was not said
  const lines = (): readonly string[] => output.split('\n').slice(0, -1);
  return {
    pid: child.pid ?? 0,
    said: async (count) => {
      while (lines().length < count) await once(child.stdout, 'data');
    },
    kill: async () => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
      return lines();
    },
  };
};
