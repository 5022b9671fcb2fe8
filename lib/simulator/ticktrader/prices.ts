// The price process: one seeded walk a symbol, pulled back to its anchor, until a test sets a price by hand. The engine's ticks move it.

import Big from 'big.js';
import type { Random } from '../../base/ids.js';
import { bell } from './random.js';
import type { SymbolFacts } from './symbols.js';

/** What the market asks and bids for a symbol. */
export interface Quote {
  readonly bid: Big;
  readonly ask: Big;
}

/** A split: `from` units become `to`. */
export interface SplitFactors {
  readonly from: Big;
  readonly to: Big;
}

/** All current prices. */
export interface Prices {
  /** The quote of a symbol of this exchange. */
  readonly quote: (symbol: SymbolFacts) => Quote;
  /** Sets a quote by hand; the walk goes on from there. */
  readonly set: (symbol: SymbolFacts, quote: Quote) => void;
  /** Moves a symbol as far as it moves in `elapsed` ms. */
  readonly step: (symbol: SymbolFacts, elapsed: number) => void;
  /** `amount` of one currency in another, at the price the account would get: a gain is sold, a loss is bought. */
  readonly convert: (amount: Big, from: string, to: string) => Big;
  /** What `amount` of one currency costs in another: margins and charges are bought, so they go at the dearer price. */
  readonly cost: (amount: Big, from: string, to: string) => Big;
  /** A split: the price shrinks, and so does what it is pulled back to. */
  readonly split: (symbol: SymbolFacts, factors: SplitFactors) => void;
}

const YEAR = 365 * 86_400_000;
/** How long, in ms, the pull to the anchor takes to halve a distance, roughly. */
const PULL = YEAR / 6;

interface Walk {
  /** Bid, in points and parts of one: many small steps must add up. */
  readonly points: number;
  readonly spread: number;
  quote: Quote | undefined;
  /** One divided by the ask and by the bid. */
  overAsk: Big | undefined;
  overBid: Big | undefined;
}

const ONE = new Big(1);

const walk = (points: number, spread: number, quote?: Quote): Walk => ({ points, spread, quote, overAsk: undefined, overBid: undefined });

const priceOf = (points: number, precision: number): Big => new Big((Math.round(points) / 10 ** precision).toFixed(precision));

/** Prices of `symbols`, walking by `random`. */
export const prices = (symbols: readonly SymbolFacts[], random: Random): Prices => {
  const facts = new Map(symbols.map((symbol) => [symbol.name, symbol]));
  const walks = new Map<string, Walk>();
  /** Where splits have moved an anchor to. */
  const anchors = new Map<string, number>();
  const anchorOf = (symbol: SymbolFacts): number => anchors.get(symbol.name) ?? symbol.anchor;
  const walkOf = (symbol: SymbolFacts): Walk => {
    const known = walks.get(symbol.name);
    if (known !== undefined) return known;
    const fresh = walk(Math.round(anchorOf(symbol) * 10 ** symbol.precision), symbol.spread);
    walks.set(symbol.name, fresh);
    return fresh;
  };
  const quote = (symbol: SymbolFacts): Quote => {
    const place = walkOf(symbol);
    place.quote ??= { bid: priceOf(place.points, symbol.precision), ask: priceOf(place.points + place.spread, symbol.precision) };
    return place.quote;
  };

  const set = (symbol: SymbolFacts, { bid, ask }: Quote): void => {
    const scale = 10 ** symbol.precision;
    const points = Math.round(bid.toNumber() * scale);
    walks.set(symbol.name, walk(points, Math.round(ask.toNumber() * scale) - points, { bid, ask }));
  };

  // Divisions are dear and most conversions happen at one price: the inverses are kept with it.
  const overAsk = (symbol: SymbolFacts): Big => (walkOf(symbol).overAsk ??= ONE.div(quote(symbol).ask));
  const overBid = (symbol: SymbolFacts): Big => (walkOf(symbol).overBid ??= ONE.div(quote(symbol).bid));

  /** One step of conversion, where there is a symbol for it. */
  const direct = (amount: Big, from: string, to: string): Big | undefined => {
    const straight = facts.get(from + to);
    if (straight !== undefined) return amount.times(amount.gt(0) ? quote(straight).bid : quote(straight).ask);
    const inverse = facts.get(to + from);
    return inverse && amount.times(amount.gt(0) ? overAsk(inverse) : overBid(inverse));
  };
  const convert = (amount: Big, from: string, to: string): Big => {
    if (from === to || amount.eq(0)) return amount;
    const found = direct(amount, from, to);
    if (found !== undefined) return found;
    const dollars = direct(amount, from, 'USD');
    const crossed = dollars && direct(dollars, 'USD', to);
    if (crossed === undefined) throw new RangeError(`No symbol converts ${from} to ${to}.`);
    return crossed;
  };

  return {
    quote,
    convert,
    cost: (amount, from, to) => convert(amount.neg(), from, to).neg(),
    split: (symbol, { from, to }) => {
      const { bid, ask } = quote(symbol);
      const divided = (price: Big): Big => price.times(from).div(to).round(symbol.precision);
      set(symbol, { bid: divided(bid), ask: divided(ask) });
      anchors.set(symbol.name, (anchorOf(symbol) * from.toNumber()) / to.toNumber());
    },
    set,
    step: (symbol, elapsed) => {
      const { points, spread } = walkOf(symbol);
      const anchor = anchorOf(symbol) * 10 ** symbol.precision;
      const noise = points * symbol.volatility * Math.sqrt(elapsed / YEAR) * bell(random);
      const pull = (anchor - points) * Math.min(1, elapsed / PULL);
      walks.set(symbol.name, walk(Math.max(1, points + noise + pull), spread));
    },
  };
};
