// Split, Dividend, MergerAndAcquisition: corporate events, filtered as asked.

import type { DividendRecord } from '../stock.js';
import type { World } from '../world.js';
import { pick, type Wire, type WireRecord } from '../writer.js';
import { optionalParams, type Handler } from './route.js';

interface Company {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
}

const ANNOUNCED = Date.UTC(2025, 2, 5);

/** Values are a map of texts, as the vendor passes them on from its news source: stamps, flags and prices are texts too. */
const merger = (Id: string, key: string, acquirer: Company, target: Company, price: string) => ({
  Id,
  Values: {
    eventId: key,
    actionType: 'ACQUISITION',
    actionStatus: 'ANNOUNCED',
    acquirerCompanyId: acquirer.id,
    acquirerSymbol: acquirer.symbol,
    acquirerName: acquirer.name,
    targetCompanyId: target.id,
    targetSymbol: target.symbol,
    targetName: target.name,
    announceDate: new Date(ANNOUNCED).toISOString(),
    etFlag: 'N',
    srFlag: 'N',
    newsReferences: '',
    actionNotes: '',
    updated: String(ANNOUNCED + 86_400_000),
    source: '',
    key: target.symbol,
    subkey: key,
    date: String(ANNOUNCED),
    pricePerShareCurrency: 'USD',
    purchasePricePerShare: price,
    id: Id.replaceAll('-', '').slice(0, 24),
  },
});

const company = (id: string, symbol: string, name: string): Company => ({ id, symbol, name });

const MERGERS = [
  merger('021e4e71-da12-4d88-818f-f3d63e8d96db', '4AJZ8X6A', company('1', 'ACME', 'Acme Industries'), company('2', 'GLBX', 'Globex'), '10'),
  merger('6f1c8a52-0b7d-4c1e-9a35-2d4be07c11aa', '7KQW2M9C', company('3', 'INIT', 'Initech'), company('4', 'HOOL', 'Hooli'), '27.5'),
];

export const split: Handler = (world, message): Wire => {
  const symbol = optionalParams(world, message).text('Symbol');
  return { Splits: world.stock.splits.filter(({ Symbols }) => symbol === undefined || Symbols.includes(symbol)) };
};

/** Today's server sends the Id as text and more facts; the document's a number. */
const dividendView = ({ settings }: World, dividend: DividendRecord): WireRecord =>
  settings.tradeGeneration === 'document'
    ? pick(dividend, ['Id', 'Symbol', 'Time', 'GrossRate'])
    : { Currency: 'USD', Fee: 0, IsApplied: true, ...dividend, Id: String(dividend.Id) };

export const dividend: Handler = (world, message): Wire => {
  const symbols = optionalParams(world, message).texts('Symbols');
  return { Dividends: world.stock.dividends.filter(({ Symbol }) => symbols === undefined || symbols.includes(Symbol)).map((one) => dividendView(world, one)) };
};

export const mergerAndAcquisition: Handler = (world, message): Wire => {
  const symbol = optionalParams(world, message).text('Symbol');
  return { MergersAndAcquisitions: MERGERS.filter(({ Values }) => symbol === undefined || [Values.acquirerSymbol, Values.targetSymbol].includes(symbol)) };
};
