// A stranger's folder with the packed library in it, for the gates that look at it from outside: smoke.js and consumers.js.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const run = promisify(execFile);
export const npm = (folder, ...args) => run('npm', [...args, '--no-audit', '--no-fund'], { cwd: folder });

/** The tarball this program was called with. */
export const tarball = () => {
  const path = process.argv[2];
  if (path === undefined) throw new Error(`usage: node ${process.argv[1]} <tarball>`);
  return resolve(path);
};

/** A folder with a package.json of its own, so that nothing is looked up outside of it. */
export const emptyFolder = async (parent, name) => {
  const folder = join(parent, name);
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
  return folder;
};

/** The library in a folder called `name`, with all its peers, the optional ones too; and its entry points. */
export const install = async (scratch, name) => {
  const folder = await emptyFolder(scratch, name);
  const { peerDependencies } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  await npm(folder, 'install', tarball(), ...Object.entries(peerDependencies).map(([peer, range]) => `${peer}@${range}`));
  const manifest = JSON.parse(await readFile(join(folder, 'node_modules', 'rxtt', 'package.json'), 'utf8'));
  const entries = Object.entries(manifest.exports).flatMap(([path, target]) => (typeof target === 'string' ? [] : [`rxtt${path.slice(1)}`]));
  if (entries.length === 0) throw new Error('no entry point to load');
  return { folder, entries };
};

/** How a strict consumer is set up, who has no type package but what the library brought, and has declarations of libraries checked too. */
const STRICT = { noEmit: true, strict: true, exactOptionalPropertyTypes: true, target: 'es2022', module: 'nodenext', types: [], skipLibCheck: false };

/** Reads the types of `entries` with the compiler at `tsc`. */
export const typecheck = async (folder, entries, tsc, changes = {}) => {
  await writeFile(join(folder, 'consumer.mts'), entries.map((entry, index) => `export * as entry${String(index)} from '${entry}';\n`).join(''));
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...STRICT, ...changes }, files: ['consumer.mts'] }));
  await run(process.execPath, [tsc, '-p', folder], { cwd: folder });
};

/** Does `work` in a folder that is gone afterwards; what it throws is printed and makes the exit code 1. */
export const inScratch = async (work) => {
  const scratch = await mkdtemp(join(tmpdir(), 'rxtt-packed-'));
  try {
    await work(scratch);
  } catch (error) {
    console.error(error.message, error.stdout ?? '', error.stderr ?? '');
    process.exitCode = 1;
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 }); // an installation beside the one that failed may still write
  }
};
