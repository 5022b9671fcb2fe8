// What a browser loads: bundles of esbuild, minified and gzipped, of what a page really uses. Deterministic, so it is run once.

import { gzipSync } from 'node:zlib';
import { build as bundle, type Plugin } from 'esbuild';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './built.js';
import type { Figure, Row } from './row.js';

const RXJS = ['rxjs', 'rxjs/*'];

/** The code of a page that logs in and hears reports, and of one that reads as well. */
const REPORTS = `export { openSession, executionReports } from 'rxtt/ticktrader';`;
const READS = `export { openSession, whenReady, closeSession, executionReports, account, assets, positions, trades, clientSession, currentTradeSession } from 'rxtt/ticktrader';`;
/** What one would begin with who builds it alone: the packages as their documentation imports them, before any code of one's own. */
const NAIVE = `import CryptoJS from 'crypto-js'; import * as t from 'io-ts'; import { webSocket } from 'rxjs/webSocket'; export { CryptoJS, t, webSocket };`;
/** An import that is never used. */
const UNUSED = `import { createOrder, tradeHistory, tickTrader } from 'rxtt/ticktrader'; ${REPORTS}`;

/** The crypto-js inlined at build is the same code, so the source is bundled as it stands; Node's own modules are left out of what cannot run in a browser. */
const nodeOutside: Plugin = {
  name: 'node-outside',
  setup: (build) => {
    build.onResolve({ filter: /^(node:|ws$|#ws$)/ }, ({ path, kind }) => (path === '#ws' || kind === 'entry-point' ? undefined : { path, external: true }));
  },
};

/** Kilobytes, gzipped. */
const sizeOf = async (contents: string, external: readonly string[] = [], platform: 'browser' | 'node' = 'browser'): Promise<number> => {
  const { outputFiles } = await bundle({
    stdin: { contents, resolveDir: ROOT, sourcefile: 'page.ts', loader: 'ts' },
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform,
    external: [...external],
    plugins: platform === 'node' ? [nodeOutside] : [],
    logLevel: 'error',
  });
  return outputFiles.reduce((sum, { contents: bytes }) => sum + gzipSync(bytes, { level: 9 }).length, 0) / 1000;
};

/** Entry points that use Node's own modules. */
const NODE_ONLY = ['./simulator', './journal'];

/** The entry points with a folder of their own in lib, and where they run. */
const entries = (): readonly { readonly name: string; readonly platform: 'browser' | 'node' }[] => {
  // package.json is ours
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly exports: Readonly<Record<string, unknown>> };
  return Object.keys(exports).flatMap((path) =>
    existsSync(join(ROOT, 'lib', path, 'index.ts')) ? [{ name: `rxtt${path.slice(1)}`, platform: NODE_ONLY.includes(path) ? 'node' : 'browser' }] : [],
  );
};

export const row: Row = {
  title: 'Bundle',
  reads: 'Kilobytes (1000 bytes) of one file, minified by esbuild and gzipped, everything in it but what is said to be outside.',
  limits: 'io-ts and the part of crypto-js that signs; rxjs, which an application of streams has anyway.',
  run: async () => {
    const figures: Figure[] = [];
    const weigh = async (of: string, who: string, ...page: Parameters<typeof sizeOf>): Promise<number> => {
      const value = await sizeOf(...page);
      figures.push({ of, who, value, unit: 'kB' });
      return value;
    };
    const alone = await weigh('login + execution reports', 'rxtt', REPORTS);
    await weigh('login + execution reports', 'rxtt, rxjs outside', REPORTS, RXJS);
    await weigh('login + reads + execution reports', 'rxtt', READS);
    await weigh('login + reads + execution reports', 'rxtt, rxjs outside', READS, RXJS);
    await weigh('rxjs webSocket, io-ts and crypto-js, imported whole', 'peers', NAIVE);
    figures.push({ of: 'three functions imported and never used', who: 'rxtt', value: (await sizeOf(UNUSED)) - alone, unit: 'kB' });
    for (const { name, platform } of entries()) await weigh('everything of an entry point, rxjs outside', name, `export * from '${name}';`, RXJS, platform);
    return { figures };
  },
};
