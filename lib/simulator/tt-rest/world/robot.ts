// The robot that trades for the whole company, on days gone by and while time goes on. The world is given its past by it.

import type { Random } from '../../../base/ids.js';
import { between, oneOf, randomOf } from '../../ticktrader/random.js';
import type { Algo } from './algos.js';
import { closeOf, datesUpTo, nanosOf, openOf, tradeDateOf } from './calendar.js';
import type { Catalog, Instrument } from './catalog.js';
import type { Account, Company } from './company.js';
import { executed, orderId, type Fill, type FilledOrder, type Part, type Side } from './fills.js';
import type { Prices } from './prices.js';

/** What the robot knows of the world. */
export interface Market {
  readonly seed: number;
  readonly catalog: Catalog;
  readonly company: Company;
  readonly algos: readonly [Algo, ...Algo[]];
  readonly prices: Prices;
}

/** Fills one order at `time`, and says how. */
export type Trade = (time: number) => readonly Fill[];

const SIDES: readonly [Side, Side] = [1, 2];
const MINUTE = 60_000;
/** So many accounts do most of the trading. */
const ACTIVE = 20;

/** Where the robot trades: the nearest futures most, then their options and spreads. */
const chooser = ({ instruments }: Catalog, random: Random): (() => Instrument | undefined) => {
  const single = instruments.filter(({ right, legs }) => right === undefined && legs === undefined);
  const options = instruments.filter(({ right }) => right !== undefined);
  const spreads = instruments.filter(({ legs }) => legs !== undefined);
  const pick = (list: readonly Instrument[]): Instrument | undefined => list[Math.floor(random() * list.length)];
  return () => {
    const luck = random();
    if (luck < 0.12) return pick(spreads);
    return luck < 0.22 ? pick(options) : pick(single);
  };
};

/** Every account in turn gets four orders of ten; the active ones share the rest. */
const accountChooser = ({ accounts }: Company, random: Random): (() => Account | undefined) => {
  const open = accounts.filter(({ isGiveUp }) => !isGiveUp);
  let turn = 0;
  return () => (random() < 0.4 ? open[turn++ % open.length] : open[Math.floor(random() * random() * Math.min(ACTIVE, open.length))]);
};

/** In how many parts, and how much each. */
const quantities = (random: Random): readonly number[] => Array.from({ length: random() < 0.55 ? 1 : between(random, 2, 5) }, () => between(random, 1, 12));

/** The stamps of an order's parts, the last within the millisecond before `time`. Often the parts share one nanosecond. */
const stampsOf = (random: Random, time: number, count: number): readonly bigint[] => {
  const last = nanosOf(time) - BigInt(between(random, 0, 100_000));
  const gap = random() < 0.4 ? 0n : BigInt(between(random, 1, 100_000));
  return Array.from({ length: count }, (_, at) => last - gap * BigInt(count - 1 - at));
};

/** A robot whose luck comes from the stream `name`. */
export const robot = ({ seed, catalog, company, algos, prices }: Market, name: string): Trade => {
  const random = randomOf(seed, name);
  const nextInstrument = chooser(catalog, random);
  const nextAccount = accountChooser(company, random);

  const partsOf = (instrument: Instrument, side: Side, time: number): readonly Part[] => {
    const sizes = quantities(random);
    const stamps = stampsOf(random, time, sizes.length);
    const [front, back] = instrument.legs ?? [instrument];
    const best = prices.bid(front, time);
    const backPrice = back && prices.bid(back, time);
    return sizes.map((quantity, at) => {
      // A buyer pays the ask; later parts of an order may find the price a tick further.
      const ticks = (side === 1 ? 1 : 0) + (at > 0 && random() < 0.3 ? (side === 1 ? 1 : -1) : 0);
      return { stamp: stamps[at] ?? nanosOf(time), quantity, price: best.plus(front.tickSize.times(ticks)), ...(backPrice && { backPrice }) };
    });
  };

  return (time) => {
    const instrument = nextInstrument();
    const account = nextAccount();
    if (instrument === undefined || account === undefined) return [];
    const side = oneOf(random, SIDES);
    const algo = random() < 0.25 ? oneOf(random, algos) : undefined;
    const order: FilledOrder = {
      id: orderId(random),
      ...(algo && { algo, parentId: orderId(random) }),
      account,
      user: oneOf(random, company.users),
      instrument,
      side,
      isExternal: random() < 0.02,
      isManual: false,
    };
    return executed(random, order, tradeDateOf(time), partsOf(instrument, side, time));
  };
};

/** So many times of a trading day, in order, none after `end`. */
const timesOf = (random: Random, date: number, count: number, end: number): readonly number[] => {
  const [from, to] = [openOf(date) + MINUTE, closeOf(date)];
  return Array.from({ length: count }, () => between(random, from, to))
    .filter((time) => time <= end)
    .sort((a, b) => a - b);
};

const byStamp = (one: Fill, other: Fill): number => Number(one.stamp - other.stamp);

/** Gives the fills around place `edge` one stamp, so that it is shared across the edge of a page. */
const sharingAt = (fills: readonly Fill[], edge: number): readonly Fill[] => {
  const from = edge - 3;
  const first = fills[from];
  if (first === undefined) return fills;
  let end = edge + 3;
  // The rows of one trade stay together.
  while (end < fills.length && fills[end]?.stamp === fills[end - 1]?.stamp) end++;
  return fills.map((fill, at) => (at > from && at < end && fill.tradeDate === first.tradeDate ? { ...fill, stamp: first.stamp } : fill));
};

/** The fills of the `days` before `end`, by stamp. At the first edge of a page, of all fills and of the first account's, one stamp stands on both sides. */
export const past = (market: Market, end: number, days: number, ordersPerDay: number, page: number): readonly Fill[] => {
  const random = randomOf(market.seed, 'days');
  const trade = robot(market, 'past');
  const fills = datesUpTo(end, days)
    .flatMap((date) => timesOf(random, date, ordersPerDay, end))
    .flatMap(trade)
    .sort(byStamp);
  const [first] = market.company.accounts;
  const shared = new Map(
    sharingAt(
      fills.filter(({ order }) => order.account === first),
      page,
    ).map((fill) => [fill.recordId, fill]),
  );
  return sharingAt(fills.map((fill) => shared.get(fill.recordId) ?? fill).sort(byStamp), page);
};
