// What is said of one order of a pair.

import { expect } from 'chai';
import { legOf } from '../../../lib/cli/commands/order-legs.js';

const NOW = Date.UTC(2026, 0, 5, 12);
const leg = (...texts: readonly string[]) => legOf('--first', texts, NOW);

describe('cli/commands/order-legs', () => {
  it('reads the options of an order without their dashes', () => {
    expect(leg('type=stop-limit', 'side=buy', 'amount=10', 'price=1.10', 'stop-price=1.2', 'comment=a=b c', 'fill-or-kill', 'expired=+1h')).to.deep.equal({
      Type: 'StopLimit',
      Side: 'Buy',
      Amount: '10',
      Price: '1.10',
      StopPrice: '1.2',
      Comment: 'a=b c',
      FillOrKill: true,
      Expired: NOW + 3_600_000,
    });
  });

  for (const [text, complaint] of [
    ['symbol=EURUSD', /^--first knows no 'symbol'; there are type, side, amount, /],
    ['--type=limit', /^--first knows no '--type'; /],
    ['type=Limit', '--first type must be one of market, limit, stop, stop-limit, got Limit'],
    ['price', '--first price needs a value: price=...'],
    ['price=', '--first price needs a value: price=...'],
    ['fill-or-kill=no', '--first fill-or-kill takes no value: leave it out where it shall not be so'],
    ['expired=soon', /^--first expired=soon: It must be a day /],
  ] as const)
    it(`refuses "${text}"`, () => {
      expect(() => leg(text)).to.throw(complaint);
    });
});
