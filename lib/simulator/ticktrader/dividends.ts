// A dividend: whoever holds the thing is paid for it, whoever is short of it pays. The exchange calls it.

import Big from 'big.js';
import { pushAccount } from './account-view.js';
import { addHistory } from './history.js';
import { closingPrice, rounded, sideOf } from './money.js';
import { notify } from './notify.js';
import { isPosition, signed } from './orders/order.js';
import { checkMargin } from './stop-out.js';
import { moneyDigits, type SymbolFacts } from './symbols.js';
import { filledIn } from './texts.js';
import { ACCOUNT_CURRENCY, type World } from './world.js';
import { scaled } from './writer.js';

/** What is paid for a unit, in the currency of the price, and the share of it that is kept back as tax from who receives it. */
export interface DividendTerms {
  readonly grossRate: Big;
  readonly taxes: Big;
}

const ZERO = new Big(0);

/** How many units the account is long of (positive) or short of (negative). */
const heldOf = (world: World, symbol: SymbolFacts): Big => {
  if (world.settings.accountingType === 'Cash') return world.ledger.asset(symbol.base);
  const gross = world.book
    .ordersOf(symbol)
    .filter(isPosition)
    .map(({ remaining, side }) => signed(remaining, side));
  return [...gross, world.book.netPosition(symbol.name)?.amount ?? ZERO].reduce((sum, amount) => sum.plus(amount), ZERO);
};

const journal = (world: World, symbol: SymbolFacts, amount: Big, balance: Big): void => {
  world.journal.write({ kind: 'balance', symbol: symbol.name, amount: amount.toFixed(), balance: balance.toFixed() });
};

const pay = (world: World, symbol: SymbolFacts, held: Big, { grossRate, taxes }: DividendTerms): void => {
  const isCash = world.settings.accountingType === 'Cash';
  const currency = isCash ? symbol.quote : ACCOUNT_CURRENCY;
  const gross = held.times(grossRate);
  // Only what is received is taxed.
  const tax = gross.gt(0) ? gross.times(taxes) : ZERO;
  const net = world.prices.convert(gross.minus(tax), symbol.quote, currency);
  const movement = isCash ? net.round(moneyDigits(currency), Big.roundDown) : rounded(net);
  const rate = world.prices.convert(new Big(gross.gt(0) ? 1 : -1), symbol.quote, currency).abs();
  const balance = isCash ? world.ledger.moveAsset(currency, movement) : world.ledger.move(movement);
  const id = world.nextTradeId();
  const price = closingPrice(world, symbol, sideOf(held));
  addHistory(world, 'Balance', 'Dividend', [id], () => ({
    TradeId: id,
    Symbol: symbol.name,
    SymbolPrecision: symbol.precision,
    TradePrice: price,
    Balance: isCash ? balance : scaled(balance, 10),
    BalanceMovement: movement,
    BalanceCurrency: currency,
    DividendGrossRate: grossRate,
    DividendToBalanceConversionRate: rate.round(10),
    Taxes: taxes,
    TaxValue: world.prices.convert(tax, symbol.quote, currency).round(moneyDigits(currency)),
    ...(isCash ? { DstAssetCurrency: currency, DstAssetAmount: balance, DstAssetMovement: movement } : {}),
  }));
  journal(world, symbol, movement, balance);
};

/** Pays the dividend of `symbol`, tells everybody, and remembers it. */
export const payDividend = (world: World, symbol: SymbolFacts, terms: DividendTerms): void => {
  const held = heldOf(world, symbol);
  if (!held.eq(0)) pay(world, symbol, held, terms);
  const { dividends } = world.stock;
  dividends.push({
    Id: (dividends.at(-1)?.Id ?? 0) + 1,
    Symbol: symbol.name,
    Time: world.now(),
    GrossRate: terms.grossRate,
    Currency: symbol.quote,
    Fee: terms.taxes,
    IsApplied: true,
  });
  notify(world, {
    Code: 'Dividend',
    Severity: 'Info',
    Message: filledIn(world.settings.texts.dividend, { symbol: symbol.name, rate: terms.grossRate.toFixed() }),
  });
  if (held.eq(0)) return;
  pushAccount(world);
  checkMargin(world);
};
