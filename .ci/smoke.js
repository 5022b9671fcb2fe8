// The packed library as a stranger gets it: installed in an empty folder, every entry point loaded by import and by require on each Node we
// promise, its types read by a strict consumer, its command run. `.ci/run` calls it with the tarball: node .ci/smoke.js rxtt-x.y.z.tgz
// It exists because what resolves in tests can still die in plain Node, and no other gate would notice.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Major versions of Node; where the one that runs this is among them, it serves itself. */
const NODES = ['20', '22', '24'];

const run = promisify(execFile);
const npm = (folder, ...args) => run('npm', [...args, '--no-audit', '--no-fund'], { cwd: folder });

const tarball = process.argv[2];
if (tarball === undefined) throw new Error('usage: node .ci/smoke.js <tarball>');

/** A folder with a package.json of its own, so that nothing is looked up outside of it. */
const emptyFolder = async (parent, name) => {
  const folder = join(parent, name);
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
  return folder;
};

/** A real binary of the newest Node of `major`. */
const nodeOf = async (scratch, major) => {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const folder = await emptyFolder(scratch, `node-${major}`);
  await npm(folder, 'install', `node@${major}`);
  return join(folder, 'node_modules', 'node', 'bin', 'node');
};

/** The library and its peers, installed; and its manifest as installed. */
const install = async (scratch) => {
  const folder = await emptyFolder(scratch, 'consumer');
  const { peerDependencies } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
  await npm(folder, 'install', resolve(tarball), ...Object.entries(peerDependencies).map(([name, range]) => `${name}@${range}`));
  const manifest = JSON.parse(await readFile(join(folder, 'node_modules', 'rxtt', 'package.json'), 'utf8'));
  const entries = Object.entries(manifest.exports).flatMap(([path, target]) => (typeof target === 'string' ? [] : [`rxtt${path.slice(1)}`]));
  return { folder, entries };
};

/** Two ways to load an entry point. Each program prints the names it got. */
const WAYS = {
  'import.mjs': (entry) => `import * as all from '${entry}'; console.log(Object.keys(all).sort().join());`,
  'require.cjs': (entry) => `console.log(Object.keys(require('${entry}')).filter((name) => name !== '__esModule').sort().join());`,
};

/** Loads `entry` both ways; both must bring the same names, at least one. */
const load = async (node, folder, entry) => {
  const names = [];
  for (const [way, program] of Object.entries(WAYS)) {
    const file = join(folder, way);
    await writeFile(file, program(entry));
    const { stdout } = await run(node, [file], { cwd: folder, timeout: 20_000 });
    names.push(stdout.trim());
  }
  if (names[0] === '' || names[0] !== names[1]) throw new Error(`${entry}: import brings [${names[0]}], require brings [${names[1]}]`);
  return names[0].split(',').length;
};

/** Runs the installed command by its own first line, with `node` first in the path. */
const help = async (node, folder) => {
  const path = [dirname(node), process.env.PATH].join(delimiter);
  const { stdout } = await run(join(folder, 'node_modules', '.bin', 'rxtt'), ['--help'], { cwd: folder, timeout: 20_000, env: { ...process.env, PATH: path } });
  if (!stdout.includes('rxtt')) throw new Error(`rxtt --help printed: ${stdout}`);
};

/** How a strict consumer is set up, who has no type package but what the library brought, and has declarations of libraries checked too. */
const STRICT = { noEmit: true, strict: true, exactOptionalPropertyTypes: true, target: 'es2022', module: 'nodenext', types: [], skipLibCheck: false };

const typecheck = async (folder, entries) => {
  await writeFile(join(folder, 'consumer.mts'), entries.map((entry, index) => `export * as entry${String(index)} from '${entry}';\n`).join(''));
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: STRICT, files: ['consumer.mts'] }));
  await run(process.execPath, [fileURLToPath(import.meta.resolve('typescript/bin/tsc')), '-p', folder], { cwd: folder });
};

const smoke = async (scratch) => {
  const [{ folder, entries }, ...nodes] = await Promise.all([install(scratch), ...NODES.map((major) => nodeOf(scratch, major))]);
  if (entries.length === 0) throw new Error('no entry point to load');
  for (const node of nodes) {
    const version = (await run(node, ['--version'])).stdout.trim();
    for (const entry of entries) console.log(`${version}  ${entry}: ${String(await load(node, folder, entry))} names by import and by require`);
    await help(node, folder);
    console.log(`${version}  rxtt --help`);
  }
  await typecheck(folder, entries);
  console.log(`types   ${entries.join(', ')}`);
};

const scratch = await mkdtemp(join(tmpdir(), 'rxtt-smoke-'));
try {
  await smoke(scratch);
} catch (error) {
  console.error(error.message, error.stdout ?? '', error.stderr ?? '');
  process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
