// Others who build with the packed library: strict consumers on each TypeScript we promise, and browser apps made by Vite and by webpack, which must not
// warn and must not draw in anything of Node. `.ci/run` calls it with the tarball: node .ci/consumers.js rxtt-x.y.z.tgz

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyFolder, inScratch, install, npm, run, typecheck } from './packed.js';

/**
 * TypeScript by version. 5.4 cannot read the declarations of some peers, whose own floor is higher: there the entry points that show them are left out,
 * and libraries' declarations are checked from 5.9 on.
 */
const COMPILERS = [
  { version: '5.4', changes: { skipLibCheck: true }, leavesOut: ['rxtt/angular', 'rxtt/testing/angular'] },
  { version: '5.9', changes: {}, leavesOut: [] },
  { version: '6.0', changes: {}, leavesOut: [] },
  { version: '7.0', changes: {}, leavesOut: [] },
];

const compile = async (scratch, { folder, entries }) => {
  for (const { version, changes, leavesOut } of COMPILERS) {
    const compiler = await emptyFolder(scratch, `typescript-${version}`);
    await npm(compiler, 'install', `typescript@~${version}.0`);
    const read = entries.filter((entry) => !leavesOut.includes(entry));
    await typecheck(folder, read, join(compiler, 'node_modules', 'typescript', 'bin', 'tsc'), changes);
    console.log(`TypeScript ${version}: ${String(read.length)} of ${String(entries.length)} entry points`);
  }
};

/** A page that uses the library as an app does. */
const APP = `
import { lastValueFrom, take } from 'rxjs';
import { tickTrader, ofEvent } from 'rxtt/ticktrader';
import { ttRest, environments } from 'rxtt/tt-rest';

const client = tickTrader({ url: 'wss://trade.example.com/trade', credentials: { webApiId: 'a', webApiKey: 'b', sign: () => Promise.resolve('c') } });
client.executionReports$.pipe(ofEvent('Filled'), take(1)).subscribe(console.log);
void lastValueFrom(client.trades());
ttRest({ environment: environments.uat, apiSecret: 'a:b', appName: 'App', companyName: 'Company' }).account.accounts().subscribe(console.log);
`;

const PAGE = '<!doctype html><html lang="en"><title>app</title><script type="module" src="/app.js"></script></html>';

/** Bundlers: what is installed, what the app stands in, how it is built, and where the result lies. */
const BUNDLERS = [
  { name: 'Vite', packages: ['vite@8'], files: { 'index.html': PAGE, 'app.js': APP }, command: ['vite', 'build', '--logLevel', 'warn'], out: 'dist/assets' },
  {
    name: 'webpack',
    packages: ['webpack@5', 'webpack-cli@6'],
    files: { 'app.js': APP },
    command: ['webpack', '--mode', 'production', '--entry', './app.js', '--no-performance', '--stats', 'errors-warnings', '--fail-on-warnings'],
    out: 'dist',
  },
];

const bundle = async (folder, { name, packages, files, command, out }) => {
  await npm(folder, 'install', ...packages);
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  const { stdout, stderr } = await run(join(folder, 'node_modules', '.bin', command[0]), command.slice(1), { cwd: folder });
  // webpack says in one line that it compiled; anything more, and anything of Vite's, is a warning
  const said = `${stdout}${stderr}`.replace(/^webpack.* compiled successfully.*$/m, '').trim();
  if (said !== '') throw new Error(`${name} said: ${said}`);
  const made = (await readdir(join(folder, out))).filter((file) => file.endsWith('.js'));
  const text = (await Promise.all(made.map((file) => readFile(join(folder, out, file), 'utf8')))).join('');
  for (const stranger of ['require("net")', 'from"node:', 'import("node:', 'crypto-browserify'])
    if (text.includes(stranger)) throw new Error(`${name} drew in ${stranger}`);
  console.log(`${name}: ${String(Math.round(text.length / 1024))} kB of JavaScript, no warning`);
};

await inScratch(async (scratch) => {
  const consumer = await install(scratch, 'consumer');
  await compile(scratch, consumer);
  for (const bundler of BUNDLERS) {
    const { folder } = await install(scratch, bundler.name);
    await bundle(folder, bundler);
  }
});
