// The sudden death of a program in the middle of writing: what it was told is kept, is kept.

import { expect } from 'chai';
import { found, inFolder } from './desk.js';
import { startWriter } from './process.js';

/** The commands that were kept without an end, of those the writer spoke of; and all it may have begun besides. */
const reckoned = (lines: readonly string[]): { readonly inDoubt: readonly string[]; readonly uncertain: readonly string[] } => {
  const numbers = lines.filter((line) => line !== 'open').map(Number);
  const last = Math.max(0, ...numbers.map(Math.abs));
  const ended = new Set(numbers.filter((n) => n < 0).map((n) => -n));
  const nameOf = (n: number): string => `c-${String(n)}`;
  // the end of the last one, or the one after it, may have been on the file when death came, and not been spoken of
  return { inDoubt: numbers.filter((n) => n > 0 && n < last && !ended.has(n)).map(nameOf), uncertain: [last, last + 1].map(nameOf) };
};

const CASES = [
  { name: 'without fsync', fsync: false, compactAbove: 1 << 20, lines: 3000 },
  { name: 'with fsync', fsync: true, compactAbove: 1 << 20, lines: 300 },
  { name: 'while the file is written anew again and again', fsync: false, compactAbove: 2000, lines: 2000 },
];

describe('a journal whose program is killed', () => {
  for (const { name, fsync, compactAbove, lines } of CASES) {
    it(`holds all that was kept, ${name}`, async function () {
      this.timeout(60_000);
      await inFolder(async (path) => {
        const writer = startWriter(path, { fsync, compactAbove });
        await writer.said(lines);
        const { inDoubt, uncertain } = reckoned(await writer.kill());
        const ids = await found(path);
        expect(inDoubt.length).to.be.greaterThan(lines / 10);
        expect(ids.filter((id) => !uncertain.includes(id))).to.deep.equal(inDoubt);
      });
    });
  }
});
