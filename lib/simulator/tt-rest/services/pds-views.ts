// Products and instruments as ttpds prints them.

import { double, wideOf } from '../numbers.js';
import type { Algo } from '../world/algos.js';
import { dateNumber } from '../world/calendar.js';
import type { Family, Instrument, Product } from '../world/catalog.js';
import { SYNTHETIC } from '../world/enumerations.js';
import type { World } from '../world/world.js';
import type { WireRecord } from '../writer.js';

const ACTIVE = 4;
const QUARTER = 4;
const ALGO_MARKET = 1001;

/** A product in a list. */
export const productView = ({ settings }: World, { id, familyId, symbol, name, productTypeId, isInterProduct }: Product): WireRecord => {
  const wide = wideOf(settings.quoting);
  return { familyId: wide.text(familyId), id: wide.text(id), ...(isInterProduct ? { isInterProduct } : { name }), productTypeId, state: ACTIVE, symbol };
};

/** A product by itself. */
export const productDetail = ({ settings }: World, { id, familyId, symbol, name, marketId, productTypeId, currencyId }: Product): WireRecord => {
  const wide = wideOf(settings.quoting);
  return { currencyId, familyId: wide.text(familyId), id: wide.text(id), marketId, name, productTypeId, state: ACTIVE, symbol };
};

/** A product family. */
export const familyView = ({ settings }: World, { id, name, marketId }: Family): WireRecord => ({ id: wideOf(settings.quoting).text(id), marketId, name });

const legsOf = (world: World, [front, back]: readonly [Instrument, Instrument]): readonly WireRecord[] => {
  const wide = wideOf(world.settings.quoting);
  return [
    { instrumentId: wide.text(front.id), ratio: 1 },
    { instrumentId: wide.text(back.id), ratio: -1 },
  ];
};

/** An instrument. The tick value of HKEX's GDU is wrong, as it was seen to be: point value times tick size is right. */
export const instrumentView = (world: World, instrument: Instrument): WireRecord => {
  const wide = wideOf(world.settings.quoting);
  const { product, tickSize, pointValue, strike, right, underlying, legs } = instrument;
  const date = dateNumber(instrument.expires);
  const tickValue = tickSize.times(pointValue).times(product.symbol === 'GDU' ? 10 : 1);
  return {
    alias: instrument.alias,
    comboTypeId: legs === undefined ? undefined : 1,
    displayFactor: double(instrument.displayFactor),
    displayType: instrument.displayType,
    expirationDate: date * 1_000_000 + 235_959,
    id: wide.text(instrument.id),
    lastTradeDate: date,
    legs: legs && legsOf(world, legs),
    marketDepth: 10,
    marketId: product.marketId,
    name: instrument.name,
    optionCodeId: right && (right === 'P' ? 1 : 2),
    optionSchemeId: right && '1',
    pointValue: double(pointValue),
    productFamilyId: wide.text(product.familyId),
    productId: wide.text(product.id),
    productSymbol: product.symbol,
    productTypeId: product.productTypeId,
    roundLotQty: 1,
    securityExchange: 1,
    securityId: instrument.securityId,
    seriesTermId: QUARTER,
    strike: strike && double(strike),
    term: instrument.term,
    tickSize: double(tickSize),
    tickValue: double(tickValue),
    underlyingInstrumentId: underlying && wide.text(underlying.id),
  };
};

/** The instrument that stands for an algo. */
export const syntheticView = ({ settings }: World, { instrumentId, name }: Algo): WireRecord => ({
  alias: name,
  displayFactor: double(1),
  id: wideOf(settings.quoting).text(instrumentId),
  marketId: ALGO_MARKET,
  name,
  productTypeId: SYNTHETIC,
});
