// What each account holds now: start of day, today's fills and working orders, gathered by instrument. ttmonitor asks for positions and start-of-day records.

import Big from 'big.js';
import { between, randomOf } from '../../ticktrader/random.js';
import { previousDate, tradeDateOf } from './calendar.js';
import type { Instrument } from './catalog.js';
import type { Account } from './company.js';
import type { Fill, FillBook } from './fills.js';
import { NOTHING, positionOf, withFill, type Position, type Volume } from './positions.js';
import type { WorkingOrder } from './orders.js';
import type { Prices } from './prices.js';
import type { Market } from './robot.js';

/** What an account held when the world began. */
export interface Opening {
  readonly account: Account;
  readonly instrument: Instrument;
  readonly quantity: number;
}

/** What an account held of an instrument at the start of the trading day. */
export interface StartOfDay {
  readonly account: Account;
  readonly instrument: Instrument;
  readonly netPosition: Big;
  readonly price: Big;
  /** A UTC midnight in ms. */
  readonly tradeDate: number;
}

/** The holdings of all accounts. */
export interface Holdings {
  /** Positions of an account at `time`: legs and single instruments, or with `spreads` the spreads themselves beside. Flat and idle ones are left out. */
  readonly positions: (account: Account, time: number, spreads: boolean) => readonly Position[];
  readonly startOfDay: (account: Account, time: number) => readonly StartOfDay[];
}

const ZERO = new Big(0);
const OPENINGS = 40;

/** What the first accounts held before the world's first fill. */
export const openings = ({ seed, catalog, company }: Market): readonly Opening[] => {
  const random = randomOf(seed, 'openings');
  const futures = catalog.instruments.filter(({ legs, right }) => legs === undefined && right === undefined);
  return company.accounts.slice(0, OPENINGS).flatMap((account) =>
    Array.from({ length: between(random, 1, 3) }, () => ({
      account,
      instrument: futures[Math.floor(random() * futures.length)],
      quantity: between(random, -200, 200),
    })).flatMap(({ instrument, ...rest }, at, all) =>
      // One opening an instrument.
      instrument === undefined || rest.quantity === 0 || all.findIndex((other) => other.instrument === instrument) < at ? [] : [{ ...rest, instrument }],
    ),
  );
};

interface Gathered {
  sodNetPos: Big;
  bought: Volume;
  sold: Volume;
  buyWorkingQty: Big;
  sellWorkingQty: Big;
}

const gathered = (): Gathered => ({ sodNetPos: ZERO, bought: NOTHING, sold: NOTHING, buyWorkingQty: ZERO, sellWorkingQty: ZERO });

/** Holdings made of what happened. */
export const holdings = (
  prices: Prices,
  fills: () => FillBook,
  opened: () => readonly Opening[],
  orders: () => ReadonlyMap<Account, readonly WorkingOrder[]>,
): Holdings => {
  const addFill = (into: Gathered, fill: Fill, today: number): void => {
    const signed = fill.side === 1 ? fill.quantity : -fill.quantity;
    if (fill.tradeDate < today) into.sodNetPos = into.sodNetPos.plus(signed);
    else if (fill.side === 1) into.bought = withFill(into.bought, fill);
    else into.sold = withFill(into.sold, fill);
  };
  const addOrder = (into: Gathered, side: 1 | 2, quantity: number): void => {
    if (side === 1) into.buyWorkingQty = into.buyWorkingQty.plus(quantity);
    else into.sellWorkingQty = into.sellWorkingQty.plus(quantity);
  };

  const gather = (account: Account, today: number, counts: (instrument: Instrument) => boolean): ReadonlyMap<Instrument, Gathered> => {
    const found = new Map<Instrument, Gathered>();
    const of = (instrument: Instrument): Gathered => {
      const known = found.get(instrument) ?? gathered();
      found.set(instrument, known);
      return known;
    };
    for (const opening of opened()) {
      if (opening.account !== account) continue;
      const into = of(opening.instrument);
      into.sodNetPos = into.sodNetPos.plus(opening.quantity);
    }
    for (const fill of fills().of(account)) if (counts(fill.instrument)) addFill(of(fill.instrument), fill, today);
    for (const { side, limit } of orders().get(account) ?? [])
      if (limit !== undefined && counts(limit.instrument)) addOrder(of(limit.instrument), side, limit.quantity);
    return found;
  };

  const isIdle = ({ sodNetPos, bought, sold, buyWorkingQty, sellWorkingQty }: Gathered): boolean =>
    [sodNetPos, bought.quantity, sold.quantity, buyWorkingQty, sellWorkingQty].every((quantity) => quantity.eq(0));
  const single = ({ legs }: Instrument): boolean => legs === undefined;

  return {
    positions: (account, time, spreads) => {
      const today = tradeDateOf(time);
      const yesterday = previousDate(today);
      return [...gather(account, today, spreads ? () => true : single)]
        .filter(([, parts]) => !isIdle(parts))
        .map(([instrument, parts]) =>
          positionOf({ account, instrument, ...parts, sodPrice: prices.settlement(instrument, yesterday), pnlPrice: prices.midpoint(instrument, time) }),
        );
    },
    startOfDay: (account, time) => {
      const tradeDate = tradeDateOf(time);
      const price = previousDate(tradeDate);
      return [...gather(account, tradeDate, single)]
        .filter(([, { sodNetPos }]) => !sodNetPos.eq(0))
        .map(([instrument, { sodNetPos }]) => ({ account, instrument, netPosition: sodNetPos, price: prices.settlement(instrument, price), tradeDate }));
    },
  };
};
