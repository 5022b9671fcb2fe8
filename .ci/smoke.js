// The packed library as a stranger gets it: installed in an empty folder, every entry point loaded by import and by require on each Node we
// promise, its types read by a strict consumer, its command run. `.ci/run` calls it with the tarball: node .ci/smoke.js rxtt-x.y.z.tgz
// It exists because what resolves in tests can still die in plain Node, and no other gate would notice.

import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emptyFolder, inScratch, install, npm, run, typecheck } from './packed.js';

/** Major versions of Node; where the one that runs this is among them, it serves itself. */
const NODES = ['20', '22', '24'];

/** A real binary of the newest Node of `major`. */
const nodeOf = async (scratch, major) => {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const folder = await emptyFolder(scratch, `node-${major}`);
  await npm(folder, 'install', `node@${major}`);
  return join(folder, 'node_modules', 'node', 'bin', 'node');
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

await inScratch(async (scratch) => {
  const [{ folder, entries }, ...nodes] = await Promise.all([install(scratch, 'consumer'), ...NODES.map((major) => nodeOf(scratch, major))]);
  for (const node of nodes) {
    const version = (await run(node, ['--version'])).stdout.trim();
    for (const entry of entries) console.log(`${version}  ${entry}: ${String(await load(node, folder, entry))} names by import and by require`);
    await help(node, folder);
    console.log(`${version}  rxtt --help`);
  }
  await typecheck(folder, entries, fileURLToPath(import.meta.resolve('typescript/bin/tsc')));
  console.log(`types   ${entries.join(', ')}`);
});
