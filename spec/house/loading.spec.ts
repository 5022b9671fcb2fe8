// Every module of lib loads. Coverage counts only what was loaded: without this, a file that no spec knows would not lower the figure.

import { expect } from 'chai';
import { ROOT, sources } from './tree.js';

/** The one module that acts when it is loaded; its specs run it as a process. */
const COMMAND = 'lib/cli/main.ts';

describe('loading', () => {
  it('every module of lib loads', async () => {
    const modules = await Promise.all(
      sources()
        .filter((source) => source !== COMMAND)
        .map((source) => import(new URL(source, ROOT).href) as Promise<object>),
    );

    expect(modules).to.not.be.empty;
  });
});
