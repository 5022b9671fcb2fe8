// What a user may choose about the simulated market, its money rules and its door, and what it is otherwise. A part of the simulator's options.

import type { SymbolRules } from './symbols.js';

/** One stretch of the trading week (UTC): `{ opens: 'Sun 22:00', closes: 'Fri 22:00' }`. */
export interface TradingHours {
  readonly opens: string;
  readonly closes: string;
}

/** Choices about market, money and connections. Where nobody knows what the real server does, it says so. */
export interface WorldOptions {
  /** Charges, margins and swaps that shall differ from the table, by symbol: `{ EURUSD: { commission: { type: 'Money', value: '3.5' } } }`. */
  readonly symbols?: Readonly<Record<string, SymbolRules>>;
  /** Margin level, in percent, below which the account is called for margin. Default 50. */
  readonly marginCallLevel?: number;
  /** Margin level, in percent, below which orders are canceled and positions closed. Default 30. */
  readonly stopOutLevel?: number;
  /** When the exchange trades: stretches of the week, or `always` (default). */
  readonly tradingHours?: 'always' | readonly TradingHours[];
  /** When positions are charged for the night: a time of day (UTC), default `00:00`; false for never. */
  readonly rollover?: string | false;
  /** How long, in ms, a dealer may be silent before an order is refused with the reason DealerTimeout. Default 10_000; the real time is not known. */
  readonly dealerTimeout?: number;
  /** How late, in ms, history shows a record: always so much, or from least to most by chance, so that records appear out of order. Default 0; the real lag is not known. */
  readonly historyLag?: number | { readonly least: number; readonly most: number };
  /** Whether second-factor tokens outlive `exchange.restart`. Default true; not known of the real server. */
  readonly twoFactorTokensKept?: boolean;
  /** Whether the challenge for a password bears an Id of its own, as in the document (default), or none, as pushes do. */
  readonly challengeId?: boolean;
  /** What becomes of a Login on a connection that is logged in: `refused` (default), or `served` like the first. Not known of the real server. */
  readonly secondLogin?: 'refused' | 'served';
  /** Which of the two pushes after login comes first. Default `session`, the order of the document's text. */
  readonly firstPush?: 'session' | 'account';
  /** When the account is pushed: with every change of the balance or of a position's charges (`changes`, default), or at login alone (`login`). */
  readonly accountPush?: 'changes' | 'login';
  /** How several flags at once are written: as `words` (`Trade, Feed`, default) or as a `number`. */
  readonly flagsForm?: 'words' | 'number';
  /** After how many ms without a word from the client its connection is closed. Default 0: never; the real time is not known. */
  readonly idleTimeout?: number;
  /** The largest frame a client may send, in bytes; a larger one ends its connection with code 1009. Default 1_048_576; the real limit is not known. */
  readonly maxFrame?: number;
}

/** The same with nothing left open. */
export type WorldSettings = Required<WorldOptions>;

/** Fills in what the user left open. */
export const worldSettingsOf = (options: WorldOptions): WorldSettings => ({
  symbols: options.symbols ?? {},
  marginCallLevel: options.marginCallLevel ?? 50,
  stopOutLevel: options.stopOutLevel ?? 30,
  tradingHours: options.tradingHours ?? 'always',
  rollover: options.rollover ?? '00:00',
  dealerTimeout: options.dealerTimeout ?? 10_000,
  historyLag: options.historyLag ?? 0,
  twoFactorTokensKept: options.twoFactorTokensKept ?? true,
  challengeId: options.challengeId ?? true,
  secondLogin: options.secondLogin ?? 'refused',
  firstPush: options.firstPush ?? 'session',
  accountPush: options.accountPush ?? 'changes',
  flagsForm: options.flagsForm ?? 'words',
  idleTimeout: options.idleTimeout ?? 0,
  maxFrame: options.maxFrame ?? 1_048_576,
});
