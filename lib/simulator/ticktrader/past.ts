// The past: a robot trades through the same orders and accounting as everybody, on days gone by, so that history and snapshots are true to each other.

import Big from 'big.js';
import type { Random } from '../../base/ids.js';
import { dayWalk } from './days.js';
import { Fault } from './fault.js';
import { deposit, fund } from './fund.js';
import { closingPrice, openingPrice, positionProfit } from './money.js';
import { cancelOrder } from './orders/cancel.js';
import { closePosition } from './orders/close.js';
import { createOrder } from './orders/create.js';
import { isPosition, type NewOrder, type Order, type Side } from './orders/order.js';
import { onPrice } from './orders/trigger.js';
import { between, oneOf, randomOf } from './random.js';
import type { SymbolFacts } from './symbols.js';
import { ACCOUNT_CURRENCY, type World } from './world.js';

const DAY = 86_400_000;
const PAYDAY = 30 * DAY;
const MOST_OPEN = 6;
/** How many turns in a row may leave no record before the robot gives up: an account without money cannot trade. */
const MOST_IDLE = 10_000;
/** How much of a symbol the robot trades at once, in dollars or so. */
const TICKET = 3000;
const SIDES: readonly [Side, Side] = ['Buy', 'Sell'];

interface Robot {
  readonly world: World;
  readonly random: Random;
  count: number;
}

/** On weekends only what never sleeps is traded. */
const isTraded = (symbol: SymbolFacts, time: number): boolean => {
  const day = new Date(time).getUTCDay();
  return (day !== 0 && day !== 6) || symbol.base === 'BTC' || symbol.base === 'ETH';
};

const amountOf = ({ world, random }: Robot, symbol: SymbolFacts): Big => {
  const price = symbol.leveraged ? 1 : world.prices.quote(symbol).bid.toNumber();
  const wanted = new Big(((TICKET * (0.5 + random())) / price).toFixed(2));
  const steps = wanted.div(symbol.step).round(0, Big.roundDown);
  return steps.lt(1) ? symbol.least : steps.times(symbol.step);
};

const asked = (robot: Robot, symbol: SymbolFacts, side: Side): NewOrder => ({
  type: 'Market',
  side,
  symbol,
  amount: amountOf(robot, symbol),
  immediateOrCancel: false,
  fillOrKill: false,
  clientId: `seeded-${String(++robot.count)}`,
});

/** A price away from the market by a share of it: below for a positive share of a buyer's, above for a seller's. */
const away = ({ world }: Robot, symbol: SymbolFacts, side: Side, share: number): Big =>
  openingPrice(world, { symbol, side })
    .times(side === 'Buy' ? 1 - share : 1 + share)
    .round(symbol.precision);

/** A limit that waits a while; one in three is canceled again, the others wait for their price. */
const placeLimit = (robot: Robot, symbol: SymbolFacts, side: Side): void => {
  const order = createOrder(robot.world, { ...asked(robot, symbol, side), type: 'Limit', price: away(robot, symbol, side, 0.001 + robot.random() * 0.004) });
  if (robot.random() < 0.34) cancelOrder(robot.world, order, 'ClientRequest');
};

/** The oldest limit goes when too many wait. */
const tidy = ({ world }: Robot): void => {
  const waiting = world.book.orders().filter((order) => !isPosition(order));
  if (waiting.length > MOST_OPEN && waiting[0] !== undefined) cancelOrder(world, waiting[0], 'ClientRequest');
};

/** Of the open positions, the one that earns most, or now and then the oldest: a robot that lives long enough. */
const ripe = ({ world, random }: Robot, positions: readonly [Order, ...Order[]]): Order => {
  if (random() < 0.15) return positions[0];
  return positions.reduce((best, position) => (positionProfit(world, position).gt(positionProfit(world, best)) ? position : best));
};

