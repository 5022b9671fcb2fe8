// The account's request limits, kept as Account.Throttling states them: so many requests in any one second, of all kinds and of single ones.

import { Fault } from './fault.js';
import type { Settings } from './options.js';

const SECOND = 1000;

/** Counts a request against a limit of `perSecond`; false if it is one too many. */
const counter = (perSecond: number, now: () => number): (() => boolean) => {
  const stamps: number[] = [];
  return () => {
    const time = now();
    while (stamps[0] !== undefined && stamps[0] <= time - SECOND) stamps.shift();
    if (stamps.length >= perSecond) return false;
    stamps.push(time);
    return true;
  };
};

/** Refuses, with a `Fault`, what exceeds the limits of the account. `method` is the vendor's name of the bucket. */
export const throttle = ({ throttling, texts }: Settings, now: () => number): ((method: string) => void) => {
  if (throttling === undefined) return () => undefined;
  const all = counter(throttling.RequestsPerSecond, now);
  const single = new Map(Object.entries(throttling.methods).map(([method, perSecond]) => [method, counter(perSecond, now)]));
  return (method) => {
    if (!all() || single.get(method)?.() === false) throw new Fault(texts.throttled);
  };
};
