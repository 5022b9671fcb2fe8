// What is traded here: products and their instruments, made from a table of real contracts and the seed. The world holds one catalog; ttpds shows it.

import Big from 'big.js';
import type { Random } from '../../../base/ids.js';
import { between, randomOf } from '../../ticktrader/random.js';
import { DAY } from './calendar.js';
import { CONTRACTS, USD, type Contract } from './contracts.js';
import { FUTURE, OPTION, SPREAD, STRATEGY } from './enumerations.js';

/** A product: all futures, all options, or all spreads of one contract. */
export interface Product {
  /** Decimal text of a uint64. */
  readonly id: string;
  readonly familyId: string;
  readonly symbol: string;
  readonly name: string;
  readonly productTypeId: number;
  readonly marketId: number;
  readonly currencyId: number;
  readonly isInterProduct: boolean;
}

/** One thing to trade. Prices are whole ticks above `offset` of the walk. */
export interface Instrument {
  readonly id: string;
  readonly product: Product;
  readonly name: string;
  readonly alias: string;
  readonly term: string;
  readonly tickSize: Big;
  /** Currency units a point of price is worth, for one lot. */
  readonly pointValue: Big;
  /** Futures of one product move together: the name of what they follow. */
  readonly walk: string;
  /** Ticks away from it at the start. */
  readonly offset: number;
  /** Ticks it moves on a day, in the mean. */
  readonly swing: number;
  readonly displayType: number;
  readonly displayFactor: number;
  readonly securityId: string;
  /** Milliseconds, the end of the last trading day. */
  readonly expires: number;
  readonly strike?: Big;
  readonly right?: 'C' | 'P';
  readonly underlying?: Instrument;
  /** Of a spread: bought and sold. */
  readonly legs?: readonly [Instrument, Instrument];
}

/** A family: the products of one contract. */
export interface Family {
  readonly id: string;
  readonly name: string;
  readonly marketId: number;
}

/** All that can be traded. */
export interface Catalog {
  readonly families: readonly Family[];
  readonly products: readonly Product[];
  readonly instruments: readonly Instrument[];
  readonly product: (id: string) => Product | undefined;
  readonly instrument: (id: string) => Instrument | undefined;
  readonly ofProduct: (id: string) => readonly Instrument[];
}

/** Products of CME nobody trades here: they make its list longer than a page. */
const QUIET = 600;
const EXPIRIES = 6;
const OPTION_EXPIRIES = 4;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH_CODES = 'FGHJKMNQUVXZ';

/** A 64-bit id beyond 2^53, and often beyond 2^63. */
const uint64 = (random: Random): string => ((BigInt(between(random, 0x00400000, 0xffffffff)) << 32n) | BigInt(between(random, 0, 0xffffffff))).toString();

/** The third Friday of the quarter's last month, `ahead` quarters from `time`. */
const quarterEnd = (time: number, ahead: number): number => {
  const date = new Date(time);
  const month = (Math.floor(date.getUTCMonth() / 3) + 1 + ahead) * 3 - 1;
  const first = Date.UTC(date.getUTCFullYear(), month, 1);
  const friday = 1 + ((12 - new Date(first).getUTCDay()) % 7);
  return first + (friday + 14) * DAY - 1000;
};

interface Term {
  readonly expires: number;
  /** As in `Mar26`. */
  readonly term: string;
  /** As in `H6`. */
  readonly code: string;
}

const termsFrom = (start: number): readonly Term[] =>
  Array.from({ length: EXPIRIES + 1 }, (_, ahead) => quarterEnd(start, ahead))
    .filter((expires) => expires > start + DAY)
    .slice(0, EXPIRIES)
    .map((expires) => {
      const date = new Date(expires);
      const [month, year] = [date.getUTCMonth(), String(date.getUTCFullYear())];
      return { expires, term: `${MONTHS[month] ?? ''}${year.slice(2)}`, code: `${MONTH_CODES.charAt(month)}${year.slice(3)}` };
    });

type Facts = Pick<Instrument, 'name' | 'alias' | 'term' | 'walk' | 'offset' | 'swing' | 'expires'> & Partial<Instrument>;

