// The page about TT's protocol says what the client does.

import { expect } from 'chai';
import { read } from './pages.js';
import { ttRestPage } from './tt-rest-page.js';

describe('documentation: docs/protocol/tt-rest.md', () => {
  it('is what the tables of the client make it; `npx tsx .ci/write-tt-rest-page.ts` writes it anew', async () => {
    expect(read('docs/protocol/tt-rest.md')).to.equal(await ttRestPage());
  });
});
