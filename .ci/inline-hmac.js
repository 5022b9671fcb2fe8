// Puts the part of crypto-js that signs into dist/ticktrader/hmac.js, as one ES module with its licence on top: `npm run build` calls it after tsc.
// crypto-js is CommonJS. Inlined, it costs users a few kB instead of 26, and their bundler has nothing to warn of.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const licence = await readFile(new URL('../node_modules/crypto-js/LICENSE', import.meta.url), 'utf8');

await build({
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  entryPoints: ['lib/ticktrader/hmac.ts'],
  outfile: 'dist/ticktrader/hmac.js',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  // crypto-js asks browsers for less: there its require('crypto'), for random numbers that signing does not need, is left out.
  platform: 'browser',
  banner: { js: `/*! Contains parts of crypto-js.\n\n${licence.trim().replaceAll('*/', '')}\n*/` },
  legalComments: 'inline',
  logLevel: 'warning',
});