/** The products and instruments of one contract. */
const listed = (contract: Contract, familyId: string, terms: readonly Term[], random: Random) => {
  const { symbol, marketId, currencyId, name, displayType, displayFactor = 1, strikes } = contract;
  const [tickSize, pointValue] = [new Big(contract.tickSize), new Big(contract.pointValue)];
  const productOf = (productTypeId: number, title: string): Product => ({
    id: uint64(random),
    familyId,
    symbol,
    name: title,
    productTypeId,
    marketId,
    currencyId,
    isInterProduct: false,
  });
  const instrumentOf = (product: Product, facts: Facts): Instrument => ({
    id: uint64(random),
    product,
    tickSize,
    pointValue,
    displayType,
    displayFactor,
    securityId: String(between(random, 10_000_000, 99_999_999)),
    ...facts,
  });

  const walk = `${String(marketId)} ${symbol}`;
  const level = Number(new Big(contract.price).div(tickSize));
  const swing = Math.max(4, Math.round(level * 0.004));
  const futures = productOf(FUTURE, `${name} Futures`);
  const spreads = productOf(SPREAD, `${name} Spreads`);
  const months = terms.map(({ expires, term, code }, at) =>
    instrumentOf(futures, { name: symbol + code, alias: `${symbol} ${term}`, term, walk, offset: level - at * Math.round(swing / 4), swing, expires }),
  );
  const calendars = months.slice(1).flatMap((back, at) => {
    const front = months[at];
    if (front === undefined) return [];
    const facts = {
      name: `${front.name}-${back.name}`,
      alias: `${symbol} ${front.term}-${back.term}`,
      term: front.term,
      walk,
      offset: 0,
      swing: 0,
      expires: front.expires,
    };
    return [instrumentOf(spreads, { ...facts, legs: [front, back] })];
  });
  if (strikes === undefined) return { products: [futures, spreads], instruments: [...months, ...calendars] };

  const options = productOf(OPTION, `${name} Options`);
  const chain = months.slice(0, OPTION_EXPIRIES).flatMap((underlying) =>
    Array.from({ length: strikes.count }, (_, at) => new Big(contract.price).plus(new Big(strikes.step).times(at - strikes.count / 2))).flatMap((strike) =>
      (['C', 'P'] as const).map((right) => {
        const title = `${underlying.name} ${right}${strike.toFixed()}`;
        const offset = Math.round(swing * (1 + 3 * random()));
        const facts = {
          name: title,
          alias: `${symbol} ${underlying.term} ${right}${strike.toFixed()}`,
          term: underlying.term,
          walk: `${walk} ${title}`,
          offset,
        };
        return instrumentOf(options, { ...facts, swing: Math.max(2, Math.round(swing / 8)), expires: underlying.expires, strike, right, underlying });
      }),
    ),
  );
  return { products: [futures, spreads, options], instruments: [...months, ...calendars, ...chain] };
};

/** The catalog of `seed` for a world that begins at `start`. */
export const catalog = (seed: number, start: number): Catalog => {
  const random = randomOf(seed, 'catalog');
  const terms = termsFrom(start);
  const parts = CONTRACTS.map((contract) => {
    const family: Family = { id: uint64(random), name: contract.name, marketId: contract.marketId };
    return { family, ...listed(contract, family.id, terms, random) };
  });
  const quiet = Array.from({ length: QUIET }, (_, at) => {
    const number = String(at + 1).padStart(3, '0');
    const family: Family = { id: uint64(random), name: `Contract ${number}`, marketId: 7 };
    const isInterProduct = at % 6 === 5;
    const product: Product = {
      id: uint64(random),
      familyId: family.id,
      symbol: isInterProduct ? `X${number}|Y${number}` : `X${number}`,
      name: `Contract ${number}`,
      productTypeId: isInterProduct ? STRATEGY : FUTURE,
      marketId: 7,
      currencyId: USD,
      isInterProduct,
    };
    return { family, product };
  });

  const families = [...parts.map(({ family }) => family), ...quiet.map(({ family }) => family)];
  const products = [...parts.flatMap((part) => part.products), ...quiet.map(({ product }) => product)];
  const instruments = parts.flatMap((part) => part.instruments);
  const productById = new Map(products.map((product) => [product.id, product]));
  const instrumentById = new Map(instruments.map((instrument) => [instrument.id, instrument]));
  return {
    families,
    products,
    instruments,
    product: (id) => productById.get(id),
    instrument: (id) => instrumentById.get(id),
    ofProduct: (id) => instruments.filter(({ product }) => product.id === id),
  };
};
