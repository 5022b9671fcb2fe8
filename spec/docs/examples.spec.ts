// Each example runs as a reader would run it, ends by itself, and prints what the pages say it prints.

import { expect } from 'chai';
import { examples, fences, manual, read, recipes } from './pages.js';
import { printed } from './run-example.js';

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
    /^far-below is accepted as \d+, and it is open$/m,
    /^too-big is rejected: .*Not enough money/m,
    /^in-silence is unknown/m,
    /^in-silence is accepted as \d+, and it is open$/m,
    /^Open at the end: .*in-silence \(Position\)/m,
  ],
  'examples/dealer.ts': [/^accepted$/m, /Too dear\.$/m, /The boss says no\.$/m],
  // nothing but fills, thousands of them, a line each
  'examples/tt-fills.ts': [/^(?:\{"account":"SIM\d{4}",.+\}\n){1000,}$/],
  'examples/virtual.ts': [/^Two hours tested, 4 things happened, nothing is left running\.$/m],
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

describe('documentation: recipes', () => {
  const shown = manual()
    .filter((page) => page.startsWith('docs/recipes/'))
    .flatMap((page) => fences(page).map((fence, index, all) => ({ ...fence, output: all[index + 1] })))
    .flatMap(({ code, output }) => {
      const [, file] = /^\/\/ (examples\/recipes\/[\w-]+\.ts)\n/.exec(code) ?? [];
      return file === undefined ? [] : [{ file, output: output?.language === 'text' ? output.code : undefined }];
    });

  it('are each on one page', () => {
    expect(shown.map(({ file }) => file)).to.have.members(recipes());
  });

  for (const { file, output } of shown) {
    it(`${file} runs, ends by itself, and prints what its page shows`, async function () {
      this.timeout(30_000);

      expect(await printed(file)).to.equal(output);
    });
  }
});
