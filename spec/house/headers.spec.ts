// The first line of every file tells a newcomer what it is and who calls it.

import { expect } from 'chai';
import { read, sources } from './tree.js';

/** The first line that is neither the shebang of a command nor somebody's licence. */
const opening = (text: string): string =>
  text
    .replace(/^(#!.*|\/\*!.*\*\/)\n/, '')
    .split('\n', 1)
    .join();

describe('headers', () => {
  it('every file of lib starts with a comment', () => {
    const bare = sources().filter((source) => !/^\/\/ \S.{10,}/.test(opening(read(source))));

    expect(sources()).to.include('lib/index.ts');
    expect(bare).to.deep.equal([]);
  });
});
