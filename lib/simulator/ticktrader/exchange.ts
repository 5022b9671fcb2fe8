// The world in a test's hands: prices, connections, the trade session, pushes, money, faults. Both doors hand it out.

import Big from 'big.js';
import { pushAccount, accountView } from './account-view.js';
import type { Decide, Faults } from './faults.js';
import { deposit } from './fund.js';
import { openingPrice } from './money.js';
import { fillOrder } from './orders/fill.js';
import { isPosition } from './orders/order.js';
import { onPrice } from './orders/trigger.js';
import type { Sessions } from './sessions.js';
import type { SymbolFacts } from './symbols.js';
import { pushTradeSession } from './trade-session-view.js';
import { ACCOUNT_CURRENCY, type World } from './world.js';

/** A decimal as a test writes it. */
export type Decimal = string | number;

/** An AccountNotification, by the vendor's names. */
export interface AccountNotification {
  readonly Code: string;
  readonly Severity: 'Info' | 'Warning' | 'Error';
  readonly Message: string;
}

/** What a test can do to the simulated exchange. Everything takes effect at once; what clients hear travels as usual. */
export interface Exchange {
  /** Sets what the market bids and asks; orders and exits that wait there are executed. */
  price(symbol: string, quote: { readonly bid: Decimal; readonly ask: Decimal }): void;
  /** The current prices by symbol, as decimal text. */
  prices(): Readonly<Record<string, { readonly bid: string; readonly ask: string }>>;
  /** Fills `amount` of a waiting order at its own price, as a market that is thin would. More than waits is all of it. */
  fill(tradeId: number | string, amount: Decimal): void;
  /** Tears down every connection without a word. */
  readonly cut: () => void;
  /** Closes every connection in good order. Default 1001, "going away". */
  readonly close: (code?: number, reason?: string) => void;
  /** Sends the Logoff push with `reason`, then closes every connection. */
  logoff(reason?: string): void;
  /** Opens or closes the trade session and tells everybody; closed, it refuses orders and fills none. */
  tradeSession(status: 'Opened' | 'Closed'): void;
  /** Sends an AccountNotification push. */
  notify(notification: AccountNotification): void;
  /** Pays money in (negative: out), records it and pushes the account. Default currency: the account's, USD. */
  deposit(amount: Decimal, currency?: string): void;
  /** Decides about each coming request called `request` (`*` for all) until the returned function is called. Every verdict but `error` keeps a Login or a TwoFactor undone. */
  answer(request: string, decide: Decide): () => void;
  /** How many connections there are. */
  readonly connections: number;
}

const GOING_AWAY = 1001;

const symbolOf = (world: World, name: string): SymbolFacts => {
  const symbol = world.symbols.get(name);
  if (symbol === undefined) throw new RangeError(`No symbol ${name}; there are ${[...world.symbols.keys()].join(', ')}.`);
  return symbol;
};

/** The controls of `world`. */
export const exchangeOf = (world: World, sessions: Sessions, faults: Faults): Exchange => {
  const close = (code = GOING_AWAY, reason = ''): void => {
    sessions.each((peer) => {
      peer.close(code, reason);
    });
  };
  return {
    price: (name, { bid, ask }) => {
      const symbol = symbolOf(world, name);
      const quote = { bid: new Big(bid), ask: new Big(ask) };
      if (quote.bid.lte(0) || quote.ask.lt(quote.bid)) throw new RangeError(`No market of ${name} bids ${String(bid)} and asks ${String(ask)}.`);
      world.prices.set(symbol, quote);
      onPrice(world, symbol);
    },
    fill: (tradeId, amount) => {
      const order = world.book.order(Number(tradeId));
      if (order === undefined || isPosition(order)) throw new RangeError(`No order ${String(tradeId)} waits.`);
      const asked = new Big(amount);
      if (asked.lte(0)) throw new RangeError(`Nothing can be filled of ${String(amount)}.`);
      const price = order.price ?? order.stopPrice ?? openingPrice(world, order);
      fillOrder(world, order, { amount: asked.gt(order.remaining) ? order.remaining : asked, price }, 'PndOrdAct');
    },
    prices: () =>
      Object.fromEntries(
        [...world.symbols.values()].map((symbol) => {
          const { bid, ask } = world.prices.quote(symbol);
          return [symbol.name, { bid: bid.toFixed(), ask: ask.toFixed() }];
        }),
      ),
    cut: () => {
      sessions.each((peer) => {
        peer.cut();
      });
    },
    close,
    logoff: (reason = world.settings.texts.logoff) => {
      world.audience.push('Logoff', reason);
      close();
    },
    tradeSession: (status) => {
      world.hours.isOpen = status === 'Opened';
      world.hours.since = world.now();
      if (world.hours.isOpen) world.hours.sessionId = world.guid();
      pushTradeSession(world);
    },
    notify: ({ Code, Severity, Message }) => {
      world.audience.push('AccountNotification', { Code, Severity, Message, Account: accountView(world, false) });
    },
    deposit: (amount, currency = ACCOUNT_CURRENCY) => {
      deposit(world, new Big(amount), currency, 'TransferMoney');
      world.journal.write({ kind: 'balance', amount: new Big(amount).toFixed(), balance: world.ledger.balance().toFixed() });
      pushAccount(world);
    },
    answer: faults.arm,
    get connections() {
      return sessions.count;
    },
  };
};
