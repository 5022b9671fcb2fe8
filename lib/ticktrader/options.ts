// What a client is made with, and the defaults of it all. open-session settles the options once; nothing else reads them raw.

import { asyncScheduler, type SchedulerLike } from 'rxjs';
import { InvalidRequestError } from '../base/errors.js';
import { guid, type Random } from '../base/ids.js';
import { memoryJournal, type Journal } from '../base/journal.js';
import { silentProbe, type Probe } from '../base/probe.js';
import type { WebSocketConstructor } from '../base/web-socket.js';
import type { Numeric } from '../codec/numeric.js';
import type { ThrottlePolicy } from '../request/throttle.js';
import { reconnectPolicy, type ReconnectPolicy } from '../session/backoff.js';
import type { Liveness } from '../session/liveness.js';
import { checkedAddress } from '../wire/address.js';
import { platformSocket } from '../wire/socket-constructor.js';
import { checkedCredentials, type Credentials } from './sign.js';
import type { ExecutionCursor } from './model/execution-event.js';
import type { OneTimePassword } from './two-factor.js';

/** What a TickTrader client is made with. Times are in milliseconds. */
export interface TickTraderOptions {
  /** Full address of the trade socket. `wss:` anywhere; `ws:` on this machine only. */
  readonly url: string;
  /** The Web API token: id, key, and the secret or somebody who signs with it. */
  readonly credentials: Credentials;
  /** Asked for a code where the server wants a second factor. Without one a challenge is a `TwoFactorError`. */
  readonly oneTimePassword?: OneTimePassword;
  /** Sent with each login and kept the same over reconnects, since the server binds the second factor to both. Defaults: `rxtt`, and an id made once. */
  readonly deviceId?: string;
  readonly appSessionId?: string;
  /** How long any request may take. Default 10_000. */
  readonly requestTimeout?: number;
  /** How the client comes back after a loss (full jitter); `false`: it does not, and ends with its first connection. */
  readonly reconnect?: Partial<ReconnectPolicy> | false;
  /** Default `'server'`: the limits the account states after login, none where it states none. `false`: none. Or your own. */
  readonly throttle?: 'server' | false | Partial<ThrottlePolicy>;
  /** How long somebody may take to give a one-time password. Default 120_000. */
  readonly twoFactorTimeout?: number;
  /** Until when after a silence an order may still turn up: the horizon an `unknown` names as its deadline. Defaults 120_000 and 960_000. */
  readonly lateness?: Partial<Lateness>;
  /**
   * Silence for `idle` ms sends a probe; nothing within `grace` ms more, and the connection is dead. Default 5_000 and 4_000; in a browser, which cannot
   * ping, the probe is a request and `idle` 20_000. `false`: only the socket itself tells of a loss.
   */
  readonly liveness?: Partial<Liveness> | false;
  /** How old a command may be when it leaves, in ms. Default 2_000. */
  readonly validFor?: number;
  /** How late the server's history may show what happened, in ms. Default 120_000. */
  readonly historyLag?: number;
  /**
   * Whether `notices$` tells, as kind `ledger`, where money is missing or too much between the records of history: where a balance is not the one before it and
   * what the record moved, per currency and to the last digit. Checked in what `executions$` and `openTrades$` read, once `historyLag` has passed: it costs no
   * request. A hint and never a verdict, since that law is not evidenced for every kind of record. Default false.
   */
  readonly ledgerNotices?: boolean;
  /** When the resolver looks for a command in doubt: ms after it came to be in doubt, then again and again. Default 0.5, 1, 2, 4, 8, 15 s, then every 15 s. */
  readonly resolve?: Partial<ResolveRhythm>;
  /** Bytes that may wait in the socket before a command is refused as `congested`. Default 1 MiB. */
  readonly maxBuffered?: number;
  /** Where an earlier run of `executions$` stopped: the `cursor` of its last event. */
  readonly resumeFrom?: ExecutionCursor;
  /** Where commands are written down before they leave. Default: nowhere; see rxtt/journal. */
  readonly journal?: Journal;
  /** Bytes; a larger frame is refused before parsing, as a notice. Default 64 MiB. */
  readonly maxFrame?: number;
  /** Where all time comes from. Default rxjs's asyncScheduler; specs hand in a virtual clock. */
  readonly scheduler?: SchedulerLike;
  /** What makes the socket. Default ws on Node, the platform's own in a browser. */
  readonly webSocket?: WebSocketConstructor;
  /** Hears of everything that is counted. */
  readonly probe?: Probe;
  /** Where jitter and ids come from. Default `Math.random`; a simulation hands in a seeded one. */
  readonly random?: Random;
}

