// A split: from one moment to the next there are more units, each worth less. It changes the price, what is open and what is held. The exchange calls it.

import Big from 'big.js';
import { pushAccount } from './account-view.js';
import { addHistory, idsOf, orderFields } from './history.js';
import { notify } from './notify.js';
import { isPosition, type Order } from './orders/order.js';
import type { SplitFactors } from './prices.js';
import { record, report } from './reports.js';
import type { SymbolFacts } from './symbols.js';
import { filledIn } from './texts.js';
import type { World } from './world.js';
import { scaled, type WireRecord } from './writer.js';

/** A share of a unit beyond that is lost, as it would be paid out. */
const AMOUNT_DIGITS = 8;
const POSITION_PRICE_DIGITS = 10;
/** Ids of splits look like the vendor's: ticks of 100 ns since the year 1. */
const TICKS_TO_1970 = 621355968000000000n;

/** Amounts grow. Multiplied first: a ratio of one to three has no end. */
const moreOf = (amount: Big, { from, to }: SplitFactors): Big => amount.times(to).div(from).round(AMOUNT_DIGITS, Big.roundDown);

/** Prices shrink. */
const lessOf = (price: Big, { from, to }: SplitFactors): Big => price.times(from).div(to);

const ratioOf = ({ from, to }: SplitFactors): number => to.div(from).toNumber();

/** `order` with its amounts multiplied and its prices divided. What a position was opened at keeps more digits than a price has: its profit must stay. */
const splitOrder = (order: Order, factors: SplitFactors): Order => {
  const amount = (value: Big): Big => moreOf(value, factors);
  const price = (value: Big | undefined, digits = order.symbol.precision): Big | undefined => value && lessOf(value, factors).round(digits);
  return {
    ...order,
    initialAmount: amount(order.initialAmount),
    remaining: amount(order.remaining),
    filledAmount: amount(order.filledAmount),
    price: price(order.price, isPosition(order) ? POSITION_PRICE_DIGITS : undefined),
    stopPrice: price(order.stopPrice),
    stopLoss: price(order.stopLoss),
    takeProfit: price(order.takeProfit),
  };
};

const splitOrders = (world: World, symbol: SymbolFacts, factors: SplitFactors): void => {
  for (const order of world.book.ordersOf(symbol)) {
    const changed: Order = { ...splitOrder(order, factors), modified: world.now() };
    world.book.put(changed);
    addHistory(world, 'TradeModified', 'Split', idsOf(changed), () => ({ ...orderFields(changed), SplitRatio: ratioOf(factors) }));
    record(world, 'split', changed);
    report(world, 'Split', changed);
  }
};

const splitNetPosition = (world: World, symbol: SymbolFacts, factors: SplitFactors): void => {
  const position = world.book.netPosition(symbol.name);
  if (position === undefined) return;
  const amount = moreOf(position.amount, factors);
  world.book.setNetPosition(symbol.name, { ...position, amount, price: lessOf(position.price, factors).round(POSITION_PRICE_DIGITS), modified: world.now() });
  addHistory(world, 'TradeModified', 'Split', [position.id], () => ({
    Symbol: symbol.name,
    PositionId: position.id,
    PositionAmount: amount.abs(),
    SplitRatio: ratioOf(factors),
  }));
};

/** What a Cash account holds of the thing itself. */
const splitAsset = (world: World, { base }: SymbolFacts, factors: SplitFactors): void => {
  const held = world.ledger.asset(base);
  const movement = moreOf(held, factors).minus(held);
  if (movement.eq(0)) return;
  const now = world.ledger.moveAsset(base, movement);
  const facts: WireRecord = { Balance: now, BalanceMovement: movement, BalanceCurrency: base };
  const id = world.nextTradeId();
  addHistory(world, 'Balance', 'Split', [id], () => ({
    TradeId: id,
    ...facts,
    DstAssetCurrency: base,
    DstAssetAmount: now,
    DstAssetMovement: movement,
    SplitRatio: ratioOf(factors),
  }));
};

/** Splits `symbol`: the market, all orders and positions in it, or what a Cash account holds; everybody is told. */
export const splitSymbol = (world: World, symbol: SymbolFacts, factors: SplitFactors): void => {
  const { from, to } = factors;
  const ratio = to.div(from);
  world.prices.split(symbol, factors);
  splitOrders(world, symbol, factors);
  splitNetPosition(world, symbol, factors);
  if (world.settings.accountingType === 'Cash') splitAsset(world, symbol, factors);
  world.stock.splits.push({
    Id: BigInt(world.now()) * 10_000n + TICKS_TO_1970 + BigInt(world.stock.splits.length),
    ToFactor: to,
    FromFactor: from,
    Ratio: scaled(ratio, ratio.round(0).eq(ratio) ? 0 : 6),
    StartTime: world.now(),
    Symbols: [symbol.name],
    Currencies: [symbol.base],
    SymbolsNotAffectQH: [],
  });
  notify(world, {
    Code: 'StockEventUpdate',
    Severity: 'Info',
    Message: filledIn(world.settings.texts.split, { symbol: symbol.name, ratio: ratio.round(6).toFixed() }),
  });
  pushAccount(world);
};
