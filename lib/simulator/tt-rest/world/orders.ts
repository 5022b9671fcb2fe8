// Orders that work: limits away from the market, some sent by an algo's own order. ttledger lists them, positions count them as working quantity.

import type Big from 'big.js';
import type { Random } from '../../../base/ids.js';
import { between, oneOf, randomOf, wordOf } from '../../ticktrader/random.js';
import type { Algo } from './algos.js';
import { nanosOf } from './calendar.js';
import type { Instrument } from './catalog.js';
import type { Account, User } from './company.js';
import { orderId, type Side } from './fills.js';
import type { Market } from './robot.js';

/** A working order, or the order of an algo, which has neither instrument nor quantity of its own. */
export interface WorkingOrder {
  readonly id: string;
  readonly account: Account;
  readonly user: User;
  readonly side: Side;
  /** Nanoseconds since 1970. */
  readonly entered: bigint;
  readonly execId: string;
  readonly algo?: Algo;
  /** Absent on the order of an algo. */
  readonly limit?: { readonly instrument: Instrument; readonly quantity: number; readonly price: Big };
  /** The order of the algo that sent this one. */
  readonly parentId?: string;
}

const SIDES: readonly [Side, Side] = [1, 2];
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const HOUR = 3_600_000;

const limitOf = (random: Random, { prices }: Market, instrument: Instrument, side: Side, time: number): NonNullable<WorkingOrder['limit']> => {
  const away = instrument.tickSize.times(between(random, 2, 40));
  const bid = prices.bid(instrument, time);
  return { instrument, quantity: between(random, 1, 80), price: side === 1 ? bid.minus(away) : bid.plus(instrument.tickSize).plus(away) };
};

/** The orders that work at `time`, an account after the other: one or two each, one account in ten with an algo and its children. */
export const workingOrders = (market: Market, time: number): readonly WorkingOrder[] => {
  const random = randomOf(market.seed, 'orders');
  const futures = market.catalog.instruments.filter(({ legs, right }) => legs === undefined && right === undefined);
  const entry = (account: Account) => ({
    id: orderId(random),
    account,
    user: oneOf(random, market.company.users),
    side: oneOf(random, SIDES),
    entered: nanosOf(time - between(random, 1, 20 * HOUR)) + BigInt(between(random, 0, 999_999)),
    execId: wordOf(random, BASE64, 22),
  });
  const working = (account: Account, parent?: WorkingOrder): readonly WorkingOrder[] => {
    const instrument = futures[Math.floor(random() * futures.length)];
    if (instrument === undefined) return [];
    const order = { ...entry(account), ...(parent && { side: parent.side, user: parent.user, entered: parent.entered + 1_000_000n }) };
    const limit = limitOf(random, market, instrument, order.side, time);
    return [{ ...order, limit, ...(parent?.algo && { algo: parent.algo, parentId: parent.id }) }];
  };
  return market.company.accounts
    .filter(({ isGiveUp }) => !isGiveUp)
    .flatMap((account, at) => {
      const own = Array.from({ length: between(random, 1, 2) }, () => working(account)).flat();
      if (at % 10 !== 0) return own;
      const parent: WorkingOrder = { ...entry(account), algo: oneOf(random, market.algos) };
      return [...own, parent, ...Array.from({ length: between(random, 1, 3) }, () => working(account, parent)).flat()];
    });
};