const closeOne = (robot: Robot): void => {
  const [first, ...rest] = robot.world.book.orders().filter(isPosition);
  if (first === undefined || rest.length < MOST_OPEN - 1) return;
  const position = ripe(robot, [first, ...rest]);
  const price = closingPrice(robot.world, position.symbol, position.side);
  closePosition(robot.world, position, { amount: position.remaining, price }, 'ClientRequest');
};

const tradeGross = (robot: Robot, symbol: SymbolFacts, side: Side): void => {
  const exits = robot.random() < 0.2 ? { takeProfit: away(robot, symbol, side, -0.004), stopLoss: away(robot, symbol, side, 0.006) } : {};
  createOrder(robot.world, { ...asked(robot, symbol, side), ...exits });
  closeOne(robot);
};

/** A Net robot leans against its position. */
const tradeNet = (robot: Robot, symbol: SymbolFacts, side: Side): void => {
  const position = robot.world.book.netPosition(symbol.name);
  const leaning = position === undefined || robot.random() < 0.3 ? side : position.amount.gt(0) ? 'Sell' : 'Buy';
  createOrder(robot.world, asked(robot, symbol, leaning));
};

/** A Cash robot buys with what it has, and sells what it bought. */
const tradeCash = (robot: Robot, symbol: SymbolFacts, side: Side): void => {
  createOrder(robot.world, asked(robot, symbol, side));
};

const TRADES = { Gross: tradeGross, Net: tradeNet, Cash: tradeCash };

/** One turn: a symbol moves, orders that wait there are executed, and the robot trades it. */
const turn = (robot: Robot, elapsed: number): void => {
  const { world, random } = robot;
  const [first, ...rest] = [...world.symbols.values()].filter((symbol) => isTraded(symbol, world.now()));
  if (first === undefined) return;
  const symbol = oneOf(random, [first, ...rest]);
  world.prices.step(symbol, elapsed * (rest.length + 1));
  onPrice(world, symbol);
  const side = oneOf(random, SIDES);
  try {
    if (random() < 0.08) placeLimit(robot, symbol, side);
    else TRADES[world.settings.accountingType](robot, symbol, side);
    tidy(robot);
  } catch (fault) {
    // Out of money for this one: it passes.
    if (!(fault instanceof Fault)) throw fault;
  }
};

/**
 * The world as the robot trades in it. Its tickets are small beside any margin account's money, and working out the free margin before each of
 * 50,000 orders would take most of the time: so it is not asked. A Cash account cannot owe, so there it is.
 */
const unasked = (world: World): World =>
  world.settings.accountingType === 'Cash' ? world : { ...world, accounting: { ...world.accounting, admit: () => undefined } };

/**
 * Lays down `days` of past with at least `records` history records (fewer only if the money runs out), ending at `end` (ms since 1970).
 * `setTime` moves the world's clock.
 * Days pass evenly with the records; each leaves a snapshot, and charges what is held over night.
 */
export const layDownPast = (
  real: World,
  { days, records }: { readonly days: number; readonly records: number },
  end: number,
  setTime: (time: number) => void,
): void => {
  const world = unasked(real);
  const start = end - days * DAY;
  const robot: Robot = { world, random: randomOf(world.settings.seed, 'past'), count: 0 };
  const span = (days * DAY) / records;
  const passTo = dayWalk(world, start, setTime);
  let payday = start + PAYDAY;

  setTime(start);
  fund(world);
  let idle = 0;
  for (let time = start; world.history.size < records && idle < MOST_IDLE;) {
    const before = world.history.size;
    const written = start + Math.floor(world.history.size * span);
    const elapsed = Math.max(1, Math.min(written + between(robot.random, 0, Math.floor(span / 2)), end - 1) - time);
    time += elapsed;
    passTo(time);
    if (time >= payday && world.settings.accountingType !== 'Cash') {
      deposit(world, new Big(between(robot.random, 5, 20) * 100), ACCOUNT_CURRENCY, 'TransferMoney');
      payday += PAYDAY;
    }
    turn(robot, elapsed);
    idle = world.history.size === before ? idle + 1 : 0;
  }
  passTo(end);
};
