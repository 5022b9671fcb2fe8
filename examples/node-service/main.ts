// Two TickTrader accounts and TT in one service. `npm run example:service`; README.md says what to try, and which variables choose real servers.

import { concat, of, switchMap, take, tap } from 'rxjs';
import { jsonLogger } from './logger.js';
import { startService, type Service } from './service.js';
import { settingsOf } from './settings.js';
import { stopSignal$ } from './shutdown.js';
import { sourcesOf } from './sources.js';

const say = (text: string): void => void process.stderr.write(text);

const greet =
  (token: string) =>
  ({ url, folder }: Service): void => {
    say(`The service listens on ${url} and keeps its files in ${folder}\n  curl -N -H 'authorization: Bearer ${token}' ${url}/events\n`);
  };

const run = (env: NodeJS.ProcessEnv) => {
  const settings = settingsOf(env);
  const logger = jsonLogger(say, env['LOG']);
  return sourcesOf(env).pipe(
    switchMap((sources) => startService(sources, settings, logger)),
    tap(greet(settings.token)),
    switchMap(({ stop$ }) => stopSignal$.pipe(switchMap(() => concat(stop$, of('stopped'))))),
    take(1),
  );
};

const fail = (error: unknown): void => {
  say(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
};

try {
  run(process.env).subscribe({ error: fail, complete: () => process.exit(0) });
} catch (error) {
  fail(error);
}
