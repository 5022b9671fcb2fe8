// Frames of the current generation for the rows that read: what the simulator says in a conversation in virtual time.

import { clockOf } from '../lib/simulator/ticktrader/clock.js';
import { tickTraderEngine } from '../lib/simulator/ticktrader/engine.js';
import { virtualClock } from '../lib/testing/virtual-clock.js';
import { signature } from '../lib/ticktrader/sign.js';

/** Frames by what they are. */
export interface Messages {
  readonly reports: readonly string[];
  readonly accounts: readonly string[];
  readonly trades: readonly string[];
  /** Pages of the trade history, 100 records each. */
  readonly pages: readonly string[];
}

/** A session on a simulated server: what it answers and pushes. */
const conversation = () => {
  const clock = virtualClock();
  const frames: string[] = [];
  const options = { twoFactor: false, throttling: false, ticksPerSecond: 0, history: { days: 30, records: 1_000 } } as const;
  const engine = tickTraderEngine(options, clockOf(clock));
  const link = engine.connect({ send: (frame) => frames.push(frame), close: () => undefined, cut: () => undefined });
  let count = 0;
  /** Everything that came because of the request. */
  const ask = (request: string, params?: object): readonly string[] => {
    const before = frames.length;
    clock.advanceBy(10);
    link.receive(JSON.stringify({ Id: `bench-${String(++count)}`, Request: request, Params: params }));
    return frames.slice(before);
  };
  const { webApiId, webApiKey, webApiSecret } = engine.settings.credentials;
  const now = clock.now() + 10;
  ask('Login', { AuthType: 'HMAC', WebApiId: webApiId, WebApiKey: webApiKey, Timestamp: now, Signature: signature(now, webApiId, webApiKey, webApiSecret) });
  return { ask, end: link.ended };
};

const answering = (response: string, frames: readonly string[]): readonly string[] => frames.filter((frame) => frame.includes(`"Response":"${response}"`));

const ORDERS = 20;

/** Every page of the trade history, in order. */
const walk = (ask: (request: string, params?: object) => readonly string[]): readonly string[] => {
  const pages: string[] = [];
  for (let last: string | undefined = ''; last !== undefined;) {
    const page = answering('TradeHistory', ask('TradeHistory', { RequestPageSize: 100, ...(last !== '' && { RequestLastId: last }) }));
    pages.push(...page);
    last = page.some((frame) => frame.includes('"IsLastReport":false')) ? /"LastId":"(\w+)"/.exec(page.join())?.[1] : undefined;
  }
  return pages;
};

/** The same frames at every call. */
export const messages = (): Messages => {
  const { ask, end } = conversation();
  const orders = Array.from({ length: ORDERS }, (_, index) => index).flatMap((index) => [
    ...ask('TradeCreate', { Type: 'Market', Side: index % 2 === 0 ? 'Buy' : 'Sell', Symbol: 'EURUSD', Amount: 10_000, Comment: 'a bench' }),
    ...ask('TradeCreate', { Type: 'Limit', Side: 'Buy', Symbol: 'EURUSD', Amount: 20_000, Price: 0.5, StopLoss: 0.4, ClientId: `bench-${String(index)}` }),
  ]);
  const found: Messages = {
    reports: answering('ExecutionReport', orders),
    accounts: [1, 2].flatMap(() => answering('Account', ask('Account'))),
    trades: answering('Trades', ask('Trades')),
    pages: walk(ask),
  };
  end();
  for (const [kind, frames] of Object.entries<readonly string[]>({ ...found })) if (frames.length === 0) throw new Error(`The simulator sent no ${kind}.`);
  return found;
};
