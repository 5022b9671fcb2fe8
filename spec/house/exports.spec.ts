// Entry points: package.json, the folders of lib and the index files say the same.

import { existsSync } from 'node:fs';
import { expect } from 'chai';
import ts from 'typescript';
import { entries, read, ROOT, sources } from './tree.js';

const isReExport = (statement: ts.Statement): boolean => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
const isNamespace = (statement: ts.Statement): boolean =>
  ts.isExportDeclaration(statement) && statement.exportClause !== undefined && ts.isNamespaceExport(statement.exportClause);

describe('entry points', () => {
  it('are more than one', () => {
    expect(entries()).to.have.length.above(1);
  });

  for (const { name, source, built } of entries()) {
    it(`has ${source} behind ${name}, and package.json names what is built of it`, () => {
      const stem = source.replace('lib/', './dist/').replace('.ts', '');

      expect(existsSync(new URL(source, ROOT)), source).to.equal(true);
      expect(built).to.deep.equal({ types: `${stem}.d.ts`, default: `${stem}.js` });
    });

    it(`loads ${name}, and it is not empty`, async () => {
      const names: object = (await import(new URL(source, ROOT).href)) as object;

      expect(Object.keys(names)).to.not.be.empty;
    });
  }

  it('are all the index files of lib and of its folders, each file of interop and of sinks, and what testing has for Angular', () => {
    const isEntry = (source: string): boolean =>
      /^lib\/(?:(?:[^/]+\/)?index|(?:interop|sinks)\/[^/]+|interop\/[^/]+\/index|testing\/angular)\.ts$/.test(source);

    expect(sources().filter(isEntry)).to.have.members(entries().map(({ source }) => source));
  });

  for (const source of sources().filter((path) => path.endsWith('/index.ts'))) {
    it(`${source} only re-exports`, () => {
      const { statements } = ts.createSourceFile(source, read(source), ts.ScriptTarget.Latest);

      expect(statements).to.not.be.empty;
      expect(statements.every(isReExport), 'only re-exports').to.equal(true);
      expect(statements.some(isNamespace), 'a namespace (`export * as`) would defeat tree shaking').to.equal(false);
    });
  }
});
