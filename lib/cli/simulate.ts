// `rxtt simulate`: the simulated servers behind real sockets, until somebody stops them.

import { combineLatest, concat, concatWith, defer, map, NEVER, of, switchMap, timer, type Observable } from 'rxjs';
import {
  startTickTraderSimulator,
  startTtRestSimulator,
  type AccountingType,
  type FaultScript,
  type RunningTickTrader,
  type RunningTtRest,
} from '../simulator/index.js';
import type { DemoPart } from './demo/demo.js';
import { counted } from './terminal/format.js';
import { line, live, otherwise, type Output } from './terminal/output.js';
import type { Paint } from './terminal/paint.js';
import type { Screen } from './terminal/screen.js';
import { pairs } from './terminal/table.js';

/** What the user of the command chose. */
export interface SimulateOptions {
  /** Which servers. */
  readonly part: DemoPart;
  readonly port: number;
  /** Where the TT REST server listens when both run. */
  readonly ttPort: number;
  readonly seed: number;
  readonly accountingType: AccountingType;
  readonly twoFactor: boolean;
  /** Days of history. */
  readonly days: number;
  /** Records in them, where it is not the usual. */
  readonly records?: number;
  /** What goes wrong with the TickTrader server. */
  readonly faults?: FaultScript;
  /** One line of JSON instead of words. */
  readonly json: boolean;
}

const RECORDS_A_DAY = 137; // the year of 50,000 records, day by day
const PASSWORD = 'one-time password'; // the longest name, so the live line stands under the others
const SECOND = 1000;
const STEP = 30 * SECOND; // of a one-time password

const serverOf = ({ port, seed, accountingType, twoFactor, days, records, faults = [] }: SimulateOptions): Observable<RunningTickTrader> =>
  startTickTraderSimulator({ port, seed, accountingType, twoFactor, faults, ...(days > 0 && { history: { days, records: records ?? days * RECORDS_A_DAY } }) });

const ttServerOf = ({ part, port, ttPort, seed }: SimulateOptions): Observable<RunningTtRest> =>
  startTtRestSimulator({ port: part === 'both' ? ttPort : port, seed });

/** The servers that were asked for. */
interface Servers {
  readonly tickTrader?: RunningTickTrader;
  readonly ttRest?: RunningTtRest;
}

const servers = (options: SimulateOptions): Observable<Servers> => {
  const { part } = options;
  return combineLatest({
    ...(part === 'tt-rest' ? {} : { tickTrader: serverOf(options) }),
    ...(part === 'ticktrader' ? {} : { ttRest: ttServerOf(options) }),
  });
};

const tickTraderJson = ({ accountingType, twoFactor }: SimulateOptions, { url, credentials, totpSecret, oneTimePassword }: RunningTickTrader): object => ({
  url,
  accountingType,
  credentials,
  ...(twoFactor && { totpSecret, oneTimePassword: oneTimePassword() }),
});

const asJson = (options: SimulateOptions, { tickTrader, ttRest }: Servers): string =>
  JSON.stringify({
    ...(tickTrader && tickTraderJson(options, tickTrader)),
    ...(ttRest && { ttRest: { environment: ttRest.environment, apiSecret: ttRest.apiSecret } }),
  });

type Facts = readonly (readonly [name: string, value: string])[];

const pastOf = ({ days, records }: SimulateOptions): string => {
  if (days === 0) return 'without a past';
  return `with ${counted(days, 'day')} of history${records === undefined ? '' : `, ${counted(records, 'record')}`}`;
};

const tickTraderFacts = (options: SimulateOptions, server: RunningTickTrader, paint: Paint): Facts => {
  const { webApiId, webApiKey, webApiSecret } = server.credentials;
  return [
    ['url', paint.strong(server.url)],
    ['account', `${options.accountingType}, ${pastOf(options)}`],
    ['Web API id', webApiId],
    ['Web API key', webApiKey],
    ['Web API secret', webApiSecret],
    ...(options.twoFactor
      ? ([
          ['TOTP secret', `${server.totpSecret}  ${paint.quiet('(for any authenticator)')}`],
          [PASSWORD, `${server.oneTimePassword()}  ${paint.quiet('(now; a new one every 30 s)')}`],
        ] as const)
      : ([['second factor', 'not asked for']] as const)),
  ];
};

const ttFacts = ({ environment, apiSecret }: RunningTtRest, paint: Paint): Facts => [
  ['base url', paint.strong(environment.baseUrl)],
  ['environment', environment.name],
  ['API secret', apiSecret],
];

const block = (title: string, facts: Facts, paint: Paint): readonly Output[] => [
  line(paint.title(title)),
  line(),
  ...pairs(facts).map((text) => line(`  ${text}`)),
];

const asWords = (options: SimulateOptions, { tickTrader, ttRest }: Servers, paint: Paint): readonly Output[] => {
  const tt = ttRest === undefined ? [] : block('A simulated TT REST server, on this machine only. Ctrl-C stops it.', ttFacts(ttRest, paint), paint);
  if (tickTrader === undefined) return tt;
  const words = block('A simulated TickTrader server, on this machine only. Ctrl-C stops it.', tickTraderFacts(options, tickTrader, paint), paint);
  const above = tt.length === 0 ? [] : [...tt, line()];
  // where live lines are shown, the last one tells the password of the moment
  return options.twoFactor ? [...above, ...words.slice(0, -1), ...words.slice(-1).map(({ text }) => otherwise(text))] : [...above, ...words];
};

/** The one-time password of this moment, again each second. */
const passwords = (server: RunningTickTrader, paint: Paint): Observable<Output> =>
  timer(0, SECOND).pipe(
    map(() => {
      const left = Math.ceil((STEP - (Date.now() % STEP)) / SECOND);
      return live(`  ${PASSWORD}  ${paint.strong(server.oneTimePassword())}  ${paint.quiet(`(for ${String(left)} s)`)}`);
    }),
  );

/** Starts the servers, says how to reach them, and goes on until it is unsubscribed. */
export const simulate = (options: SimulateOptions, { paint }: Screen): Observable<Output> =>
  defer(() => servers(options)).pipe(
    switchMap((running) => {
      const { tickTrader } = running;
      if (options.json) return of(line(asJson(options, running))).pipe(concatWith(NEVER));
      return concat(asWords(options, running, paint), tickTrader !== undefined && options.twoFactor ? passwords(tickTrader, paint) : NEVER);
    }),
  );
