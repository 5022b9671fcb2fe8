// Account, Assets, Positions, Trades: what there is now.

import Big from 'big.js';
import { accountView } from '../account-view.js';
import type { NetPosition } from '../book.js';
import { Fault } from '../fault.js';
import { lockedOf } from '../locks.js';
import { marginOf } from '../margin.js';
import { closingPrice, profitOf } from '../money.js';
import type { AccountingType } from '../options.js';
import { filledIn } from '../texts.js';
import { tradeView } from '../trade-view.js';
import type { World } from '../world.js';
import type { Wire, WireRecord } from '../writer.js';
import { optionalParams, type Handler } from './route.js';

const ZERO = new Big(0);

const only = (world: World, accountingType: AccountingType): void => {
  if (world.settings.accountingType !== accountingType) throw new Fault(world.settings.texts.accountTypeMismatch);
};

/** All assets of a Cash account as the wire shows them. */
export const assetViews = (world: World): readonly WireRecord[] =>
  world.ledger.assets().map(([Currency, Amount]) => {
    const locked = lockedOf(world, Currency);
    return { Currency, Amount, FreeAmount: Amount.minus(locked), LockedAmount: locked };
  });

const marketFields = (world: World, { symbol, amount, price, created }: NetPosition): WireRecord => {
  const side = amount.gt(0) ? 'Buy' : 'Sell';
  const { bid, ask } = world.prices.quote(symbol);
  return {
    Margin: marginOf(world, symbol, amount.abs()),
    Profit: profitOf(world, symbol, side, amount.abs(), price, closingPrice(world, symbol, side)),
    CurrentBestAsk: ask,
    CurrentBestBid: bid,
    Created: created,
  };
};

const positionView = (world: World, position: NetPosition): WireRecord => {
  const isLong = position.amount.gt(0);
  const size = position.amount.abs();
  return {
    Id: position.id,
    Symbol: position.symbol.name,
    LongAmount: isLong ? size : ZERO,
    LongPrice: isLong ? position.price : ZERO,
    ShortAmount: isLong ? ZERO : size,
    ShortPrice: isLong ? ZERO : position.price,
    Commission: position.commission,
    AgentCommission: ZERO,
    Swap: position.swap,
    Modified: position.modified,
    ...(world.settings.tradeGeneration === 'document' ? {} : marketFields(world, position)),
  };
};

/** All positions of a Net account as the wire shows them. */
export const positionViews = (world: World): readonly WireRecord[] => world.book.netPositions().map((position) => positionView(world, position));

export const account: Handler = (world) => accountView(world, false);

export const assets: Handler = (world, message): Wire => {
  only(world, 'Cash');
  const currency = optionalParams(world, message).text('Currency');
  return { Assets: assetViews(world).filter((asset) => currency === undefined || asset['Currency'] === currency) };
};

export const positions: Handler = (world, message): Wire => {
  only(world, 'Net');
  const params = optionalParams(world, message);
  const id = params.whole('Id');
  const symbol = params.text('Symbol');
  return {
    Positions: positionViews(world).filter(
      (position) => (id === undefined || position['Id'] === id) && (symbol === undefined || position['Symbol'] === symbol),
    ),
  };
};

export const trades: Handler = (world, message): Wire => {
  const id = optionalParams(world, message).whole('Id');
  if (id === undefined) return { Trades: world.book.orders().map((order) => tradeView(world, order)) };
  const order = world.book.order(id);
  if (order === undefined) throw new Fault(filledIn(world.settings.texts.orderNotFound, { id: String(id) }));
  return { Trades: [tradeView(world, order)] };
};
