// Every name a user can import says what it is: the doc comment is what an editor shows.

import { expect } from 'chai';
import ts from 'typescript';
import { fileURLToPath } from 'node:url';
import { entries } from './tree.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ENTRIES = entries().map(({ source }) => source);

describe('the names a user can import', () => {
  let program: ts.Program;
  before(function () {
    this.timeout(60_000);
    const config: unknown = ts.readConfigFile(`${ROOT}tsconfig.json`, (path) => ts.sys.readFile(path)).config;
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
    program = ts.createProgram(
      ENTRIES.map((entry) => ROOT + entry),
      options,
    );
  });

  for (const entry of ENTRIES) {
    it(`each have a doc comment in ${entry}`, () => {
      const checker = program.getTypeChecker();
      const file = program.getSourceFile(ROOT + entry);
      const module = file && checker.getSymbolAtLocation(file);
      if (module === undefined) throw new Error(`${entry} is no module`);
      const names = checker.getExportsOfModule(module);
      const named = names.map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
      expect(names.length).to.be.greaterThan(0);
      expect(named.filter((symbol) => symbol.getDocumentationComment(checker).length === 0).map(({ name }) => name)).to.deep.equal([]);
    });
  }
});
