// What eslint checks: types, RxJS habits, and which file may use which door out of the library. `npm run lint` runs it; editors do too.

import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import rxjsX from 'eslint-plugin-rxjs-x';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What no file of lib may do, unless `places` says so: modules with one door, code that runs on import. */
const forbidden = {
  'fp-ts': { module: '^fp-ts(/|$)', message: 'Plain Node cannot load the folders of fp-ts: import #fp/Either or #fp/function.' },
  'io-ts/': { module: '^io-ts/', message: 'Plain Node cannot load the folders of io-ts: import io-ts itself.' },
  ws: { module: '^(#ws|ws|isomorphic-ws)$', message: 'WebSocket packages have one door a side: wire/socket-constructor and the server of the simulator.' },
  'crypto-js': { module: '^crypto-js(/|$)', message: 'crypto-js is inlined at build into ticktrader/hmac; import that.' },
  'node:': { module: '^node:', message: 'This file also runs in browsers.', allowTypes: true },
  // Not rxjs-x/finnish: it also wants the mark on fields that hold a function that returns a stream.
  'unmarked streams': {
    selector:
      ':matches(TSPropertySignature, PropertyDefinition)[key.name!=/\\$$/] > TSTypeAnnotation > TSTypeReference[typeName.name=/^(Observable|Subject|BehaviorSubject|ReplaySubject)$/]',
    message: 'A field that holds a stream ends in `$`.',
  },
  statements: {
    selector:
      'Program > :matches(ExpressionStatement, IfStatement, TryStatement, SwitchStatement, BlockStatement, ForStatement, ForOfStatement, ForInStatement, WhileStatement, DoWhileStatement)',
    message: 'Importing a module must do nothing (package.json says sideEffects: false): declare, and act when called.',
  },
  'top-level await': { selector: 'Program AwaitExpression:not(:function AwaitExpression)', message: 'CommonJS callers cannot require() a module that awaits.' },
};

/** Which places may do it nevertheless. A later place overrides an earlier one that holds the same file. */
const places = {
  'lib/**/*.ts': [],
  'lib/wire/socket-constructor.ts': ['ws'],
  'lib/ticktrader/hmac.ts': ['crypto-js'],
  'lib/simulator/**/doors/server.ts': ['ws', 'node:'],
  'lib/sinks/**/*.ts': ['node:'],
  'lib/interop/node-stream.ts': ['node:'],
  'lib/journal/**/*.ts': ['node:'],
  'lib/cli/**/*.ts': ['node:'],
  'lib/cli/main.ts': ['node:', 'statements', 'top-level await'],
};

const restrictions = (allowed) => {
  const rules = Object.entries(forbidden).flatMap(([name, rule]) => (allowed.includes(name) ? [] : [rule]));
  const modules = rules.filter((rule) => 'module' in rule);
  const dynamic = modules.map(({ module, message }) => ({ selector: `ImportExpression > Literal[value=/${module.replaceAll('/', '\\/')}/]`, message }));
  return {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { patterns: modules.map(({ module, message, allowTypes = false }) => ({ regex: module, message, allowTypeImports: allowTypes })) },
    ],
    'no-restricted-syntax': ['error', ...dynamic, ...rules.filter((rule) => 'selector' in rule)],
  };
};

export default defineConfig(
  {
    ignores: [
      'dist/',
      'coverage/',
      '**/node_modules/',
      'docs/reference/',
      'docs/.vitepress/cache/',
      'docs/.vitepress/dist/',
      'examples/angular-blotter/src/',
      'examples/angular-blotter/dist/',
      'examples/angular-blotter/.angular/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,

  {
    name: 'types',
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked, rxjsX.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // `interface Asset<N> extends TypeOf<...> {}` gives a derived type a name that editors and errors show.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // It overflows the stack on the recursive type of JSON values (typescript-eslint 8.73).
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'func-style': 'error',
      'prefer-const': 'error',
    },
  },

  {
    name: 'lib',
    files: ['lib/**/*.ts'],
    extends: [rxjsX.configs.strict],
    rules: {
      'no-console': 'error',
      // What was caught is unknown, and is handed on as it came.
      'rxjs-x/throw-error': ['error', { allowThrowingAny: false, allowThrowingUnknown: true }],
    },
  },
  Object.entries(places).map(([place, allowed]) => ({ name: place, files: [place], rules: restrictions(allowed) })),

  {
    name: 'specs',
    files: ['spec/**/*.ts'],
    rules: {
      // `expect(x).to.be.true` is an expression; chai acts in its getter.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },

  {
    name: 'tools',
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { globals: globals.node },
    rules: { 'prefer-const': 'error', eqeqeq: 'error' },
  },
);
