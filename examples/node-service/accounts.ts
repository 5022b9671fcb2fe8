// The clients: one for each account, with its journal, its log and its metrics. service opens them; stream, orders, signer and health use them.

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Subscription } from 'rxjs';
import { fileJournal } from 'rxtt/journal';
import { logTo, loggingProbe, type Logger } from 'rxtt/logger';
import { asString, probes, tickTrader, type Journal, type SecretCredentials, type TickTrader } from 'rxtt/ticktrader';
import { ttRest, type TtRest } from 'rxtt/tt-rest';
import { cursorFile, type CursorFile } from './cursors.js';
import { leftBehind, type LeftBehind } from './left-behind.js';
import { withFields } from './logger.js';
import type { Metrics } from './metrics.js';
import { SettingsError } from './settings.js';
import type { AccountSource, Sources } from './sources.js';

/** Money is decimal text: a service in between must not touch a digit. */
export type Client = TickTrader<string>;

/** A TickTrader account. */
export interface Account {
  readonly name: string;
  readonly client: Client;
  readonly credentials: SecretCredentials;
  /** Commands that a former run left without a verdict. */
  readonly left: LeftBehind;
  /** Where the next run goes on. */
  readonly cursor: CursorFile;
}

/** All accounts. */
export interface Accounts {
  readonly tickTrader: readonly Account[];
  readonly tt: { readonly name: string; readonly client: TtRest<string> };
  /** Ends the logs. */
  readonly life: Subscription;
}

/** Less than a shutdown has: what is not answered by then is `unknown`, and the journal keeps it for the next run. */
const REQUEST_TIMEOUT = 3_000;

/** A folder that is there, for this service alone. */
export const folderFor = ({ accounts }: Sources, folder: string | undefined): string => {
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }
  if (!accounts.every(({ isSimulated }) => isSimulated))
    throw new SettingsError('FOLDER is missing: name one that outlives the service; the journals are kept there');
  return mkdtempSync(join(tmpdir(), 'rxtt-node-service-'));
};

/** A file an account and server: another account of the same name gets another. */
const fileOf = (folder: string, { name, options: { url, credentials } }: AccountSource, ending: string): string => {
  const identity = createHash('sha256').update(`${url} ${credentials.webApiId}`).digest('hex').slice(0, 8);
  return join(folder, `${name}-${identity}.${ending}`);
};

/** Makes the clients; they connect when somebody listens. */
export const openAccounts = (sources: Sources, folder: string, metrics: Metrics, logger: Logger): Accounts => {
  const life = new Subscription();
  const about = (account: string): Logger => withFields(logger, { account });
  const open = (source: AccountSource): Account => {
    const { name, options } = source;
    const left = leftBehind();
    const cursor = cursorFile(fileOf(folder, source, 'cursor'));
    const journal: Journal = left.listening(fileJournal(fileOf(folder, source, 'journal')));
    const client = tickTrader({
      ...options,
      numeric: asString,
      requestTimeout: REQUEST_TIMEOUT,
      journal,
      probe: probes(metrics.probe(name), loggingProbe(about(name))),
      ...(cursor.last !== undefined && { resumeFrom: cursor.last }),
    });
    life.add(logTo(about(name))(client));
    return { name, client, credentials: options.credentials, left, cursor };
  };
  const { name, options } = sources.tt;
  const client = ttRest({ ...options, numeric: asString, probe: probes(metrics.probe(name), loggingProbe(about(name))) });
  life.add(logTo(about(name))(client));
  return { tickTrader: sources.accounts.map(open), tt: { name, client }, life };
};
