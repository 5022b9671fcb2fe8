// Prices: a function of the seed and of time alone, so that nothing need run between two questions. A day leads from one settlement to the next.

import type Big from 'big.js';
import { bell, randomOf } from '../../ticktrader/random.js';
import { closeOf, DAY, openOf, previousDate, tradeDateOf } from './calendar.js';
import type { Instrument } from './catalog.js';

const MINUTE = 60_000;

/** What things cost. Prices of a spread are those of its legs, the second taken from the first. */
export interface Prices {
  /** The settlement at the end of the trading day `date`. */
  readonly settlement: (instrument: Instrument, date: number) => Big;
  /** The best bid at `time`; the best ask is a tick more. */
  readonly bid: (instrument: Instrument, time: number) => Big;
  /** Halfway between them. */
  readonly midpoint: (instrument: Instrument, time: number) => Big;
}

/** Prices of `seed` for a world whose walks begin at `start`. */
export const prices = (seed: number, start: number): Prices => {
  const origin = Math.floor(start / DAY);
  const walks = new Map<string, { readonly draw: () => number; readonly steps: number[] }>();

  /** How far a walk has come on day `index`, in swings. */
  const level = (walk: string, date: number): number => {
    const index = Math.max(0, Math.floor(date / DAY) - origin);
    let found = walks.get(walk);
    if (found === undefined) {
      const random = randomOf(seed, `walk ${walk}`);
      found = { draw: () => bell(random), steps: [0] };
      walks.set(walk, found);
    }
    while (found.steps.length <= index) found.steps.push((found.steps.at(-1) ?? 0) + found.draw());
    return found.steps[index] ?? 0;
  };
  const priced = ({ tickSize }: Instrument, ticks: number): Big => tickSize.times(ticks);
  const ticksOf = ({ offset, swing }: Instrument, level: number): number => Math.max(1, Math.round(offset + swing * level));

  const settlement = (instrument: Instrument, date: number): Big => {
    if (instrument.legs !== undefined) return settlement(instrument.legs[0], date).minus(settlement(instrument.legs[1], date));
    return priced(instrument, ticksOf(instrument, level(instrument.walk, date)));
  };
  const bid = (instrument: Instrument, time: number): Big => {
    if (instrument.legs !== undefined) return bid(instrument.legs[0], time).minus(bid(instrument.legs[1], time));
    const date = tradeDateOf(time);
    const [from, to] = [level(instrument.walk, previousDate(date)), level(instrument.walk, date)];
    const passed = Math.min(1, Math.max(0, (time - openOf(date)) / (closeOf(date) - openOf(date))));
    const noise = bell(randomOf(seed, `minute ${instrument.walk} ${String(Math.floor(time / MINUTE))}`)) * Math.sqrt(passed * (1 - passed)) * 0.5;
    return priced(instrument, ticksOf(instrument, from + (to - from) * passed + noise));
  };
  return { settlement, bid, midpoint: (instrument, time) => bid(instrument, time).plus(instrument.tickSize.div(2)) };
};
