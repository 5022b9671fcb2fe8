// What a user may choose about the simulated server, and what it is otherwise. Where nobody knows what the real server does, it is an option here.

import type { FaultScript } from './fault-script.js';
import { randomOf, wordOf } from './random.js';
import type { TradingMode } from './symbols.js';
import { defaultTexts, type Texts } from './texts.js';
import { worldSettingsOf, type WorldOptions, type WorldSettings } from './world-options.js';
import type { KeyOrder } from './writer.js';

/** How an account keeps its books: positions one by one, one position a symbol, or currencies only. */
export type AccountingType = 'Gross' | 'Net' | 'Cash';

/** What a client logs in with. */
export interface SimulatorCredentials {
  readonly webApiId: string;
  readonly webApiKey: string;
  readonly webApiSecret: string;
}

/** Limits as `Account.Throttling` states them; the server keeps to them. Per account. */
export interface Throttling {
  readonly SessionsPerAccount: number;
  readonly RequestsPerSecond: number;
  /** Only stated: this server is done with a request before it looks at the next. */
  readonly ConcurrentRequestCount: number;
  /** Requests a second of single methods: `Trade`, `TradeHistory`, `DailyAccountSnapshots`, ... */
  readonly methods: Readonly<Record<string, number>>;
}

/** Everything about the server that can be chosen. */
export interface SimulatorOptions extends WorldOptions {
  /** All random choices come from it: prices, ids, credentials, the past. Default 1. The same seed and the same requests at the same times give the same frames. */
  readonly seed?: number;
  /** Default `Gross`, the kind the vendor's document shows. */
  readonly accountingType?: AccountingType;
  /** Whether a login is followed by a challenge for a one-time password. Default true. */
  readonly twoFactor?: boolean;
  /** How far, in ms, a login's Timestamp may be from the server's clock. Default 60_000: no source states the real window. */
  readonly clockWindow?: number;
  /** Replaces texts of the server. Most real ones are unknown. */
  readonly texts?: Partial<Texts>;
  /** How a refusal is answered: under the request's own name, with the server's prefix (`typed`, the current server), or as `Response: "Error"` (`generic`, the document). Default `typed`. */
  readonly errorForm?: 'typed' | 'generic';
  /** Which fields a Trade has: today's (`current`, default), or those of the vendor's document (`document`), which shows the older ones. */
  readonly tradeGeneration?: 'current' | 'document';
  /** The name of the trade session's push. Default `TradeSessionInfo`, as seen on live servers; the document says `SessionInfo`. */
  readonly sessionPushName?: 'TradeSessionInfo' | 'SessionInfo';
  /** The name of the answer to DailySnapshots. Default `DailySnapshotsReport`, as the document shows; the current server has a `DailySnapshots` too. */
  readonly snapshotsName?: 'DailySnapshotsReport' | 'DailySnapshots';
  /**
   * The answer to TradeHistory: a page under the request's own name (default, the document), or under `TradeHistoryReport`, or, as the server's own types
   * have that one, `bareRecord`: a page of a single record is that record alone, under `TradeHistoryReport`. When the server does so is not known.
   */
  readonly historyAnswer?: 'TradeHistory' | 'TradeHistoryReport' | 'bareRecord';
  /** Order of members in a frame. Default `valuesFirst`, as the current server prints: `Response` may come after `Result`. */
  readonly keyOrder?: KeyOrder;
  /** Whether the OCO request of the document, `TradeCreate` with `FirstRequest`, is taken too. Default true. */
  readonly ocoAsTradeCreate?: boolean;
  /** What becomes of a request under an Id its session has used before: done and answered like any other (`served`, default), `refused`, or `ignored`. */
  readonly duplicateRequestId?: 'served' | 'refused' | 'ignored';
  /** Which ClientIds are refused as duplicates: those of live orders and positions (`live`, default), all that were `ever` accepted, or `never` any. */
  readonly duplicateClientId?: 'live' | 'ever' | 'never';
  /** The Status of an order that is partly filled and still waits. Default `Calculated`, as the vendor's FIX document has it; others have seen `PartiallyFilled`. */
  readonly partiallyFilledStatus?: 'Calculated' | 'PartiallyFilled';
  /**
   * Which reports bear an Id: those a request causes, its own Id, towards the session that asked (`request`, default) or towards every session (`account`);
   * or all reports of an order the Id of the request that created it (`order`); or `none`.
   */
  readonly reportIdScope?: 'request' | 'account' | 'order' | 'none';
  /** The most orders and positions the account may have at once. Default no limit. */
  readonly ordersLimit?: number;
  /** How long, in ms, the exchange takes over a command about an order; meanwhile the order is locked. Default 0: it is done before anything else. */
  readonly dealingTime?: number;
  /** How far a price may slip where an order that takes slippage does not say, as a share of the price, decimal text. Default `0.01`. */
  readonly defaultSlippage?: string;
  /** What may be done in a symbol from the start, where it is not everything: `{ US500: 'CloseOnly' }`. `exchange.tradingMode` changes it. */
  readonly tradingModes?: Readonly<Record<string, TradingMode>>;
  /** Whether the account may only buy and sell what it bought. Default false. */
  readonly longOnly?: boolean;
  /** A past of so many days with at least so many history records. Default none. `{ days: 365, records: 50_000 }` is laid down in a few seconds. */
  readonly history?: { readonly days: number; readonly records: number };
  /** Ticks a second, all symbols together, while somebody is connected; up to 1000. Default 2; 0 lets only `exchange.price` move prices. */
  readonly ticksPerSecond?: number;
  /** Default made from the seed. */
  readonly credentials?: SimulatorCredentials;
  /** The authenticator's secret, base32. Default made from the seed. */
  readonly totpSecret?: string;
  /** How long, in ms, a second factor once given spares the next challenges. Default 1_200_000, the 20 minutes of the vendor's FIX document. */
  readonly twoFactorTokenLife?: number;
  /** What must be the same at the next login to be spared: DeviceId and AppSessionId (`both`, default), one of them, or nothing (`account`). */
  readonly twoFactorTokenBinding?: 'both' | 'device' | 'appSession' | 'account';
  /** Limits of the account; false for none. Default 10 sessions, 1000 requests a second, 500 in the `Trade` bucket. */
  readonly throttling?: false | Partial<Throttling>;
  /** Money in a Gross or Net account at the start, in USD, as decimal text. Default 100000. */
  readonly balance?: string;
  /** What a Cash account holds at the start, decimal text by currency. */
  readonly assets?: Readonly<Record<string, string>>;
  /** Default 100. */
  readonly leverage?: number;
  /** What shall go wrong, and when; see docs/testing.md. Default nothing. */
  readonly faults?: FaultScript;
}

