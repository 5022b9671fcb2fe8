// The orders of the demo stand where they should beside the market.

import { expect } from 'chai';
import { ordersAt, shifted } from '../../../lib/cli/demo/orders.js';

const quote = { bid: 1.14005, ask: 1.14017 };

describe('cli/demo/orders', () => {
  const { immediate, outOfReach, limit, stop, stopLimit, cutLoss, takeProfit } = ordersAt(quote);

  it('can be filled at once only where that is meant', () => {
    expect(immediate.Price).to.be.above(quote.ask);
    expect(Math.max(outOfReach.Price, limit.Price)).to.be.below(quote.bid);
    expect(Math.min(stop.StopPrice, stopLimit.StopPrice)).to.be.above(quote.ask);
  });

  it('has the pair on either side of the market, and nothing else within its reach', () => {
    expect(cutLoss.StopPrice).to.be.below(quote.bid);
    expect(takeProfit.Price).to.be.above(quote.ask);
    expect(stop.StopPrice).to.be.above(takeProfit.Price);
    expect(limit.Price).to.be.below(cutLoss.StopPrice);
  });

  it('has prices of five digits, whatever binary arithmetic makes of them', () => {
    expect(shifted(1.14005, 10)).to.equal(1.14105);
    expect(shifted(1.1, -3)).to.equal(1.0997);
    for (const price of [immediate.Price, limit.Price, stop.StopPrice, stopLimit.Price, cutLoss.StopPrice, takeProfit.Price])
      expect(String(price)).to.match(/^1\.\d{1,5}$/);
  });
});
