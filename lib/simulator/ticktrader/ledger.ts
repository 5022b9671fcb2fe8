// The account's money: one balance (Gross, Net) or an amount of each currency (Cash). Accounting moves it; nothing else does.

import Big from 'big.js';

/** The account's money, exactly. */
export interface Ledger {
  /** In the account's currency; stays zero on a Cash account. */
  balance(): Big;
  /** Moves the balance and returns the new one. */
  move(amount: Big): Big;
  asset(currency: string): Big;
  assets(): readonly (readonly [currency: string, amount: Big])[];
  /** Moves what is held of a currency and returns the new amount. */
  moveAsset(currency: string, amount: Big): Big;
}

/** An empty ledger. */
export const ledger = (): Ledger => {
  const assets = new Map<string, Big>();
  const zero = new Big(0);
  let balance = zero;
  const asset = (currency: string): Big => assets.get(currency) ?? zero;
  return {
    balance: () => balance,
    move: (amount) => (balance = balance.plus(amount)),
    asset,
    assets: () => [...assets],
    moveAsset: (currency, amount) => {
      const held = asset(currency).plus(amount);
      assets.set(currency, held);
      return held;
    },
  };
};