/** The options with nothing left open. */
export interface Settings extends WorldSettings, Required<Omit<SimulatorOptions, keyof WorldOptions | 'texts' | 'history' | 'throttling' | 'ordersLimit'>> {
  readonly texts: Texts;
  readonly history: { readonly days: number; readonly records: number } | undefined;
  readonly throttling: Throttling | undefined;
  readonly ordersLimit: number | undefined;
}

const DEFAULT_THROTTLING: Throttling = { SessionsPerAccount: 10, RequestsPerSecond: 1000, ConcurrentRequestCount: 1000, methods: { Trade: 500 } };
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const madeCredentials = (seed: number): SimulatorCredentials => {
  const random = randomOf(seed, 'credentials');
  const hex = (length: number): string => wordOf(random, '0123456789abcdef', length);
  return {
    webApiId: [hex(8), hex(4), hex(4), hex(4), hex(12)].join('-'),
    webApiKey: wordOf(random, LETTERS, 16),
    webApiSecret: wordOf(random, LETTERS, 64),
  };
};

/** Fills in what the user left open. */
export const settingsOf = (options: SimulatorOptions = {}): Settings => {
  const seed = options.seed ?? 1;
  return {
    ...worldSettingsOf(options),
    seed,
    accountingType: options.accountingType ?? 'Gross',
    twoFactor: options.twoFactor ?? true,
    clockWindow: options.clockWindow ?? 60_000,
    texts: { ...defaultTexts, ...options.texts },
    errorForm: options.errorForm ?? 'typed',
    tradeGeneration: options.tradeGeneration ?? 'current',
    sessionPushName: options.sessionPushName ?? 'TradeSessionInfo',
    snapshotsName: options.snapshotsName ?? 'DailySnapshotsReport',
    historyAnswer: options.historyAnswer ?? 'TradeHistory',
    keyOrder: options.keyOrder ?? 'valuesFirst',
    ocoAsTradeCreate: options.ocoAsTradeCreate ?? true,
    duplicateRequestId: options.duplicateRequestId ?? 'served',
    duplicateClientId: options.duplicateClientId ?? 'live',
    partiallyFilledStatus: options.partiallyFilledStatus ?? 'Calculated',
    reportIdScope: options.reportIdScope ?? 'request',
    ordersLimit: options.ordersLimit,
    dealingTime: options.dealingTime ?? 0,
    defaultSlippage: options.defaultSlippage ?? '0.01',
    tradingModes: options.tradingModes ?? {},
    longOnly: options.longOnly ?? false,
    history: options.history,
    ticksPerSecond: options.ticksPerSecond ?? 2,
    credentials: options.credentials ?? madeCredentials(seed),
    totpSecret: options.totpSecret ?? wordOf(randomOf(seed, 'totp'), BASE32, 32),
    twoFactorTokenLife: options.twoFactorTokenLife ?? 1_200_000,
    twoFactorTokenBinding: options.twoFactorTokenBinding ?? 'both',
    throttling: options.throttling === false ? undefined : { ...DEFAULT_THROTTLING, ...options.throttling },
    balance: options.balance ?? '100000',
    assets: options.assets ?? { USD: '500000', EUR: '90000', GBP: '10000', BTC: '2.5' },
    leverage: options.leverage ?? 100,
    faults: options.faults ?? [],
  };
};
