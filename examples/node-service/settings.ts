// What can be chosen from outside, by environment variables; README.md lists them. main reads it once, nothing else looks at the environment.

import { randomBytes } from 'node:crypto';

/** How the service runs. Times are in milliseconds. */
export interface Settings {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** What callers must show. */
  readonly token: string;
  /** Origins of pages that may ask. */
  readonly origins: readonly string[];
  /** Names under which it may be called. */
  readonly hosts: readonly string[];
  /** Where journals, keys and cursors are kept; undefined: a fresh folder, which is good for simulated accounts only. */
  readonly folder: string | undefined;
  /** Events that are kept for those who come back, and for slow readers. */
  readonly backlog: number;
  readonly heartbeat: number;
  /** Between two looks for new fills at TT. */
  readonly lookEvery: number;
  /** What a shutdown may take until it is cut short. */
  readonly drainWithin: number;
}

/** Environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that is missing or makes no sense. */
export class SettingsError extends Error {}

const whole = (env: Environment, name: string, otherwise: number, most: number): number => {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) throw new SettingsError(`${name} must be a whole number up to ${String(most)}, got ${text}`);
  return value;
};

const words = (text = ''): readonly string[] => text.split(/[\s,]+/).filter((word) => word !== '');

/** The settings in `env`. Throws a `SettingsError` that names the variable. */
export const settingsOf = (env: Environment): Settings => ({
  host: env['HOST'] ?? '127.0.0.1',
  port: whole(env, 'PORT', 8080, 65_535),
  token: env['SERVICE_TOKEN'] ?? randomBytes(24).toString('base64url'),
  origins: words(env['ORIGINS']),
  hosts: ['127.0.0.1', 'localhost', '[::1]', ...words(env['HOSTS'])],
  folder: env['FOLDER'],
  backlog: Math.max(1, whole(env, 'BACKLOG', 10_000, 1_000_000)),
  heartbeat: Math.max(1_000, whole(env, 'HEARTBEAT', 15_000, 3_600_000)),
  lookEvery: Math.max(1_000, whole(env, 'TT_LOOK_EVERY', 5_000, 3_600_000)),
  drainWithin: 4_000,
});
