// ng add: what becomes of an application's files. The tree is a Map; the CLI hands in one of the same shape.

import { createRequire } from 'node:module';
import { expect } from 'chai';

const require = createRequire(import.meta.url);
const FOLDER = '../../../../lib/interop/angular/schematics';

interface Tree {
  exists(path: string): boolean;
  read(path: string): Buffer | null;
  overwrite(path: string, text: string): void;
}
type Rule = (tree: Tree, context: { readonly logger: Record<'info' | 'warn', (text: string) => void> }) => Tree;

const { ngAdd } = require(`${FOLDER}/ng-add.cjs`) as { readonly ngAdd: (options: object) => Rule };

const OPTIONS = { url: 'wss://broker.example/trade', signer: '/sign' };
const CONFIG = `import { ApplicationConfig } from '@angular/core';

export const appConfig: ApplicationConfig = {
  providers: [provideRouter(routes)],
};
`;

/** Runs the rule over `files`, and tells what it said. */
const run = (files: Map<string, string>, options: object = OPTIONS): readonly string[] => {
  const said: string[] = [];
  const tree: Tree = {
    exists: (path) => files.has(path),
    read: (path) => (files.has(path) ? Buffer.from(files.get(path) ?? '') : null),
    overwrite: (path, text) => void files.set(path, text),
  };
  const note = (text: string): void => void said.push(text);
  ngAdd(options)(tree, { logger: { info: note, warn: note } });
  return said;
};

describe('ng add rxtt', () => {
  it('puts the provider first in the list, with its import, and leaves the rest alone', () => {
    const files = new Map([['src/app/app.config.ts', CONFIG]]);
    const said = run(files);
    const text = files.get('src/app/app.config.ts') ?? '';
    expect(text).to.match(/^import \{ provideRxtt, withRemoteSigner, withTickTrader \} from 'rxtt\/angular';\n/);
    expect(text).to.match(/providers: \[\s+provideRxtt\(/);
    expect(text).to.include(`url: '${OPTIONS.url}'`).and.include(`withRemoteSigner('/sign')`).and.include('provideRouter(routes)],');
    expect(said.join()).to.include('src/app/app.config.ts');
  });

  it('run twice is as good as once', () => {
    const files = new Map([['src/app/app.config.ts', CONFIG]]);
    run(files);
    const once = files.get('src/app/app.config.ts');
    run(files);
    expect(files.get('src/app/app.config.ts')).to.equal(once);
  });

  it('looks into the application that is named', () => {
    const workspace = JSON.stringify({ projects: { shop: { root: 'apps/shop' }, desk: { root: 'apps/desk' } } });
    const files = new Map([
      ['angular.json', workspace],
      ['apps/shop/src/main.ts', CONFIG],
      ['apps/desk/src/main.ts', CONFIG],
    ]);
    run(files, { ...OPTIONS, project: 'desk' });
    expect(files.get('apps/desk/src/main.ts')).to.include('provideRxtt');
    expect(files.get('apps/shop/src/main.ts')).to.equal(CONFIG);
  });

  it('says what to write where it finds no list', () => {
    const files = new Map([['src/main.ts', 'bootstrap();\n']]);
    const said = run(files);
    expect(files.get('src/main.ts')).to.equal('bootstrap();\n');
    expect(said.join()).to.include('provideRxtt(').and.include(`from 'rxtt/angular'`);
  });

  it('is found by the CLI: the collection names a factory and a schema that are there', () => {
    const { schematics } = require(`${FOLDER}/collection.json`) as { readonly schematics: Record<string, Record<'factory' | 'schema', string>> };
    const { factory = '', schema = '' } = schematics['ng-add'] ?? {};
    const [file = '', name = ''] = factory.split('#');
    expect(require(`${FOLDER}/${file}`))
      .to.have.property(name)
      .which.is.a('function');
    expect(require(`${FOLDER}/${schema}`)).to.have.nested.property('properties.url');
  });
});
