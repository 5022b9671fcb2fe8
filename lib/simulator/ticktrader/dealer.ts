// The dealer in a test's hands: a function, or a person behind it, who accepts, rejects, or says nothing until the dealer's time is over.

import Big from 'big.js';
import type { Deal, Dealer, Decision } from './orders/desk.js';
import type { Order } from './orders/order.js';
import type { World } from './world.js';

/** Other terms than asked for: a price, or less of the amount; decimals. */
export interface DealTerms {
  readonly price?: string | number;
  readonly amount?: string | number;
}

/** What a dealer says at once: yes, yes on other terms, no, or no and why. Undefined: nothing yet. */
export type DealerVerdict = 'accept' | { readonly accept: DealTerms } | 'reject' | { readonly reject: string } | undefined;

/** A command before the dealer. Amounts and prices are decimal text. Only the first word about it counts. */
export interface DealerRequest {
  readonly deal: Deal;
  readonly tradeId: string;
  readonly clientId: string | undefined;
  readonly type: string;
  readonly side: string;
  readonly symbol: string;
  /** What is left of the order or position. */
  readonly amount: string;
  readonly price: string | undefined;
  readonly accept: (terms?: DealTerms) => void;
  /** Default: the server's own words. */
  readonly reject: (text?: string) => void;
}

/** A dealer as a test writes it. */
export type DealerScript = (request: DealerRequest) => DealerVerdict;

const agreed = ({ price, amount }: DealTerms = {}): Decision => ({
  ...(price === undefined ? {} : { price: new Big(price) }),
  ...(amount === undefined ? {} : { amount: new Big(amount) }),
});

const requestOf = (deal: Deal, order: Order, accept: DealerRequest['accept'], reject: DealerRequest['reject']): DealerRequest => ({
  deal,
  tradeId: String(order.id),
  clientId: order.clientId,
  type: order.type,
  side: order.side,
  symbol: order.symbol.name,
  amount: order.remaining.toFixed(),
  price: (order.price ?? order.stopPrice)?.toFixed(),
  accept,
  reject,
});

/** The dealer of `world` who does what `script` says. Silence is refused with DealerTimeout when his time is over. */
export const dealerBy =
  (world: World, script: DealerScript): Dealer =>
  (deal, order, decided) => {
    const { texts, dealerTimeout } = world.settings;
    let isDecided = false;
    const once = (decision: Decision): void => {
      if (isDecided) return;
      isDecided = true;
      decided(decision);
    };
    const accept = (terms?: DealTerms): void => {
      once(agreed(terms));
    };
    const reject = (text = texts.dealerReject): void => {
      once({ refusal: text, reason: 'RejectedByDealer' });
    };
    const verdict = script(requestOf(deal, order, accept, reject));
    if (verdict === 'accept') accept();
    else if (verdict === 'reject') reject();
    else if (verdict !== undefined && 'accept' in verdict) accept(verdict.accept);
    else if (verdict !== undefined) reject(verdict.reject);
    else
      world.at(world.now() + dealerTimeout, () => {
        once({ refusal: texts.dealerTimeout, reason: 'DealerTimeout' });
      });
  };