/** How late an order may turn up after a silence, in ms. */
export interface Lateness {
  /** Where the dead socket was reset, so that our own kernel holds nothing back. */
  readonly afterReset: number;
  /** Anywhere else: as long as a kernel keeps trying to deliver. */
  readonly otherwise: number;
}

/** The rhythm of the resolver, in ms: the pauses before the first rounds, then the pause between all later ones. */
export interface ResolveRhythm {
  readonly rounds: readonly number[];
  readonly every: number;
}

/** Options with every default in place. */
export interface Settled<N> {
  readonly url: string;
  readonly credentials: Credentials;
  readonly oneTimePassword: OneTimePassword | undefined;
  readonly deviceId: string;
  readonly appSessionId: string;
  readonly requestTimeout: number;
  readonly reconnect: ReconnectPolicy | false;
  readonly throttle: 'server' | ThrottlePolicy | false;
  readonly twoFactorTimeout: number;
  readonly lateness: Lateness;
  /** A member that is absent depends on what the socket can do. */
  readonly liveness: Partial<Liveness> | false;
  readonly validFor: number;
  readonly historyLag: number;
  readonly ledgerNotices: boolean;
  readonly resolve: ResolveRhythm;
  readonly maxBuffered: number;
  readonly resumeFrom: ExecutionCursor | undefined;
  readonly journal: Journal;
  readonly maxFrame: number;
  readonly scheduler: SchedulerLike;
  readonly webSocket: WebSocketConstructor;
  readonly probe: Probe;
  readonly random: Random | undefined;
  readonly numeric: Numeric<N>;
}

const MEGABYTE = 2 ** 20;
const LATENESS: Lateness = { afterReset: 120_000, otherwise: 960_000 };
const RHYTHM: ResolveRhythm = { rounds: [500, 1_000, 2_000, 4_000, 8_000, 15_000], every: 15_000 };
const THROTTLE: ThrottlePolicy = { perSecond: 10, burst: 10, maxWait: 10_000 };

/** The longest wait a JavaScript timer knows (24 days); longer ones would fire at once. */
const LONGEST = 2 ** 31 - 1;

const number =
  (is: (value: number) => boolean, problem: string) =>
  (field: string, value: unknown): number => {
    if (typeof value !== 'number' || !is(value)) throw new InvalidRequestError(field, `must be ${problem}, got ${String(value)}. Nothing was opened.`);
    return value;
  };
const wait = number((value) => value > 0 && value <= LONGEST, `milliseconds, from 1 to ${String(LONGEST)}`);
const positive = number((value) => value > 0, 'a positive number');
const notNegative = number((value) => value >= 0, 'a number not below 0');
const finite = number((value) => value >= 0 && Number.isFinite(value), 'a finite number not below 0');
const atLeastOne = number((value) => value >= 1, 'a number not below 1');

const RECONNECT = { first: finite, cap: finite, factor: atLeastOne, stableAfter: notNegative, loginPause: finite };
const LIMITS = { perSecond: positive, burst: atLeastOne, maxWait: notNegative };
const HORIZONS = { afterReset: finite, otherwise: finite };

