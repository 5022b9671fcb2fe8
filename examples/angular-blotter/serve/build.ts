// The built application: its packages installed, this repository's library among them, and `ng build` run where something is newer than what it made.
// main and the browser spec call it.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readdir, rm, stat } from 'node:fs/promises';
import { concat, defer, EMPTY, Observable, of, switchMap, throwError } from 'rxjs';

/** The example's folder, and the repository's. */
const HERE = new URL('../', import.meta.url);
const ROOT = new URL('../../', HERE);

/** What the browser is sent. */
export const BUILT = new URL('dist/browser/', HERE);

const MADE = new URL('dist/prerendered-routes.json', HERE); // the last thing a build writes
const INSTALLED = new URL('node_modules/.package-lock.json', HERE);
const COPY = new URL('node_modules/rxtt/', HERE);

/** When a file was last written (ms since 1970); 0 where there is none. */
const written = async (file: URL): Promise<number> => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;

const newest = async (folder: URL): Promise<number> => {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return Math.max(0, ...(await Promise.all(names.map((name) => written(new URL(name, folder))))));
};

/** Runs a command in the example's folder; what it says is emitted as it comes, and a failure ends with all of it. */
const run = (command: string, ...args: readonly string[]): Observable<string> =>
  new Observable((subscriber) => {
    const child = spawn(command, args, { cwd: HERE, env: { ...process.env, NG_CLI_ANALYTICS: 'false', NO_COLOR: '1', CI: 'true' } });
    const said: string[] = [];
    const hear = (text: Buffer): void => {
      said.push(text.toString());
      subscriber.next(text.toString());
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => {
      subscriber.error(error);
    });
    child.on('close', (code) => {
      if (code === 0) subscriber.complete();
      else subscriber.error(new Error(`${command} ${args.join(' ')} ended with ${String(code)}:\n${said.join('')}`));
    });
    return () => child.kill();
  });

/** Whether the example's packages are there. */
export const isInstalled = (): boolean => existsSync(INSTALLED);

/** Without install scripts: nothing here needs one, and ours would build the library again. */
const install = (): Observable<string> =>
  defer(() =>
    isInstalled() ? EMPTY : concat(of('Installing the packages of the example…\n'), run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund')),
  );

/** The library as it is built now, over the copy that npm made when it installed. */
const refresh = async (): Promise<void> => {
  for (const part of ['package.json', 'dist']) {
    await rm(new URL(part, COPY), { recursive: true, force: true });
    await cp(new URL(part, ROOT), new URL(part, COPY), { recursive: true });
  }
};

const isStale = async (): Promise<boolean> => {
  const sources = await Promise.all([
    newest(new URL('src/', HERE)),
    newest(new URL('dist/', ROOT)),
    written(new URL('angular.json', HERE)),
    written(new URL('package-lock.json', HERE)),
  ]);
  return (await written(MADE)) < Math.max(...sources);
};

const compile = (): Observable<string> =>
  defer(isStale).pipe(
    switchMap((stale) => (stale ? concat(of('Building the application…\n'), defer(refresh).pipe(switchMap(() => EMPTY)), run('npx', 'ng', 'build')) : EMPTY)),
  );

/** Installs and builds what is missing or old; emits what npm and ng say. */
export const built = (): Observable<string> =>
  defer(() => written(new URL('dist/index.js', ROOT))).pipe(
    switchMap((time) => (time > 0 ? concat(install(), compile()) : throwError(() => new Error('The library is not built: npm run build')))),
  );
