// ttledger: orders that work, fills by time, modifications of positions.

import { accountOf, pathText, queryDigits, queryList, queryText } from '../ask.js';
import { badRequest, failed, gateway } from '../refusal.js';
import type { Call, Handler, Service } from '../route.js';
import { datesUpTo, nanosOf, openOf } from '../world/calendar.js';
import { orderTables } from '../world/enumerations.js';
import type { Fill } from '../world/fills.js';
import type { World } from '../world/world.js';
import type { WireRecord } from '../writer.js';
import { fillView, manualView, openingView, orderView } from './ledger-views.js';

/** The bounds of a query by time, both included, in nanoseconds. */
interface Window {
  readonly from: bigint | undefined;
  readonly to: bigint | undefined;
}

const windowOf = (call: Call): Window => {
  const [from, to] = [queryDigits(call, 'minTimestamp'), queryDigits(call, 'maxTimestamp')];
  return { from: from === undefined ? undefined : BigInt(from), to: to === undefined ? undefined : BigInt(to) };
};

/** Refuses a window that is too wide, as a busy ledger does. It begins with the first fill that is held: what lies before costs nothing. */
const checkWidth = ({ settings, now, fills }: World, { from, to }: Window): void => {
  const { fillsWindow } = settings;
  if (fillsWindow === undefined) return;
  const end = nanosOf(now());
  const oldest = fills().all()[0]?.stamp ?? end;
  const since = from === undefined || from < oldest ? oldest : from;
  const until = to === undefined || to > end ? end : to;
  if (until - since > nanosOf(fillsWindow.widest))
    throw gateway(fillsWindow.status, fillsWindow.status === 408 ? 'Request Timeout' : 'Endpoint request timed out');
};

/** The place of the first fill at or after `stamp`. */
const placeOf = (fills: readonly Fill[], stamp: bigint): number => {
  let [low, high] = [0, fills.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((fills[middle]?.stamp ?? stamp) < stamp) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The first page of the fills a query asks for, of those `counts` lets through. `lastPage` says true, whatever is left: so does the real one. */
const fillsWhere =
  (counts: (world: World) => (fill: Fill) => boolean): Handler =>
  (world, call) => {
    const window = windowOf(call);
    checkWidth(world, window);
    const [account, order, product] = [queryDigits(call, 'accountId'), queryText(call, 'orderId'), queryDigits(call, 'productId')];
    const known = account === undefined ? undefined : world.company.account(account);
    const list = account === undefined ? world.fills().all() : known === undefined ? [] : world.fills().of(known);
    const passes = counts(world);
    const page: Fill[] = [];
    for (let at = window.from === undefined ? 0 : placeOf(list, window.from); page.length < world.settings.fillsPage; at++) {
      const fill = list[at];
      if (fill === undefined || (window.to !== undefined && fill.stamp > window.to)) break;
      if ((order === undefined || fill.order.id === order) && (product === undefined || fill.instrument.product.id === product) && passes(fill))
        page.push(fill);
    }
    return { fills: page.map((fill) => fillView(world, fill)) };
  };

/** There is no trade over the counter in this world, so `includeOTC` finds no more. */
const getFills = fillsWhere(() => () => true);
const getTcrFills = fillsWhere(
  () =>
    ({ order }) =>
      order.isExternal || order.isManual,
);
const getTradingAccountFills = fillsWhere(
  ({ company }) =>
    ({ order }) =>
      company.trades(company.users[0], order.account),
);

const getOrderData: Handler = () => ({ orderData: orderTables, statusCode: 200 });

const MOST_ACCOUNTS = 50;

/** At most so many, and no way to the others but fewer accounts. */
const getOrders: Handler = (world, call) => {
  const accounts = queryList(call, 'accounts');
  if (accounts !== undefined && accounts.length > MOST_ACCOUNTS) throw badRequest(`At most ${String(MOST_ACCOUNTS)} accounts`);
  const found = world.orders().filter(({ account }) => accounts === undefined || accounts.includes(String(account.id)));
  return { orders: found.slice(0, world.settings.ordersPage).map((order) => orderView(world, order)) };
};

const getOrder: Handler = (world, call) => {
  const order = world.orders().find(({ id }) => id === pathText(call, 'orderId'));
  if (order === undefined) throw failed('Order not found');
  return { orders: [orderView(world, order)] };
};

/** The openings of the world, and fills entered by hand; asked for by time as fills are. */
const getPositionModifications: Handler = (world, call) => {
  const { from, to } = windowOf(call);
  const [account, order] = [queryDigits(call, 'accountId'), queryText(call, 'orderId')];
  const product = queryDigits(call, 'productId');
  const began = nanosOf(openOf(datesUpTo(world.start, world.settings.days)[0] ?? world.start));
  const openings = world
    .openings()
    .map((opening) => ({ ...opening, stamp: began, orderId: undefined, view: (): WireRecord => openingView(world, opening, began) }));
  const manual = world
    .fills()
    .all()
    .filter((fill) => fill.order.isManual)
    .map((fill) => ({
      account: fill.order.account,
      instrument: fill.instrument,
      stamp: fill.stamp,
      orderId: fill.order.id,
      view: (): WireRecord => manualView(world, fill),
    }));
  const found = [...openings, ...manual].filter(
    (one) =>
      (from === undefined || one.stamp >= from) &&
      (to === undefined || one.stamp <= to) &&
      (account === undefined || one.account === accountOf(world, account)) &&
      (order === undefined || one.orderId === order) &&
      (product === undefined || one.instrument.product.id === product),
  );
  return { positionModifications: found.map(({ view }) => view()) };
};

/** The endpoints of ttledger. */
export const ttledger: Service = [
  { operation: 'getFills', verb: 'GET', path: '/fills', answer: getFills },
  { operation: 'getOrderData', verb: 'GET', path: '/orderdata', answer: getOrderData },
  { operation: 'getOrders', verb: 'GET', path: '/orders', answer: getOrders },
  { operation: 'getOrder', verb: 'GET', path: '/orders/{orderId}', answer: getOrder },
  { operation: 'getPositionModifications', verb: 'GET', path: '/positionmodifications', answer: getPositionModifications },
  { operation: 'getTcrFills', verb: 'GET', path: '/tcrfills', answer: getTcrFills },
  { operation: 'getTradingAccountFills', verb: 'GET', path: '/tradingaccountfills', answer: getTradingAccountFills },
];
