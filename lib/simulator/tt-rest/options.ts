// What a user may choose about the simulated TT REST server, and what it is otherwise. Where nobody knows what the real server does, it is an option here.

import { guid } from '../../base/ids.js';
import { randomOf } from '../ticktrader/random.js';

/** TT's rate plans, and one's own. */
export type TtPlan = 'free' | 'low' | 'medium' | 'high' | { readonly perSecond: number; readonly perDay: number };

/** What the server insists on. */
export interface TtStrictness {
  /** A call without `requestId` is answered 400; `/token` does without one. Default true. */
  readonly requestId: boolean;
  /** `requestId` must read `<app>-<company>--<guid>`, without the characters TT forbids. Default true. */
  readonly requestIdForm: boolean;
  /** A `requestId` that was used before is answered 400. Default false: a client that reuses one is known to work. */
  readonly freshRequestId: boolean;
  /** Paths must match letter for letter; else 403. Default true. */
  readonly lowerCase: boolean;
  /** `x-api-key` must be the key; else 403. Default true. */
  readonly apiKey: boolean;
  /** Every call but `/token` needs a live token; else 401. Default true. */
  readonly token: boolean;
}

/** Everything about the server that can be chosen. */
export interface TtRestSimulatorOptions {
  /** All random choices come from it. Default 1. The same seed and the same requests at the same times give the same bytes. */
  readonly seed?: number;
  /** The environment's name, a segment of every path. Default `ext_uat_cert`. */
  readonly environment?: string;
  /** `<key>:<secret>`. Default made from the seed. */
  readonly apiSecret?: string;
  /** Calls a second and a day; what is over is answered 429. Default `free`, TT's plan for UAT; false for no limit. Calls for a token count. */
  readonly plan?: TtPlan | false;
  /** How a second is counted: any 1000 ms (`sliding`, default, the strictest reading), or a bucket that holds one second's calls. */
  readonly rateRule?: 'sliding' | 'bucket';
  /** Whether a 429 says `Retry-After`. Default false: the real server is not known to. */
  readonly retryAfter?: boolean;
  /** Seconds a token lives. Default 86_400: the real life is not documented, only that it is well above an hour. */
  readonly tokenLife?: number;
  /** Whether a new token ends those before it. Default false. */
  readonly oneToken?: boolean;
  readonly strictness?: Partial<TtStrictness>;
  /** Every GET is answered 303: to the same path under `/<region>` of the same host, or to the same path of another host (`http://127.0.0.1:8080`). Default none. */
  readonly redirect?: { readonly region: string } | { readonly host: string };
  /** Records a page of a list with nextPageKey. Default 500. */
  readonly pageSize?: number;
  /** Fills an answer. Default 500. */
  readonly fillsPage?: number;
  /** Orders an answer; there is no next page. Default 1000. */
  readonly ordersPage?: number;
  /** Keys that hold `+`, `/` and `=` (`awkward`, default) or none of them; the same key again and again; or pages that say they are not the last and hold no key. */
  readonly pageKeys?: 'awkward' | 'plain' | 'repeating' | 'missing';
  /** `lastPage` as the text "true" or "false" (default), or as a JSON boolean, as the API's first version had it. */
  readonly lastPage?: 'text' | 'boolean';
  /** Whether `/products` comes whole, as it was captured once, or in pages, as documented (default). */
  readonly productsWhole?: boolean;
  /** Ids and stamps of 64 bits: as captured (`captured`, default: most are text, `order.dateTime` and `fill.algoId` bare numbers), all text, or all bare. */
  readonly quoting?: 'captured' | 'quoted' | 'bare';
  /** A query for fills over more than `widest` ms of what is held is answered `status`. Default none. */
  readonly fillsWindow?: { readonly widest: number; readonly status: 408 | 504 };
  /** Answers of more bytes are answered 413, unless the request accepts gzip. Default none. */
  readonly largestAnswer?: number;
  /** What a POST of a list must keep to: at most so many items, and so many ms after the answer to the one before. Default 20 and 1000. TT's other text says one POST in 10_000 ms. */
  readonly lists?: { readonly most?: number; readonly pause?: number };
  /** Accounts of the company. Default 1250. */
  readonly accounts?: number;
  /** Days of past. Default 30. */
  readonly days?: number;
  /** Orders filled on a day of the past, all accounts together. Default 240. */
  readonly ordersPerDay?: number;
  /** One more order is filled every so many ms while time goes on. Default 0: none. */
  readonly tradeEvery?: number;
  /** Milliseconds a backtest waits and runs. Default 15_000. */
  readonly backtestTime?: number;
}

