// Subscribers of a command that throw: their error is theirs, and neither the command nor anybody else suffers.

import { expect } from 'chai';
import { config } from 'rxjs';
import { watch } from '../../support/seen.js';
import { course, limit, simulated } from './simulated.js';

describe('a subscriber of a command that throws', () => {
  it('keeps its error to itself: the others hear everything, and nothing is sent again', async () => {
    const { onUnhandledError } = config;
    const thrown: unknown[] = [];
    config.onUnhandledError = (error) => thrown.push(error);
    try {
      const { clock, sim, tt, asked } = simulated();
      sim.exchange.answer('TradeCreate', () => 'mute after executing');
      const command$ = tt.createOrder(limit);
      command$.subscribe(() => {
        throw new Error('mine');
      });
      const other = watch(command$);
      clock.advanceBy(11_000);
      expect([course(other), asked('TradeCreate')]).to.deep.equal(['unknown accepted |', 1]);
      await new Promise((resolve) => {
        setTimeout(resolve, 5); // rxjs reports what subscribers throw by a timer of its own
      });
      expect(thrown.map(String)).to.deep.equal(['Error: mine', 'Error: mine']);
    } finally {
      config.onUnhandledError = onUnhandledError;
    }
  });
});
