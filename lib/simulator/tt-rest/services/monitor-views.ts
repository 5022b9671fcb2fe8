// Positions, start-of-day records and credit as ttmonitor prints them.

import Big from 'big.js';
import { double, wideOf } from '../numbers.js';
import { nanosOf } from '../world/calendar.js';
import type { Account } from '../world/company.js';
import type { StartOfDay } from '../world/holdings.js';
import type { Position } from '../world/positions.js';
import type { World } from '../world/world.js';
import type { Wire, WireRecord } from '../writer.js';

/** What positions are summed by: a product's id, or that of its family. */
export type Group = 'id' | 'familyId';

const ZERO = new Big(0);
const sum = (positions: readonly Position[], of: (position: Position) => Big): Big => positions.reduce((total, position) => total.plus(of(position)), ZERO);

/** A position in an instrument. Fields that follow from no trade are left out. */
export const positionView = ({ settings }: World, position: Position): WireRecord => {
  const { account, avgBuy, avgSell, openAvgPrice } = position;
  return {
    accountId: account.id,
    avgBuy: avgBuy && double(avgBuy),
    avgSell: avgSell && double(avgSell),
    buyFillQty: double(position.buyFillQty),
    buyWorkingQty: double(position.buyWorkingQty),
    instrumentId: wideOf(settings.quoting).text(position.instrument.id),
    netPosition: double(position.netPosition),
    openAvgPrice: openAvgPrice && double(openAvgPrice),
    pnl: double(position.pnl),
    pnlPrice: double(position.pnlPrice),
    pnlPriceType: 'MIDPOINT',
    realizedPnl: double(position.realizedPnl),
    sellFillQty: double(position.sellFillQty),
    sellWorkingQty: double(position.sellWorkingQty),
    sodNetPos: double(position.sodNetPos),
    sodPrice: double(position.sodPrice),
    sodPriceType: 'SETTLE',
  };
};

/** Positions of one account in one product, or family, summed: quantities and profits only, since prices do not add up. */
export const sumView = ({ settings }: World, group: Group, positions: readonly Position[]): WireRecord => {
  const [first] = positions;
  return {
    accountId: first?.account.id,
    buyFillQty: double(sum(positions, ({ buyFillQty }) => buyFillQty)),
    buyWorkingQty: double(sum(positions, ({ buyWorkingQty }) => buyWorkingQty)),
    netPosition: double(sum(positions, ({ netPosition }) => netPosition)),
    pnl: double(sum(positions, ({ pnl }) => pnl)),
    [group === 'id' ? 'productId' : 'productFamilyId']: first && wideOf(settings.quoting).text(first.instrument.product[group]),
    realizedPnl: double(sum(positions, ({ realizedPnl }) => realizedPnl)),
    sellFillQty: double(sum(positions, ({ sellFillQty }) => sellFillQty)),
    sellWorkingQty: double(sum(positions, ({ sellWorkingQty }) => sellWorkingQty)),
    sodNetPos: double(sum(positions, ({ sodNetPos }) => sodNetPos)),
  };
};

/** A start-of-day record. The names are those of a position's fields: none was seen. */
export const sodView = ({ settings }: World, { account, instrument, netPosition, price, tradeDate }: StartOfDay): WireRecord => {
  const wide = wideOf(settings.quoting);
  return {
    accountId: account.id,
    instrumentId: wide.text(instrument.id),
    sodNetPos: double(netPosition),
    sodPrice: double(price),
    sodPriceType: 'SETTLE',
    tradeDate: wide.text(String(nanosOf(tradeDate))),
  };
};

const CREDIT_LIMIT = 5_000_000;
/** The share of a position's value that counts as used. */
const MARGIN = 0.05;

/** The credit of an account: a share of what it holds, and what it lost. The fields are ours: none was seen. */
export const creditView = (
  world: World,
  account: Account,
  positions: readonly Position[],
  { withProducts, limit = CREDIT_LIMIT }: { readonly withProducts: boolean; readonly limit?: Wire },
): WireRecord => {
  const margin = sum(positions, ({ netPosition, pnlPrice, instrument }) => netPosition.abs().times(pnlPrice).times(instrument.pointValue).times(MARGIN));
  const pnl = sum(positions, (position) => position.pnl);
  return {
    accountId: account.id,
    creditLimit: limit,
    creditUsed: double(margin.minus(pnl)),
    margin: double(margin),
    pnl: double(pnl),
    productPositions: withProducts ? positions.map((position) => positionView(world, position)) : undefined,
  };
};
