// What a fill costs, by the rule of its symbol. Accounting charges it when a position is opened or grows, and when currencies are swapped.

import Big from 'big.js';
import { rounded, worthOf } from './money.js';
import { moneyDigits, type CommissionRule, type SymbolFacts } from './symbols.js';
import { ACCOUNT_CURRENCY, type World } from './world.js';

/** The amount that is charged for: a deal by itself costs what a lot would. */
const chargedFor = ({ commission, lot }: SymbolFacts, amount: Big): Big => (commission.charge === 'PerDeal' ? lot : amount);

/** What `amount` costs before the minimum, in account currency. */
const feeOf = (world: World, symbol: SymbolFacts, amount: Big): Big => {
  const { type, value } = symbol.commission;
  switch (type) {
    case 'Money':
      return amount.div(symbol.lot).times(value);
    case 'Points':
      return world.prices.cost(amount.times(value).div(10 ** symbol.precision), symbol.quote, ACCOUNT_CURRENCY);
    case 'Percentage':
      return worthOf(world, symbol, amount).times(value).div(100);
  }
};

const leastOf = (world: World, { minimum, minimumCurrency }: CommissionRule, currency: string): Big => world.prices.cost(minimum, minimumCurrency, currency);

const atLeast = (fee: Big, least: Big): Big => (fee.lt(least) ? least : fee);

/** What dealing `amount` of `symbol` costs, in account currency and rounded: negative. */
export const commissionOf = (world: World, symbol: SymbolFacts, amount: Big): Big =>
  rounded(atLeast(feeOf(world, symbol, chargedFor(symbol, amount)), leastOf(world, symbol.commission, ACCOUNT_CURRENCY))).neg();

/** The same on a Cash account: in the currency of the price, of the `value` that changes hands for `amount`. */
export const cashCommissionOf = (world: World, symbol: SymbolFacts, amount: Big, value: Big): Big => {
  const { commission, quote } = symbol;
  const dealt = chargedFor(symbol, amount);
  const fee =
    commission.type === 'Percentage'
      ? value.times(dealt).times(commission.value).div(amount.times(100))
      : world.prices.cost(feeOf(world, symbol, dealt), ACCOUNT_CURRENCY, quote);
  return atLeast(fee, leastOf(world, commission, quote))
    .round(moneyDigits(quote), Big.roundHalfUp)
    .neg();
};
