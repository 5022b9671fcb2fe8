// The marble pictures show what the library does: each is played against the simulator, and drawn anew.

import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import { pages, read, ROOT } from '../pages.js';
import { played } from './diagram.js';
import { diagrams } from './diagrams.js';
import { pictures } from './pictures.js';

describe('documentation: marble pictures', () => {
  for (const diagram of diagrams) {
    it(`"${diagram.title}" is what happens`, () => {
      expect(played(diagram)).to.deep.equal(diagram.lanes);
    });

    it(`"${diagram.title}" explains each of its letters, and no other`, () => {
      const letters = new Set(diagram.lanes.flatMap(({ marbles }) => Array.from(marbles.replaceAll(/[-()|]/g, ''))));

      expect(Object.keys(diagram.legend)).to.have.members([...letters]);
    });
  }

  for (const { path, svg } of pictures()) {
    it(`${path} is drawn from its marbles; \`npx tsx spec/docs/write.ts\` draws it anew`, () => {
      expect(read(path)).to.equal(svg);
    });

    it(`${path} is shown on a page, with words for those who do not see it`, () => {
      const name = path.replace('docs/', '');

      expect(pages().some((page) => new RegExp(`!\\[[^\\]]{10,}\\]\\((?:\\.\\./)*${name}\\)`).test(read(page)))).to.equal(true);
    });
  }

  it('are all that there are', () => {
    expect(readdirSync(new URL('docs/pictures/', ROOT)).map((name) => `docs/pictures/${name}`)).to.have.members(pictures().map(({ path }) => path));
  });
});
