// The example service over simulators, and readers of what it says. The specs of examples/node-service stand on it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { combineLatest, lastValueFrom, Subscription, type Observable } from 'rxjs';
import { startService, type Service } from '../../examples/node-service/service.js';
import { settingsOf, type Environment } from '../../examples/node-service/settings.js';
import type { Sources } from '../../examples/node-service/sources.js';
import type { Logger } from '../../lib/interop/logger.js';
import { startTickTraderSimulator, startTtRestSimulator, type RunningTickTrader, type RunningTtRest, type ServerOptions } from '../../lib/simulator/index.js';

export const TOKEN = 'the-token-of-the-spec';

/** Three servers. */
export interface World {
  readonly first: RunningTickTrader;
  readonly second: RunningTickTrader;
  readonly tt: RunningTtRest;
}

/** A service and the world behind it. */
export interface Desk extends World {
  readonly service: Service;
  /** A request with the token, unless `init` brings headers of its own. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  readonly logged: readonly string[];
}

/** Keeps a subscription for as long as the spec lasts. */
const held = async <T>(life: Subscription, stream$: Observable<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    life.add(stream$.subscribe({ next: resolve, error: reject }));
  });

export const TOKEN_HEADER = { authorization: `Bearer ${TOKEN}` };

const quiet: ServerOptions = { twoFactor: false, ticksPerSecond: 0 };

const startWorld = (life: Subscription): Promise<World> =>
  held(
    life,
    combineLatest({
      first: startTickTraderSimulator({ ...quiet, seed: 1 }),
      second: startTickTraderSimulator({ ...quiet, seed: 2 }),
      tt: startTtRestSimulator({ plan: false, accounts: 5, days: 1, ordersPerDay: 5 }),
    }),
  );

const sourcesOver = ({ first, second, tt }: World): Sources => ({
  accounts: [first, second].map(({ url, credentials }, index) => ({ name: `account-${String(index + 1)}`, isSimulated: true, options: { url, credentials } })),
  tt: {
    name: 'tt',
    isSimulated: true,
    options: { environment: tt.environment, apiSecret: tt.apiSecret, plan: { perSecond: 100, perDay: 100_000 }, appName: 'spec', companyName: 'spec' },
  },
});

/** The variables that lead a process of its own to this world. */
export const environmentOf = ({ first, second, tt }: World): Environment => ({
  ...Object.fromEntries(
    [first, second].flatMap(({ url, credentials: { webApiId, webApiKey, webApiSecret } }, index) =>
      Object.entries({ URL: url, WEB_API_ID: webApiId, WEB_API_KEY: webApiKey, WEB_API_SECRET: webApiSecret }).map(([name, value]) => [
        `ACCOUNT_${String(index + 1)}_${name}`,
        value,
      ]),
    ),
  ),
  TT_API_SECRET: tt.apiSecret,
  TT_ENVIRONMENT: tt.environment.name,
  TT_BASE_URL: tt.environment.baseUrl,
  SERVICE_TOKEN: TOKEN,
  PORT: '0',
});

/** Does `use` with a world and a folder, both gone afterwards. */
export const inWorld = async (use: (world: World, folder: string) => Promise<void>): Promise<void> => {
  const life = new Subscription();
  const folder = mkdtempSync(join(tmpdir(), 'rxtt-service-spec-'));
  try {
    await use(await startWorld(life), folder);
  } finally {
    life.unsubscribe();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Does `use` with a service that is ready. */
export const withService = (use: (desk: Desk) => Promise<void>, env: Environment = {}): Promise<void> =>
  inWorld(async (world, folder) => {
    const life = new Subscription();
    const logged: string[] = [];
    const note = (_: object, message: string): void => void logged.push(message);
    const logger: Logger = { debug: () => undefined, info: note, warn: note, error: note };
    const settings = settingsOf({ PORT: '0', SERVICE_TOKEN: TOKEN, FOLDER: folder, TT_LOOK_EVERY: '1000', ...env });
    const service = await held(life, startService(sourcesOver(world), settings, logger));
    const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(service.url + path, { headers: TOKEN_HEADER, ...init });
    try {
      await until(async () => (await ask('/health')).ok);
      await use({ ...world, service, ask, logged });
    } finally {
      await lastValueFrom(service.stop$, { defaultValue: undefined });
      life.unsubscribe();
    }
  });

/** Asks again and again until it holds; a spec's own timeout ends what never does. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** POST of JSON. */
export const posted = (body: object | string, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { ...TOKEN_HEADER, 'content-type': 'application/json', ...headers },
});

/** A Market order of so many units on the first account, under this key. */
export const order = (key: string, Amount: number): RequestInit =>
  posted({ account: 'account-1', order: { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount } }, { 'idempotency-key': key });

/** The lines of a finished body. */
export const linesOf = async (response: Response): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  (await response.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

/** One server-sent event; `id` is the last id that was told up to it. */
export interface Told {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads server-sent events until it is left, or the server ends. */
export interface Reader {
  /** How things stood when it came. */
  readonly snapshots: readonly Told['data'][];
  /** All else. */
  readonly told: readonly Told[];
  /** The last id, also where it came without an event. */
  readonly lastId: () => string | undefined;
  readonly isOver: () => boolean;
  readonly leave: () => void;
}

const fieldOf = (block: string, name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];

/** Follows `/events` from `lastEventId` on, once the server has answered. */
export const readEvents = async (url: string, lastEventId?: string): Promise<Reader> => {
  const leaving = new AbortController();
  const response = await fetch(`${url}/events`, {
    signal: leaving.signal,
    headers: { ...TOKEN_HEADER, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
  });
  const told: Told[] = [];
  const snapshots: Told['data'][] = [];
  let lastId: string | undefined;
  let isOver = false;
  const read = async (): Promise<void> => {
    let text = '';
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (text + part).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        lastId = fieldOf(block, 'id') ?? lastId;
        const event = fieldOf(block, 'event');
        const data = JSON.parse(fieldOf(block, 'data') ?? '{}') as Told['data'];
        if (event === 'snapshot') snapshots.push(data);
        else if (event !== undefined) told.push({ id: lastId, event, data });
      }
    }
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      isOver = true;
    });
  await until(() => lastId !== undefined || isOver);
  return {
    told,
    snapshots,
    lastId: () => lastId,
    isOver: () => isOver,
    leave: () => {
      leaving.abort();
    },
  };
};
