// Output as values.

import { expect } from 'chai';
import { line, live, otherwise } from '../../../lib/cli/terminal/output.js';

describe('cli/terminal/output', () => {
  it('is plain values, so that a command is a stream that can be compared', () => {
    expect([line('a'), line(), live('b'), otherwise('c')]).to.deep.equal([
      { kind: 'line', text: 'a' },
      { kind: 'line', text: '' },
      { kind: 'live', text: 'b' },
      { kind: 'otherwise', text: 'c' },
    ]);
  });
});
