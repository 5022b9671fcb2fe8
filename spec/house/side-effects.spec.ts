// `sideEffects: false` in package.json is a promise to bundlers. Kept: an unused import costs nothing, a used name brings only what it needs,
// and loading a module does nothing that could be seen.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { build } from 'esbuild';
import { entries, ROOT } from './tree.js';

const run = promisify(execFile);
const root = fileURLToPath(ROOT);

/** What a bundler keeps of `code`, in bytes; packages are left outside. */
const bundled = async (code: string): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    // With `packages: external` a package's own name is one too; the path alias of tsconfig.json is not read for it.
    alias: Object.fromEntries(entries().map(({ name, source }) => [name, `./${source}`])),
    logLevel: 'silent',
  });
  return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
};

/** Loads `source` in a Node of its own, and tells what is different afterwards. */
const traces = async (source: string): Promise<unknown> => {
  const url = JSON.stringify(new URL(source, ROOT).href);
  const program = `
    const look = () => [...Reflect.ownKeys(globalThis).map(String), ...process.eventNames().map((name) => String(name) + process.listenerCount(name))];
    globalThis.fetch; globalThis.crypto; globalThis.WebSocket;
    await import('@angular/core'); // a peer that sets globals of its own when it is loaded
    const before = look();
    await import(${url});
    const handles = process.getActiveResourcesInfo().filter((kind) => /Timeout|Immediate|TCP|Server|Socket/.test(kind));
    console.log(JSON.stringify([...look().filter((trace) => !before.includes(trace)), ...handles]));`;
  const { stdout } = await run(process.execPath, ['--import', 'tsx/esm', '--input-type=module', '--eval', program], { cwd: root, timeout: 15_000 });
  return JSON.parse(stdout);
};

describe('side effects', () => {
  for (const { name, source } of entries()) {
    it(`an unused import of ${name} leaves nothing in a bundle`, async () => {
      expect(await bundled(`import '${name}'; import * as unused from '${name}';`)).to.be.below(10);
    });

    it(`loading ${name} starts nothing, prints nothing and changes no global`, async () => {
      expect(await traces(source)).to.deep.equal([]);
    });
  }

  it('one small name does not bring the rest', async () => {
    const one = await bundled(`export { Secret } from 'rxtt';`);
    const all = await bundled(`export * from 'rxtt';`);

    expect(one).to.be.within(100, 1000);
    expect(all).to.be.above(2 * one);
  });
});