/** Calls a second and a day. */
export interface Limits {
  readonly perSecond: number;
  readonly perDay: number;
}

/** The options with nothing left open. */
export interface Settings extends Required<Omit<TtRestSimulatorOptions, 'plan' | 'strictness' | 'redirect' | 'fillsWindow' | 'largestAnswer' | 'lists'>> {
  /** The part of `apiSecret` before the colon. */
  readonly apiKey: string;
  readonly limits: Limits | undefined;
  readonly strictness: TtStrictness;
  readonly redirect: { readonly region: string } | { readonly host: string } | undefined;
  readonly fillsWindow: { readonly widest: number; readonly status: 408 | 504 } | undefined;
  readonly largestAnswer: number;
  readonly lists: { readonly most: number; readonly pause: number };
}

/** TT's plans. */
const PLANS: Readonly<Record<Exclude<TtPlan, object>, Limits>> = {
  free: { perSecond: 3, perDay: 10_000 },
  low: { perSecond: 5, perDay: 15_000 },
  medium: { perSecond: 10, perDay: 30_000 },
  high: { perSecond: 25, perDay: 75_000 },
};

const STRICT: TtStrictness = { requestId: true, requestIdForm: true, freshRequestId: false, lowerCase: true, apiKey: true, token: true };

const limitsOf = (plan: TtPlan | false): Limits | undefined => {
  if (plan === false) return undefined;
  return typeof plan === 'string' ? PLANS[plan] : plan;
};

const madeSecret = (seed: number): string => {
  const random = randomOf(seed, 'secret');
  return `${guid(random)}:${guid(random)}`;
};

/** Fills in what the user left open. */
export const settingsOf = (options: TtRestSimulatorOptions = {}): Settings => {
  const seed = options.seed ?? 1;
  const apiSecret = options.apiSecret ?? madeSecret(seed);
  return {
    seed,
    environment: options.environment ?? 'ext_uat_cert',
    apiSecret,
    apiKey: apiSecret.split(':', 1).join(),
    limits: limitsOf(options.plan ?? 'free'),
    rateRule: options.rateRule ?? 'sliding',
    retryAfter: options.retryAfter ?? false,
    tokenLife: options.tokenLife ?? 86_400,
    oneToken: options.oneToken ?? false,
    strictness: { ...STRICT, ...options.strictness },
    redirect: options.redirect,
    pageSize: options.pageSize ?? 500,
    fillsPage: options.fillsPage ?? 500,
    ordersPage: options.ordersPage ?? 1000,
    pageKeys: options.pageKeys ?? 'awkward',
    lastPage: options.lastPage ?? 'text',
    productsWhole: options.productsWhole ?? false,
    quoting: options.quoting ?? 'captured',
    fillsWindow: options.fillsWindow,
    largestAnswer: options.largestAnswer ?? Infinity,
    lists: { most: 20, pause: 1000, ...options.lists },
    accounts: options.accounts ?? 1250,
    days: options.days ?? 30,
    ordersPerDay: options.ordersPerDay ?? 240,
    tradeEvery: options.tradeEvery ?? 0,
    backtestTime: options.backtestTime ?? 15_000,
  };
};
