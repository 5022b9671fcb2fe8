// The contracts that are traded here, after real ones. The catalog makes products and instruments of them.

/** A contract of the real world, with the price this one starts from. */
export interface Contract {
  readonly marketId: number;
  readonly symbol: string;
  readonly name: string;
  readonly currencyId: number;
  readonly tickSize: string;
  readonly pointValue: string;
  readonly price: string;
  readonly displayType: number;
  readonly displayFactor?: number;
  /** Options: how many strikes below and above, and the step between them. */
  readonly strikes?: { readonly count: number; readonly step: string };
}

/** TT's code of the US dollar. */
export const USD = 151;
const EUR = 49;
const HKD = 60;

/** The contracts. Tick sizes and point values are those of the real ones, prices near enough. */
export const CONTRACTS: readonly Contract[] = [
  {
    marketId: 7,
    symbol: 'ES',
    name: 'E-mini S&P 500',
    currencyId: USD,
    tickSize: '0.25',
    pointValue: '50',
    price: '6000',
    displayType: 5,
    strikes: { count: 80, step: '25' },
  },
  { marketId: 7, symbol: 'NQ', name: 'E-mini NASDAQ-100', currencyId: USD, tickSize: '0.25', pointValue: '20', price: '21500', displayType: 5 },
  {
    marketId: 7,
    symbol: 'ZN',
    name: '10 Year T-Note',
    currencyId: USD,
    tickSize: '0.015625',
    pointValue: '1000',
    price: '110.25',
    displayType: 17,
    strikes: { count: 12, step: '0.5' },
  },
  { marketId: 7, symbol: 'SR3', name: '3 Month SOFR', currencyId: USD, tickSize: '0.005', pointValue: '2500', price: '96.25', displayType: 5 },
  {
    marketId: 7,
    symbol: 'CL',
    name: 'Crude Oil',
    currencyId: USD,
    tickSize: '0.01',
    pointValue: '1000',
    price: '71.5',
    displayType: 5,
    strikes: { count: 10, step: '1' },
  },
  { marketId: 7, symbol: 'GC', name: 'Gold', currencyId: USD, tickSize: '0.1', pointValue: '100', price: '2650', displayType: 5, displayFactor: 0.1 },
  { marketId: 7, symbol: '6E', name: 'Euro FX', currencyId: USD, tickSize: '0.00005', pointValue: '125000', price: '1.085', displayType: 5 },
  {
    marketId: 183,
    symbol: 'ZN',
    name: '10 Year T-Note (delayed)',
    currencyId: USD,
    tickSize: '0.015625',
    pointValue: '1000',
    price: '110.25',
    displayType: 17,
  },
  { marketId: 32, symbol: 'B', name: 'Brent Crude', currencyId: USD, tickSize: '0.01', pointValue: '1000', price: '75.2', displayType: 5 },
  { marketId: 92, symbol: 'I', name: '3 Month Euribor', currencyId: EUR, tickSize: '0.005', pointValue: '2500', price: '97.6', displayType: 5 },
  { marketId: 2, symbol: 'FGBL', name: 'Euro Bund', currencyId: EUR, tickSize: '0.01', pointValue: '1000', price: '132.4', displayType: 5 },
  { marketId: 2, symbol: 'FDAX', name: 'DAX', currencyId: EUR, tickSize: '1', pointValue: '25', price: '20100', displayType: 26 },
  { marketId: 107, symbol: 'HSI', name: 'Hang Seng Index', currencyId: HKD, tickSize: '1', pointValue: '50', price: '20400', displayType: 26 },
  { marketId: 107, symbol: 'GDU', name: 'USD Gold', currencyId: USD, tickSize: '0.01', pointValue: '1000', price: '85.2', displayType: 5 },
];
