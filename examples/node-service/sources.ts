// Where the accounts are: on real servers by environment variables, else on simulators that run in this very process. accounts makes clients over them.

import { combineLatest, map, of, type Observable } from 'rxjs';
import { startTickTraderSimulator, startTtRestSimulator, type ServerOptions } from 'rxtt/simulator';
import { Secret, type SecretCredentials, type TickTraderOptions } from 'rxtt/ticktrader';
import { environments, type TtRestOptions } from 'rxtt/tt-rest';
import { SettingsError, type Environment } from './settings.js';
import { totp } from './totp.js';

/** How to reach a TickTrader account. */
export interface AccountSource {
  /** What the service calls it. */
  readonly name: string;
  readonly isSimulated: boolean;
  readonly options: Pick<TickTraderOptions, 'url' | 'oneTimePassword'> & { readonly credentials: SecretCredentials };
}

/** How to reach TT. */
export interface TtSource {
  readonly name: string;
  readonly isSimulated: boolean;
  readonly options: Pick<TtRestOptions, 'environment' | 'apiSecret' | 'plan' | 'appName' | 'companyName'>;
}

/** All that is composed. */
export interface Sources {
  readonly accounts: readonly AccountSource[];
  readonly tt: TtSource;
}

/** The values of `names` under `prefix`; undefined where none is set. Half a set of credentials is a mistake, not a wish for a simulator. */
const group = <const Name extends string>(env: Environment, prefix: string, names: readonly Name[]): Readonly<Record<Name, string>> | undefined => {
  const missing = names.filter((name) => (env[prefix + name] ?? '') === '');
  if (missing.length === names.length) return undefined;
  if (missing.length > 0) throw new SettingsError(`${missing.map((name) => prefix + name).join(', ')} missing: give all of ${prefix}..., or none`);
  return Object.fromEntries(names.map((name) => [name, env[prefix + name]])) as Record<Name, string>; // none is missing
};

const simulatedAccount = (name: string, options: ServerOptions): Observable<AccountSource> =>
  startTickTraderSimulator(options).pipe(
    map(({ url, credentials, oneTimePassword }) => ({ name, isSimulated: true, options: { url, credentials, oneTimePassword: () => [oneTimePassword()] } })),
  );

const account = (env: Environment, number: 1 | 2, simulated: ServerOptions): Observable<AccountSource> => {
  const prefix = `ACCOUNT_${String(number)}_`;
  const name = env[`${prefix}NAME`] ?? `account-${String(number)}`;
  if (!/^[\w-]{1,32}$/.test(name)) throw new SettingsError(`${prefix}NAME must be 1 to 32 letters, digits, hyphens or underscores: files are named after it`);
  const found = group(env, prefix, ['URL', 'WEB_API_ID', 'WEB_API_KEY', 'WEB_API_SECRET']);
  if (found === undefined) return simulatedAccount(name, simulated);
  const { URL: url, WEB_API_ID: webApiId, WEB_API_KEY: webApiKey, WEB_API_SECRET } = found;
  const secret = env[`${prefix}TOTP_SECRET`];
  if (secret !== undefined) totp(secret, 0); // complains at once, rather than at the first challenge
  return of({
    name,
    isSimulated: false,
    options: {
      url,
      credentials: { webApiId, webApiKey, webApiSecret: Secret.of(WEB_API_SECRET) },
      ...(secret !== undefined && { oneTimePassword: () => [totp(secret, Date.now())] }),
    },
  });
};

const WHO = { appName: 'node-service', companyName: 'example' };

const tt = (env: Environment): Observable<TtSource> => {
  const found = group(env, 'TT_', ['API_SECRET', 'ENVIRONMENT']);
  if (found === undefined)
    return startTtRestSimulator({ plan: 'high', accounts: 50, tradeEvery: 10_000 }).pipe(
      map(({ environment, apiSecret }) => ({ name: 'tt', isSimulated: true, options: { ...WHO, environment, apiSecret, plan: 'high' } })),
    );
  const { API_SECRET, ENVIRONMENT: name } = found;
  const baseUrl = env['TT_BASE_URL'] ?? environments.uat.baseUrl;
  return of({ name: 'tt', isSimulated: false, options: { ...WHO, environment: { name, baseUrl }, apiSecret: Secret.of(API_SECRET), plan: 'free' } });
};

/** A name stands for one account, in every event, figure and order. */
const distinct = (sources: Sources): Sources => {
  const names = [...sources.accounts, sources.tt].map(({ name }) => name);
  if (new Set(names).size < names.length) throw new SettingsError(`each account needs a name of its own, got ${names.join(', ')}`);
  return sources;
};

/** Emits once all can be reached; simulators live as long as the subscription. Throws a `SettingsError`, or errors with one, that says what is wrong. */
export const sourcesOf = (env: Environment): Observable<Sources> =>
  combineLatest({
    accounts: combineLatest([account(env, 1, { seed: 1 }), account(env, 2, { seed: 2, accountingType: 'Net' })]),
    tt: tt(env),
  }).pipe(map(distinct));
