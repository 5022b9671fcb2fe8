// `rxtt simulate`: the simulated server behind a real socket, until somebody stops it.

import { concat, concatWith, defer, map, NEVER, of, switchMap, timer, type Observable } from 'rxjs';
import { startTickTraderSimulator, type AccountingType, type RunningTickTrader } from '../simulator/index.js';
import { counted } from './terminal/format.js';
import { line, live, otherwise, type Output } from './terminal/output.js';
import type { Paint } from './terminal/paint.js';
import type { Screen } from './terminal/screen.js';
import { pairs } from './terminal/table.js';

/** What the user of the command chose. */
export interface SimulateOptions {
  readonly port: number;
  readonly seed: number;
  readonly accountingType: AccountingType;
  readonly twoFactor: boolean;
  /** Days of history. */
  readonly days: number;
  /** One line of JSON instead of words. */
  readonly json: boolean;
}

const RECORDS_A_DAY = 137; // the year of 50,000 records, day by day
const PASSWORD = 'one-time password'; // the longest name, so the live line stands under the others
const SECOND = 1000;
const STEP = 30 * SECOND; // of a one-time password

const serverOf = ({ port, seed, accountingType, twoFactor, days }: SimulateOptions): Observable<RunningTickTrader> =>
  startTickTraderSimulator({ port, seed, accountingType, twoFactor, ...(days > 0 && { history: { days, records: days * RECORDS_A_DAY } }) });

const asJson = ({ accountingType, twoFactor }: SimulateOptions, { url, credentials, totpSecret, oneTimePassword }: RunningTickTrader): string =>
  JSON.stringify({ url, accountingType, credentials, ...(twoFactor && { totpSecret, oneTimePassword: oneTimePassword() }) });

type Facts = readonly (readonly [name: string, value: string])[];

const asWords = (options: SimulateOptions, server: RunningTickTrader, paint: Paint): readonly Output[] => {
  const { webApiId, webApiKey, webApiSecret } = server.credentials;
  const facts: Facts = [
    ['url', paint.strong(server.url)],
    ['account', `${options.accountingType}, ${options.days === 0 ? 'without a past' : `with ${counted(options.days, 'day')} of history`}`],
    ['Web API id', webApiId],
    ['Web API key', webApiKey],
    ['Web API secret', webApiSecret],
  ];
  const second: Facts = options.twoFactor
    ? [
        ['TOTP secret', `${server.totpSecret}  ${paint.quiet('(for any authenticator)')}`],
        [PASSWORD, `${server.oneTimePassword()}  ${paint.quiet('(now; a new one every 30 s)')}`],
      ]
    : [['second factor', 'not asked for']];
  const texts = pairs([...facts, ...second]).map((text) => `  ${text}`);
  // where live lines are shown, the last one tells the password of the moment
  const last = options.twoFactor ? otherwise : line;
  return [
    line(paint.title('A simulated TickTrader server, on this machine only. Ctrl-C stops it.')),
    line(),
    ...texts.slice(0, -1).map(line),
    ...texts.slice(-1).map(last),
  ];
};

/** The one-time password of this moment, again each second. */
const passwords = (server: RunningTickTrader, paint: Paint): Observable<Output> =>
  timer(0, SECOND).pipe(
    map(() => {
      const left = Math.ceil((STEP - (Date.now() % STEP)) / SECOND);
      return live(`  ${PASSWORD}  ${paint.strong(server.oneTimePassword())}  ${paint.quiet(`(for ${String(left)} s)`)}`);
    }),
  );

/** Starts the server, says how to reach it, and goes on until it is unsubscribed. */
export const simulate = (options: SimulateOptions, { paint }: Screen): Observable<Output> =>
  defer(() => serverOf(options)).pipe(
    switchMap((server) =>
      options.json
        ? of(line(asJson(options, server))).pipe(concatWith(NEVER))
        : concat(asWords(options, server, paint), options.twoFactor ? passwords(server, paint) : NEVER),
    ),
  );
