// A reader who follows a link arrives.

import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { anchors, links, manual, pages, read, ROOT } from './pages.js';

const exists = (path: string): boolean => existsSync(new URL(path, ROOT));

/** The site's own front page; in the repository the README is that. */
const FRONT = 'docs/index.md';

describe('documentation: links', () => {
  it('are found at all', () => {
    expect(pages().length).to.be.above(8);
    expect(links('README.md').map(({ path }) => path)).to.include('docs/start.md');
    expect(anchors('docs/errors/connectionerror.md')).to.include('connectionerror');
  });

  for (const page of pages()) {
    it(`${page} links to files that are there, and to headings that are on them`, () => {
      const broken = links(page).filter(({ path, anchor }) => !exists(path) || (anchor !== undefined && !anchors(path).includes(anchor)));

      expect(broken.map(({ text }) => text)).to.deep.equal([]);
    });
  }

  for (const page of manual()) {
    it(`${page} names no file of the project that is not there`, () => {
      const named = [...read(page).matchAll(/`((?:lib|spec|examples|docs)\/[\w./-]+)`/g)].map(({ 1: path = '' }) => path);

      expect(named.filter((path) => !exists(path) && !exists(`${path}.ts`))).to.deep.equal([]);
    });
  }

  it('reach every page of docs from the README, within two steps', () => {
    const reached = new Set(links('README.md').flatMap(({ path }) => [path, ...(path.endsWith('.md') ? links(path).map((link) => link.path) : [])]));

    expect(pages().filter((page) => page.startsWith('docs/') && page !== FRONT && !reached.has(page))).to.deep.equal([]);
  });
});
