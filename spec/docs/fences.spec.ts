// The code on the pages compiles. A piece that begins with `// examples/x.ts` is that file, letter for letter; a piece that makes no client of its own has one called `tt`.

import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import ts from 'typescript';
import { fences, manual, read, ROOT, type Fence } from './pages.js';

const EXAMPLE = /^\/\/ (examples\/[\w/-]+\.ts)\n/;

const all = manual()
  .flatMap(fences)
  .filter(({ language }) => language === 'ts');
const quoted = all.filter(({ code }) => EXAMPLE.test(code));
const loose = all.filter(({ code }) => !EXAMPLE.test(code));

const placeOf = ({ page, line }: Fence): string => `${page}:${String(line)}`;
const root = fileURLToPath(ROOT);

/** Where the compiler believes a piece to stand: beside the examples, so that it finds the same packages. */
const fileOf = (index: number): string => `${root}examples/.piece-${String(index)}.ts`;
const CLIENT = `${root}examples/.client.d.ts`;

/** Compiles every piece as a module of its own, in one program, and tells what is wrong with each. */
const complaints = (): ReadonlyMap<string, string> => {
  const virtual = new Map([
    [CLIENT, `declare const tt: import('rxtt/ticktrader').TickTrader;`],
    ...loose.map(({ code }, index): [string, string] => [fileOf(index), `${code}\nexport {};\n`]),
  ]);
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)) as { readonly config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const settings = { ...options, noUnusedLocals: false, noUnusedParameters: false };
  const host = ts.createCompilerHost(settings);
  const program = ts.createProgram([...virtual.keys()], settings, {
    ...host,
    fileExists: (path) => virtual.has(path) || host.fileExists(path),
    readFile: (path) => virtual.get(path) ?? host.readFile(path),
    getSourceFile: (path, language, ...rest) => {
      const text = virtual.get(path);
      return text === undefined ? host.getSourceFile(path, language, ...rest) : ts.createSourceFile(path, text, language);
    },
  });
  return new Map([...virtual.keys()].map((path) => [path, ts.formatDiagnostics(ts.getPreEmitDiagnostics(program, program.getSourceFile(path)), host)]));
};

describe('documentation: code', () => {
  let found: ReadonlyMap<string, string> = new Map();

  before(function () {
    this.timeout(120_000);
    found = complaints();
  });

  it('is there, and the client it may use has its types', () => {
    expect(loose.length).to.be.above(10);
    expect(found.get(CLIENT)).to.equal('');
  });

  for (const [index, piece] of loose.entries()) {
    it(`${placeOf(piece)} compiles`, () => {
      expect(found.get(fileOf(index))).to.equal('');
    });
  }

  for (const piece of quoted) {
    const file = EXAMPLE.exec(piece.code)?.[1] ?? '';

    it(`${placeOf(piece)} is ${file}, letter for letter`, () => {
      expect(piece.code.replace(EXAMPLE, '')).to.equal(read(file));
    });
  }

  it('the first program of the README is a file that can be run', () => {
    expect(quoted.map(({ page }) => page)).to.include('README.md');
  });
});
