// The simulated world behind the services: made from settings and a clock, each part when first asked for. Handlers are functions over it.

import type { Settings } from '../options.js';
import { algos, type Algo } from './algos.js';
import { backtests, type Backtests } from './backtests.js';
import { catalog, type Catalog } from './catalog.js';
import { company, type Account, type Company } from './company.js';
import { fillBook, type FillBook } from './fills.js';
import { holdings, openings, type Holdings, type Opening } from './holdings.js';
import { lazy } from './lazy.js';
import { workingOrders, type WorkingOrder } from './orders.js';
import { prices, type Prices } from './prices.js';
import { past, robot, type Market } from './robot.js';
import { shelf, type Shelf } from './shelf.js';

/** The world. */
export interface World {
  readonly settings: Settings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** When the world began. */
  readonly start: number;
  readonly catalog: () => Catalog;
  readonly company: Company;
  readonly algos: () => readonly [Algo, ...Algo[]];
  readonly prices: Prices;
  /** All fills until now. */
  readonly fills: () => FillBook;
  readonly orders: () => readonly WorkingOrder[];
  readonly openings: () => readonly Opening[];
  readonly holdings: Holdings;
  readonly backtests: Backtests;
  readonly shelf: Shelf;
}

const byAccount = (orders: readonly WorkingOrder[]): ReadonlyMap<Account, readonly WorkingOrder[]> => {
  const found = new Map<Account, WorkingOrder[]>();
  for (const order of orders) found.set(order.account, [...(found.get(order.account) ?? []), order]);
  return found;
};

/** A world that begins now. */
export const worldOf = (settings: Settings, now: () => number): World => {
  const { seed, days, ordersPerDay, tradeEvery, fillsPage } = settings;
  const start = now();
  const staff = company(seed, settings.accounts);
  const goods = lazy(() => catalog(seed, start));
  const programs = lazy(() => algos(seed));
  const quotes = prices(seed, start - days * 86_400_000);
  const market = lazy((): Market => ({ seed, catalog: goods(), company: staff, algos: programs(), prices: quotes }));

  const book = lazy(() => fillBook(past(market(), start, days, ordersPerDay, fillsPage)));
  const live = lazy(() => robot(market(), 'live'));
  let traded = start;
  /** Fills are looked at only through this, so that what happened since comes first. */
  const fills = (): FillBook => {
    if (tradeEvery > 0) for (; traded + tradeEvery <= now(); traded += tradeEvery) book().append(live()(traded + tradeEvery));
    return book();
  };
  const orders = lazy(() => workingOrders(market(), start));
  const ordersByAccount = lazy(() => byAccount(orders()));
  const opened = lazy(() => openings(market()));
  return {
    settings,
    now,
    start,
    catalog: goods,
    company: staff,
    algos: programs,
    prices: quotes,
    fills,
    orders,
    openings: opened,
    holdings: holdings(quotes, fills, opened, ordersByAccount),
    backtests: backtests(settings.backtestTime, now),
    shelf: shelf(),
  };
};
