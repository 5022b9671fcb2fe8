// What the world really holds, and a hand to trade with. Specs hold it against what a client read; examples make things happen with it.

import Big from 'big.js';
import { randomOf } from '../ticktrader/random.js';
import { nanosOf, tradeDateOf } from './world/calendar.js';
import { executed, orderId, type Fill } from './world/fills.js';
import type { World } from './world/world.js';

/** A fill as far as a spec needs it. Ids and stamps are decimal text, numbers plain. */
export interface TtFillFacts {
  readonly recordId: string;
  /** Nanoseconds since 1970. */
  readonly timeStamp: string;
  readonly accountId: number;
  readonly instrumentId: string;
  readonly side: 1 | 2;
  readonly lastQty: number;
  /** 1 a single security, 2 the leg of a spread, 3 the spread. */
  readonly multiLegReportingType: 1 | 2 | 3;
}

/** An order to be filled at once. */
export interface TtTrade {
  readonly accountId: number;
  readonly instrumentId: string;
  /** 1 buys, 2 sells. */
  readonly side: 1 | 2;
  readonly quantity: number;
  /** Default the market's price. Of a spread: the price of its first leg. */
  readonly price?: number;
}

/** The world in a test's hands. */
export interface TtTruth {
  readonly companyId: number;
  /** Accounts that /accounts lists, by id, in order. */
  readonly accountIds: () => readonly number[];
  /** Accounts that only /account/{id} finds. */
  readonly giveUpAccountIds: () => readonly number[];
  readonly userIds: () => readonly number[];
  readonly algoIds: () => readonly string[];
  readonly productIds: () => readonly string[];
  readonly instrumentIds: () => readonly string[];
  readonly orderIds: () => readonly string[];
  /** All fills until now, by stamp. */
  readonly fills: () => readonly TtFillFacts[];
  /** Fills an order now and tells its fills: three for a spread. Throws where account or instrument is unknown. */
  readonly trade: (trade: TtTrade) => readonly TtFillFacts[];
}

const factsOf = ({ recordId, stamp, order, instrument, side, quantity, reporting }: Fill): TtFillFacts => ({
  recordId,
  timeStamp: String(stamp),
  accountId: order.account.id,
  instrumentId: instrument.id,
  side,
  lastQty: quantity,
  multiLegReportingType: reporting,
});

/** The truth of `world`. */
export const truthOf = (world: World): TtTruth => {
  const { company, settings, now, prices } = world;
  const random = randomOf(settings.seed, 'trades by hand');

  const trade = ({ accountId, instrumentId, side, quantity, price }: TtTrade): readonly Fill[] => {
    const account = company.account(String(accountId));
    const instrument = world.catalog().instrument(instrumentId);
    if (account === undefined || instrument === undefined) throw new RangeError('No such account or instrument.');
    const [front, back] = instrument.legs ?? [instrument];
    const best = prices.bid(front, now()).plus(side === 1 ? front.tickSize : 0);
    const [user] = company.users;
    const order = { id: orderId(random), account, user, instrument, side, isExternal: false, isManual: false };
    const part = { stamp: nanosOf(now()), quantity, price: price === undefined ? best : new Big(price), ...(back && { backPrice: prices.bid(back, now()) }) };
    return executed(random, order, tradeDateOf(now()), [part]);
  };

  return {
    companyId: company.id,
    accountIds: () => company.accounts.filter(({ isGiveUp }) => !isGiveUp).map(({ id }) => id),
    giveUpAccountIds: () => company.accounts.filter(({ isGiveUp }) => isGiveUp).map(({ id }) => id),
    userIds: () => company.users.map(({ id }) => id),
    algoIds: () => world.algos().map(({ id }) => id),
    productIds: () => world.catalog().products.map(({ id }) => id),
    instrumentIds: () => world.catalog().instruments.map(({ id }) => id),
    orderIds: () => world.orders().map(({ id }) => id),
    fills: () => world.fills().all().map(factsOf),
    trade: (wanted) => {
      const fills = trade(wanted);
      world.fills().append(fills);
      return fills.map(factsOf);
    },
  };
};
