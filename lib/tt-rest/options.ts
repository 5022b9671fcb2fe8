// What a TT client is made with, and the defaults of it all. open-tt-rest settles the options once; nothing else reads them raw.

import { asyncScheduler, type SchedulerLike } from 'rxjs';
import { InvalidRequestError } from '../base/errors.js';
import type { FetchLike } from '../base/fetch.js';
import type { Random } from '../base/ids.js';
import { silentProbe, type Probe } from '../base/probe.js';
import { Secret } from '../base/secret.js';
import { checkedEnvironment, type TtEnvironment } from './environments.js';
import { checkedName } from './request-id.js';

/** How many HTTP calls an app key may make. */
export interface RatePlan {
  readonly perSecond: number;
  readonly perDay: number;
}

/** What TT demands of lists that are posted. */
export interface PostPolicy {
  /** Items a call, at most. Default 20. */
  readonly items: number;
  /** Milliseconds between the answer to a POST and the next POST. Default 1_000; another page of TT speaks of one POST every ten seconds. */
  readonly pause: number;
}

/** What a TT client is made with. Times are in milliseconds. */
export interface TtRestOptions {
  /** One of `environments`, or one's own. `http:` on this machine only. */
  readonly environment: TtEnvironment;
  /** `<key>:<secret>`, as TT hands it out. */
  readonly apiSecret: string | Secret;
  /** Who asks; both make the requestId, and may hold no character that TT forbids there. */
  readonly appName: string;
  readonly companyName: string;
  /** What TT sold. Default `free`. The token's own calls count. */
  readonly plan?: keyof typeof plans | RatePlan;
  /** Allows writes whose path is only guessed. Default false: they refuse with an `InvalidRequestError`. */
  readonly unverified?: boolean;
  /** How long a call may take once it is its turn, repetitions included. Default 60_000: TT itself takes more than 30 s for the largest answers. */
  readonly requestTimeout?: number;
  /** How often a GET is repeated. Default 3. */
  readonly retries?: number;
  /** The pace of POST. */
  readonly post?: Partial<PostPolicy>;
  /** Default the platform's own. */
  readonly fetch?: FetchLike;
  /** Where all time comes from. Default rxjs's asyncScheduler; specs hand in a virtual clock. */
  readonly scheduler?: SchedulerLike;
  /** Hears of everything that is counted. */
  readonly probe?: Probe;
  /** Where jitter and GUIDs come from. Default `Math.random` and `crypto`; a simulation hands in a seeded one. */
  readonly random?: Random;
}

/** Options with every default in place. */
export interface Settled {
  readonly environment: TtEnvironment;
  readonly apiKey: string;
  readonly apiSecret: Secret;
  readonly appName: string;
  readonly companyName: string;
  readonly plan: RatePlan;
  readonly unverified: boolean;
  readonly requestTimeout: number;
  readonly retries: number;
  readonly post: PostPolicy;
  readonly fetch: FetchLike;
  readonly scheduler: SchedulerLike;
  readonly probe: Probe;
  readonly random: Random | undefined;
}

/** What TT sells; `free` is for UAT only. Source: TT, "Before you begin". */
export const plans = {
  free: { perSecond: 3, perDay: 10_000 },
  low: { perSecond: 5, perDay: 15_000 },
  medium: { perSecond: 10, perDay: 30_000 },
  high: { perSecond: 25, perDay: 75_000 },
} as const satisfies Readonly<Record<string, RatePlan>>;

const POST: PostPolicy = { items: 20, pause: 1_000 };

const refuse = (field: string, problem: string): never => {
  throw new InvalidRequestError(field, `${problem} Nothing was sent.`);
};

const atLeast = (least: number, field: string, value: number): number =>
  value >= least && !Number.isNaN(value) ? value : refuse(field, `must be a number of at least ${String(least)}, got ${String(value)}.`);

const settledPlan = (plan: TtRestOptions['plan'] = 'free'): RatePlan => {
  if (typeof plan === 'string')
    return Object.hasOwn(plans, plan) ? plans[plan] : refuse('plan', `must be one of ${Object.keys(plans).join(', ')}, or { perSecond, perDay }.`);
  if (!(plan.perSecond > 0)) refuse('plan.perSecond', `must be more than 0, got ${String(plan.perSecond)}.`);
  return { perSecond: plan.perSecond, perDay: atLeast(1, 'plan.perDay', plan.perDay) };
};

/** The key is what stands before the colon. The secret is never repeated, not even where it is wrong. */
const settledSecret = (secret: unknown): { readonly apiKey: string; readonly apiSecret: Secret } => {
  if (typeof secret !== 'string' && !(secret instanceof Secret)) return refuse('apiSecret', 'must be text, "<key>:<secret>" as TT hands it out.');
  const apiSecret = Secret.of(secret);
  const [, apiKey] = /^([^\s:]+):\S+$/.exec(apiSecret.reveal()) ?? [];
  return { apiKey: apiKey ?? refuse('apiSecret', 'must be "<key>:<secret>", with its colon, as TT hands it out.'), apiSecret };
};

const platformFetch: FetchLike = (url, request) => globalThis.fetch(url, request);

/** The options, checked, with every default in place. Throws an `InvalidRequestError` that names the field; nothing is sent. */
export const settle = (options: TtRestOptions): Settled => ({
  environment: checkedEnvironment(options.environment),
  ...settledSecret(options.apiSecret),
  appName: checkedName('appName', options.appName),
  companyName: checkedName('companyName', options.companyName),
  plan: settledPlan(options.plan),
  unverified: options.unverified ?? false,
  requestTimeout: atLeast(1, 'requestTimeout', options.requestTimeout ?? 60_000),
  retries: atLeast(0, 'retries', options.retries ?? 3),
  post: {
    items: Math.floor(atLeast(1, 'post.items', options.post?.items ?? POST.items)),
    pause: atLeast(0, 'post.pause', options.post?.pause ?? POST.pause),
  },
  fetch: options.fetch ?? platformFetch,
  scheduler: options.scheduler ?? asyncScheduler,
  probe: options.probe ?? silentProbe,
  random: options.random,
});
