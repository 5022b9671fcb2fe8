// What holds of a symbol for the time being: what may be done in it, and how much of an order the market takes at once. Tests change it through the exchange.

import type Big from 'big.js';
import type { SymbolFacts, TradingMode } from './symbols.js';

/** The conditions of all symbols. */
export interface Conditions {
  mode(symbol: SymbolFacts): TradingMode;
  setMode(symbol: SymbolFacts, mode: TradingMode): void;
  /** How much of one order the market takes at each price; undefined where it takes all. */
  volume(symbol: SymbolFacts): Big | undefined;
  setVolume(symbol: SymbolFacts, volume: Big | undefined): void;
}

/** A deep market, in which what the symbols say may be done, or what `modes` say by symbol name. */
export const conditions = (modes: Readonly<Record<string, TradingMode>>): Conditions => {
  const byName = new Map(Object.entries(modes));
  const volumes = new Map<string, Big>();
  return {
    mode: ({ name, tradingMode }) => byName.get(name) ?? tradingMode,
    setMode: ({ name }, mode) => void byName.set(name, mode),
    volume: ({ name }) => volumes.get(name),
    setVolume: ({ name }, volume) => {
      if (volume === undefined) volumes.delete(name);
      else volumes.set(name, volume);
    },
  };
};
