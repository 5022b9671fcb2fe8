// Each example runs as a reader would run it, ends by itself, and prints what the pages say it prints.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { examples, fences, read, ROOT } from './pages.js';

const run = promisify(execFile);

/** What each example must print, among other lines. */
const EXPECTED: Readonly<Record<string, readonly RegExp[]>> = {
  'examples/first.ts': [/^Filled Market \d+$/m, /^Allocated Position \d+$/m, /^The order is accepted\.$/m],
  'examples/watch.ts': [
    /^Accepted \d+ New$/m,
    /^ {2}waits: Limit \d+ at 1\.095$/m,
    /^ {2}fill: 10000 EURUSD at 1\.0949, profit -/m,
    /^The client is closed\.$/m,
  ],
  'examples/history.ts': [/^Profit by symbol, of 5000 records:$/m, /^EURUSD +-?\d+\.\d\d$/m],
  'examples/order.ts': [
    /^too-early is not sent \(notReady\)/m,
    /^at-the-market is accepted as \d+, and it is filled$/m,
    /^far-below is accepted as \d+, and it waits$/m,
    /^too-big is rejected: .*Not enough money/m,
    /^in-silence is unknown/m,
    /^Open at the end: .*in-silence \(Position\)/m,
  ],
  'examples/dealer.ts': [/^accepted$/m, /Too dear\.$/m, /The boss says no\.$/m],
  // nothing but fills, thousands of them, a line each
  'examples/tt-fills.ts': [/^(?:\{"account":"SIM\d{4}",.+\}\n){1000,}$/],
  'examples/virtual.ts': [/^Two hours tested, 4 things happened, nothing is left running\.$/m],
};

/** Bytes. */
const MOST_OUTPUT = 16 * 1024 * 1024;

/** Runs an example in a process of its own. */
const printed = async (example: string): Promise<string> => {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', example], { cwd: fileURLToPath(ROOT), timeout: 20_000, maxBuffer: MOST_OUTPUT });
  return stdout;
};

describe('documentation: examples', () => {
  it('are all known here, and all listed for the reader', () => {
    expect(Object.keys(EXPECTED)).to.have.members(examples());
    for (const example of examples()) expect(read('examples/README.md')).to.include(`(${example.replace('examples/', '')})`);
  });

  for (const [example, lines] of Object.entries(EXPECTED)) {
    it(`${example} runs, ends by itself, and prints what it should`, async function () {
      this.timeout(30_000);
      const output = await printed(example);

      for (const line of lines) expect(output).to.match(line);
    });
  }

  it('the first program prints what the README shows', async function () {
    this.timeout(30_000);
    const shown = fences('README.md').find(({ language, code }) => language === 'text' && code.startsWith('Accepted'));

    expect(await printed('examples/first.ts')).to.equal(shown?.code);
  });
});