/** `values` with every member checked by its own rule; errors name it `option.member`. */
const checkedMembers = <V extends object>(
  option: string,
  values: V,
  rules: Readonly<Record<keyof V & string, (field: string, value: unknown) => number>>,
): V => {
  for (const [member, check] of Object.entries<(field: string, value: unknown) => number>(rules)) check(`${option}.${member}`, values[member as keyof V]);
  return values;
};

/** What must be a function, text or a flag, where it is given at all: plain JavaScript hands in anything. */
const KINDS = {
  oneTimePassword: 'function',
  webSocket: 'function',
  random: 'function',
  deviceId: 'string',
  appSessionId: 'string',
  ledgerNotices: 'boolean',
} as const;
const checkKinds = (options: TickTraderOptions): void => {
  for (const [field, kind] of Object.entries(KINDS)) {
    const value: unknown = options[field as keyof typeof KINDS];
    if (value !== undefined && typeof value !== kind) throw new InvalidRequestError(field, `must be a ${kind}. Nothing was opened.`);
  }
};

const settledThrottle = (limits: TickTraderOptions['throttle'] = 'server'): Settled<unknown>['throttle'] => {
  if (limits === false || limits === 'server') return limits;
  const burst = Math.max(1, limits.perSecond ?? THROTTLE.burst);
  return checkedMembers('throttle', { ...THROTTLE, burst, ...limits }, LIMITS);
};

const settledLiveness = (liveness: TickTraderOptions['liveness'] = {}): Settled<unknown>['liveness'] => {
  if (liveness === false) return false;
  for (const member of ['idle', 'grace'] as const) if (liveness[member] !== undefined) wait(`liveness.${member}`, liveness[member]);
  return liveness;
};

const settledRhythm = (rhythm: Partial<ResolveRhythm> = {}): ResolveRhythm => {
  const { rounds, every } = { ...RHYTHM, ...rhythm };
  for (const round of rounds) wait('resolve.rounds', round);
  return { rounds, every: wait('resolve.every', every) };
};

/** The options, checked, with every default in place. Throws an `InvalidRequestError` that names the field; nothing is opened. */
export const settle = <N>(options: TickTraderOptions, numeric: Numeric<N>): Settled<N> => {
  checkKinds(options);
  const requestTimeout = wait('requestTimeout', options.requestTimeout ?? 10_000);
  const maxFrame = positive('maxFrame', options.maxFrame ?? 64 * MEGABYTE);
  return {
    url: checkedAddress(options.url),
    credentials: checkedCredentials(options.credentials),
    oneTimePassword: options.oneTimePassword,
    deviceId: options.deviceId ?? 'rxtt',
    appSessionId: options.appSessionId ?? guid(options.random),
    requestTimeout,
    reconnect: options.reconnect !== false && checkedMembers('reconnect', { ...reconnectPolicy, ...options.reconnect }, RECONNECT),
    throttle: settledThrottle(options.throttle),
    twoFactorTimeout: wait('twoFactorTimeout', options.twoFactorTimeout ?? 120_000),
    lateness: checkedMembers('lateness', { ...LATENESS, ...options.lateness }, HORIZONS),
    liveness: settledLiveness(options.liveness),
    validFor: wait('validFor', options.validFor ?? 2_000),
    historyLag: finite('historyLag', options.historyLag ?? 120_000),
    ledgerNotices: options.ledgerNotices ?? false,
    resolve: settledRhythm(options.resolve),
    maxBuffered: positive('maxBuffered', options.maxBuffered ?? MEGABYTE),
    resumeFrom: options.resumeFrom,
    journal: options.journal ?? memoryJournal(),
    maxFrame,
    scheduler: options.scheduler ?? asyncScheduler,
    webSocket: options.webSocket ?? platformSocket({ maxFrame, handshakeTimeout: requestTimeout }),
    probe: options.probe ?? silentProbe,
    random: options.random,
    numeric,
  };
};
