// One endpoint used as a function costs a bundle only itself.

import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

const bundled = async (code: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    alias: { 'rxtt/tt-rest': './lib/tt-rest/index.ts' },
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
};

describe('a bundle', () => {
  it('of one endpoint holds no other service, no other model, and no other endpoint of its own', async () => {
    const one = await bundled(
      `import { accounts, openTtRest, environments } from 'rxtt/tt-rest'; export const use = (o) => accounts(openTtRest({ ...o, environment: environments.uat }));`,
    );
    expect(one).to.contain('ttaccount/accounts');
    for (const foreign of [
      'ttledger',
      'ttmonitor',
      'ttpds',
      'ttbacktest',
      'ttgroup',
      'ttuser',
      'ttsetup',
      'algosettings',
      'accountusers',
      'recordId',
      'seriesTermId',
      'PartialWriteError',
    ])
      expect(one, foreign).not.to.contain(foreign);
  });

  it('of the whole client is more than twice as large', async () => {
    const one = await bundled(`import { accounts, openTtRest } from 'rxtt/tt-rest'; export { accounts, openTtRest };`);
    const all = await bundled(`export { ttRest } from 'rxtt/tt-rest';`);
    expect(all.length).to.be.above(2 * one.length);
    for (const service of ['ttledger', 'ttmonitor', 'ttpds', 'ttbacktest']) expect(all).to.contain(service);
  });
});
