// Where addresses and credentials come from: options first, then a file for them alone, then the environment, then an env file. connect reads them here.

import { readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { usageError } from '../exit.js';
import type { Environment } from '../desk.js';

/** Every name that is understood, and what it is. The help and docs/command.md print this table. */
export const SETTINGS = {
  RXTT_URL: 'address of the trade socket, as --url',
  RXTT_WEB_API_ID: 'Web API token: id',
  RXTT_WEB_API_KEY: 'Web API token: key',
  RXTT_WEB_API_SECRET: 'Web API token: secret',
  RXTT_OTP: 'one-time password of this moment',
  RXTT_TOTP_SECRET: 'secret of an authenticator, in base32',
  TT_API_SECRET: 'TT REST: app secret, "<key>:<secret>"',
  TT_ENVIRONMENT: 'TT REST: uat, live, sim, or the name in the path',
  TT_BASE_URL: 'TT REST on another server',
  TT_PLAN: 'TT REST: free, low, medium or high',
  TT_APP_NAME: 'TT REST: name of your program',
  TT_COMPANY_NAME: 'TT REST: name of your company',
} as const;

/** The name of a setting. */
export type SettingName = keyof typeof SETTINGS;

/** What was found, by name. */
export type Settings = Readonly<Partial<Record<SettingName, string>>>;

/** Where to look. */
export interface SettingsFiles {
  /** A file of settings that nobody else may read. */
  readonly credentials?: string;
  /** A file of environment variables. */
  readonly envFile?: string;
}

const OTHERS = 0o077;

const contentOf = (option: string, path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw usageError(`${option} ${path} ${isMissing ? 'does not exist' : 'cannot be read'}`);
  }
};

/** Windows has no such bits, and says 0666 of every file. */
const refuseReadable = (path: string): void => {
  const mode = statSync(path).mode & 0o777;
  if (process.platform === 'win32' || (mode & OTHERS) === 0) return;
  throw usageError(`${path} may be read or written by others (mode ${mode.toString(8)}): take that away with chmod 600, then run this again`);
};

const readCredentials = (path: string): Environment => {
  const text = contentOf('--credentials', path);
  refuseReadable(path);
  return parseEnv(text);
};

const known = (values: Environment): Settings =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => Object.hasOwn(SETTINGS, name) && value !== undefined && value !== ''));

/** Reads what there is. Throws where a file cannot be read, or holds credentials others can read. */
export const settingsOf = (env: Environment, { credentials, envFile }: SettingsFiles): Settings => ({
  ...(envFile === undefined ? {} : known(parseEnv(contentOf('--env-file', envFile)))),
  ...known(env),
  ...(credentials === undefined ? {} : known(readCredentials(credentials))),
});

/** The values of these names, or a complaint that names all that are missing. */
export const needed = <const Names extends readonly SettingName[]>(settings: Settings, names: Names): Readonly<Record<Names[number], string>> => {
  const missing = names.filter((name) => settings[name] === undefined);
  if (missing.length > 0)
    throw usageError(
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing: put ${missing.length === 1 ? 'it' : 'them'} into the environment, an --env-file or a --credentials file, or try --simulator`,
    );
  return settings as Readonly<Record<Names[number], string>>; // each of them was found
};
