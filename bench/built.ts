// Rows and their servers as users would run them: bundled for plain Node. A loader for TypeScript names every function it meets,
// which costs more than much of what is measured here. run and the rows with a server in a process of its own call it.

import { join } from 'node:path';
import { build } from 'esbuild';

const FOLDER = 'node_modules/.cache/rxtt-bench';

/** The project's folder: npm starts its scripts there. */
export const ROOT = process.cwd();

/** The entry points of rxjs, each with an ES module of its own. */
const ENTRIES = ['', '/ajax', '/fetch', '/operators', '/testing', '/webSocket'];

/** rxjs's ES modules, to be built in with the rest: what is one piece runs a twentieth faster. */
const RXJS_INLINE = Object.fromEntries(ENTRIES.map((entry) => [`rxjs${entry}`, join(ROOT, `node_modules/rxjs/dist/esm${entry}/index.js`)]));

/**
 * Builds `code`, a module that would stand in bench/, and returns where it can be run. Packages stay outside, as they are installed; rxjs comes in where
 * `inlinesRxjs` says so.
 */
export const builtCode = async (name: string, code: string, inlinesRxjs = false): Promise<string> => {
  const outfile = join(ROOT, FOLDER, `${name}.mjs`);
  await build({
    stdin: { contents: code, resolveDir: join(ROOT, 'bench'), sourcefile: `${name}.entry.ts`, loader: 'ts' },
    absWorkingDir: ROOT,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    conditions: ['node'],
    alias: inlinesRxjs ? RXJS_INLINE : {},
    logLevel: 'warning',
  });
  return outfile;
};
