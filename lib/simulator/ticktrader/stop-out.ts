// Margin call and stop-out: what happens when equity no longer carries what is open. Asked after everything that moves prices or money.

import { figuresOf } from './figures.js';
import { closingPrice, openingPrice, positionProfit, profitOf, sideOf } from './money.js';
import { notify } from './notify.js';
import type { NetPosition } from './book.js';
import { cancelOrder } from './orders/cancel.js';
import { closePosition } from './orders/close.js';
import { fillOrder } from './orders/fill.js';
import { isPosition, opposite, orderOf, type Order } from './orders/order.js';
import { filledIn } from './texts.js';
import type { World } from './world.js';

/** The margin level in percent; undefined where nothing takes margin. */
const levelOf = (world: World): number | undefined => {
  const { margin, marginLevel } = figuresOf(world);
  return margin.eq(0) ? undefined : marginLevel.toNumber();
};

const isBelow = (level: number | undefined, limit: number): boolean => level !== undefined && level < limit;

/** Orders that wait go first: they may be what takes the margin. */
const cancelWaiting = (world: World): void => {
  for (const { id } of world.book.orders()) {
    const order = world.book.order(id);
    if (order !== undefined && !isPosition(order)) cancelOrder(world, order, 'StopOut');
  }
};

const closeGross = (world: World, position: Order): void => {
  const price = closingPrice(world, position.symbol, position.side);
  closePosition(world, position, { amount: position.remaining, price }, 'StopOut');
};

/** A Net position ends by an order of the server's against it. */
const closeNet = (world: World, { symbol, amount: held }: NetPosition): void => {
  const side = opposite(sideOf(held));
  const amount = held.abs();
  const price = openingPrice(world, { symbol, side });
  const order = orderOf({ type: 'Market', side, symbol, amount, price, immediateOrCancel: false, fillOrKill: false }, world.nextTradeId(), world.now());
  fillOrder(world, order, { amount, price }, 'StopOut');
};

/** What is open, each with how to end it and what it earns. */
const openOnes = (world: World) => [
  ...world.book
    .orders()
    .filter(isPosition)
    .map((position) => ({
      profit: positionProfit(world, position),
      close: () => {
        closeGross(world, position);
      },
    })),
  ...world.book.netPositions().map((position) => {
    const side = sideOf(position.amount);
    return {
      profit: profitOf(world, position.symbol, side, position.amount.abs(), position.price, closingPrice(world, position.symbol, side)),
      close: () => {
        closeNet(world, position);
      },
    };
  }),
];

/** Closes the position that loses most, again and again, until the rest is carried. */
const closeUntilCarried = (world: World): void => {
  while (isBelow(levelOf(world), world.settings.stopOutLevel)) {
    const [first, ...rest] = openOnes(world);
    if (first === undefined) return;
    rest.reduce((worst, one) => (one.profit.lt(worst.profit) ? one : worst), first).close();
  }
};

/** What is said of it, how urgently and in which of the server's texts. */
const WORDS = {
  MarginCall: { Severity: 'Warning', text: 'marginCall' },
  MarginCallRevocation: { Severity: 'Info', text: 'marginCallRevoked' },
  StopOut: { Severity: 'Error', text: 'stopOut' },
} as const;

const say = (world: World, Code: keyof typeof WORDS, level: number | undefined): void => {
  const { Severity, text } = WORDS[Code];
  notify(world, { Code, Severity, Message: filledIn(world.settings.texts[text], { level: String(level ?? 0) }) });
};

/** Calls for margin, or takes the call back, when the level crosses the account's MarginCallLevel. */
const call = (world: World, level: number | undefined): void => {
  const isCalled = isBelow(level, world.settings.marginCallLevel);
  if (isCalled === world.standing.isCalled) return;
  world.standing.isCalled = isCalled;
  say(world, isCalled ? 'MarginCall' : 'MarginCallRevocation', level);
};

/** Does what the account's margin level asks for. Nothing is closed while the market is. */
export const checkMargin = (world: World): void => {
  if (world.settings.accountingType === 'Cash') return;
  const level = levelOf(world);
  call(world, level);
  if (!world.hours.isOpen || !isBelow(level, world.settings.stopOutLevel)) return;
  say(world, 'StopOut', level);
  cancelWaiting(world);
  closeUntilCarried(world);
  call(world, levelOf(world));
};
