// Lets @stryker-mutator/mocha-runner 9.6 load mocha 12: it requires mocha's files without an extension, and they end in .cjs now. Mutation testing loads it first.

import { createRequire } from 'node:module';

const { extensions } = createRequire(import.meta.url);
extensions['.cjs'] ??= extensions['.js'];
