// Runs an example as a reader would run it. The specs of the examples and the writer of pages use it.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ROOT } from './pages.js';

const run = promisify(execFile);

/** Bytes. */
const MOST_OUTPUT = 16 * 1024 * 1024;

/** What an example prints on standard output, in a process of its own. Fails where that does not end by itself, with success, within 20 s. */
export const printed = async (example: string): Promise<string> => {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', example], { cwd: fileURLToPath(ROOT), timeout: 20_000, maxBuffer: MOST_OUTPUT });
  return stdout;
};
