// How mutation testing runs: with which runner, where, and how patient. `npm run mutate -- lib/request` adds what is mutated and which specs judge it (.ci/mutate.js).

import { tmpdir } from 'node:os';
import { join } from 'node:path';

// the runner requires mocha's files by the names they had before mocha 12
const loadable = '--import=./.ci/mocha-cjs.js';

export default {
  plugins: ['@stryker-mutator/mocha-runner'],
  testRunner: 'mocha',
  testRunnerNodeArgs: [loadable, '--import=tsx/esm'],
  checkerNodeArgs: [loadable], // its process loads all plugins too
  // without the spec that trades at random for seconds: each mutant that lives would cost as much
  mochaOptions: { 'no-config': true, extension: ['ts'], ignore: ['spec/ticktrader/streams/executions/laws.spec.ts'] },
  coverageAnalysis: 'perTest', // a mutant is judged only by the specs that come by it
  ignorePatterns: ['**', '!lib/**', '!spec/**', '!package.json', '!tsconfig.json'],
  // outside of the project: nothing for lint, format or a search to stumble on
  tempDirName: join(tmpdir(), 'rxtt-mutants'),
  cleanTempDir: 'always',
  disableTypeChecks: false, // types are stripped, not checked
  concurrency: 1, // other figures of the machine stay worth something
  timeoutMS: 10_000,
  reporters: ['progress-append-only'],
  logLevel: 'error', // a mutant that loops for ever takes its process along, and a page of log
  thresholds: { high: 95, low: 90, break: 85 },
};
