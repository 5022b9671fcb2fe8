// The account in a test's hands: its money, its dealer, what other programs do to it. A part of the exchange.

import Big from 'big.js';
import { pushAccount } from '../account-view.js';
import { dealerBy, type DealerScript } from '../dealer.js';
import { foreignRequest, type ForeignAnswer } from '../foreign.js';
import { deposit } from '../fund.js';
import { notify, type AccountNotification } from '../notify.js';
import { checkMargin } from '../stop-out.js';
import { ACCOUNT_CURRENCY, type World } from '../world.js';
import type { Decimal } from './market.js';

/** What a test can do to the account. */
export interface AccountControls {
  /** Pays money in (negative: out), records it and pushes the account. Default currency: the account's, USD. */
  deposit(amount: Decimal, currency?: string): void;
  /** Moves money and records nothing, as no honest server does: the next balance in history does not follow from the one before. Default currency: the account's, USD. */
  misbook(amount: Decimal, currency?: string): void;
  /** Sends an AccountNotification push. */
  notify(notification: AccountNotification): void;
  /** Lets `script` decide about each command from now on, until the returned function is called. Where it says nothing, a person may, by `accept` or `reject`, until `dealerTimeout`. */
  dealer(script: DealerScript): () => void;
  /** Does a request as another program would, over REST say: nobody here asked, so its reports bear no Id. Returns what that program is answered. */
  request(request: string, params?: object): ForeignAnswer;
}

/** The controls of the account of `world`. */
export const accountControls = (world: World): AccountControls => ({
  deposit: (amount, currency = ACCOUNT_CURRENCY) => {
    deposit(world, new Big(amount), currency, 'TransferMoney');
    world.journal.write({ kind: 'balance', amount: new Big(amount).toFixed(), balance: world.ledger.balance().toFixed() });
    pushAccount(world);
    checkMargin(world);
  },
  misbook: (amount, currency = ACCOUNT_CURRENCY) => {
    if (world.settings.accountingType === 'Cash') world.ledger.moveAsset(currency, new Big(amount));
    else world.ledger.move(new Big(amount));
  },
  notify: (notification) => {
    notify(world, notification);
  },
  dealer: (script) => {
    const before = world.desk.dealer;
    const dealer = dealerBy(world, script);
    world.desk.dealer = dealer;
    return () => {
      if (world.desk.dealer === dealer) world.desk.dealer = before;
    };
  },
  request: (request, params = {}) => foreignRequest(world, request, params),
});
