// What the specs of the house look at: package.json and the sources of lib. Only they use it.

import { readdirSync, readFileSync } from 'node:fs';

/** An entry point of package.json: where its types and its code are once built. */
interface Target {
  readonly types: string;
  readonly default: string;
}

/** The project's folder. */
export const ROOT = new URL('../../', import.meta.url);

/** The text of a file, by its path from the project's folder. */
export const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** Every TypeScript file of lib, as `lib/base/errors.ts`. */
export const sources = (): readonly string[] =>
  readdirSync(new URL('lib/', ROOT), { recursive: true, encoding: 'utf8' })
    .map((path) => `lib/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .sort();

/** The entry points of package.json that hold code: what a user imports (`rxtt/ticktrader`), the source behind it, what is built of it. */
export const entries = (): readonly { readonly name: string; readonly source: string; readonly built: Target }[] => {
  // package.json is ours, and publint checks its shape.
  const manifest = JSON.parse(read('package.json')) as { readonly exports: Readonly<Record<string, string | Target>> };
  return Object.entries(manifest.exports).flatMap(([subpath, built]) =>
    typeof built === 'string' ? [] : [{ name: `rxtt${subpath.slice(1)}`, source: built.default.replace('./dist/', 'lib/').replace(/\.js$/, '.ts'), built }],
  );
};
