// Prose in lines.

import { expect } from 'chai';
import { wrapped } from '../../../lib/cli/terminal/wrap.js';

describe('cli/terminal/wrap', () => {
  it('breaks between words, at the latest where the width ends', () => {
    expect(wrapped('one two three four', 9)).to.deep.equal(['one two', 'three', 'four']);
    expect(wrapped('one two', 7)).to.deep.equal(['one two']);
    expect(wrapped('one two', 6)).to.deep.equal(['one', 'two']);
  });

  it('gives a longer word a line to itself', () => {
    expect(wrapped('a unbreakable b', 4)).to.deep.equal(['a', 'unbreakable', 'b']);
  });
});
