// The second factor over a day of connections that come and go: real one-time passwords, none of them sent twice, tokens that hold and run out.

import { expect } from 'chai';
import { simulatedTickTrader, type InMemoryOptions } from '../../lib/simulator/index.js';
import type { WebSocketConstructor } from '../../lib/base/web-socket.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { tickTrader } from '../../lib/ticktrader/index.js';
import { watch } from '../support/seen.js';

/** `Socket`, with every frame that is sent written down. */
const tapped = (Socket: WebSocketConstructor, sent: string[]): WebSocketConstructor =>
  class extends Socket {
    override send(text: string): void {
      sent.push(text);
      super.send(text);
    }
  };

const day = (options: InMemoryOptions = {}) => {
  const clock = virtualClock();
  const sim = simulatedTickTrader({ ticksPerSecond: 0, ...options, scheduler: clock });
  const frames: string[] = [];
  let asked = 0;
  const tt = tickTrader({
    url: sim.url,
    credentials: sim.credentials,
    webSocket: tapped(sim.webSocket, frames),
    scheduler: clock,
    oneTimePassword: () => {
      asked++;
      return [sim.oneTimePassword()];
    },
  });
  const states = watch(tt.state$);
  watch(tt.connect());
  clock.advanceBy(60_000);
  const codes = (): readonly string[] => frames.flatMap((frame) => /"OneTimePassword":"(\d+)"/.exec(frame)?.[1] ?? []);
  return { clock, sim, tt, states, codes, asked: () => asked };
};

describe('the second factor', () => {
  it('is given once while its token holds', () => {
    const { clock, sim, states, codes } = day();
    for (let round = 0; round < 10; round++) {
      sim.exchange.cut();
      clock.advanceBy(60_000);
    }
    expect([states.last.status, codes().length]).to.deep.equal(['ready', 1]);
  });

  it('is given anew, each time with another code, where the token has run out', () => {
    const { clock, sim, states, codes } = day({ twoFactorTokenLife: 1_000 });
    for (let round = 0; round < 50; round++) {
      sim.exchange.cut();
      clock.advanceBy(45_000);
      expect(states.last.status).to.equal('ready');
    }
    expect(codes().length).to.equal(51);
    expect(new Set(codes()).size).to.equal(51);
  });

  it('is given anew even where connections come faster than codes do', () => {
    const { clock, sim, states, codes } = day({ twoFactorTokenLife: 1 });
    for (let round = 0; round < 5; round++) {
      sim.exchange.cut();
      clock.advanceBy(2_000);
      sim.exchange.cut(); // perhaps in the middle of the challenge
      clock.advanceBy(100_000);
      expect(states.last.status).to.equal('ready');
    }
    expect(new Set(codes()).size).to.equal(codes().length);
  });

  it('can be kept alive by prolonging it', () => {
    const { clock, sim, tt, states, codes } = day({ twoFactorTokenLife: 100_000 });
    for (let round = 0; round < 20; round++) {
      const prolonged = watch(tt.prolongTwoFactor());
      clock.advanceBy(60_000);
      expect(prolonged.completed).to.equal(true);
    }
    sim.exchange.cut();
    clock.advanceBy(10_000);
    expect([states.last.status, codes().length]).to.deep.equal(['ready', 1]);
  });
});
