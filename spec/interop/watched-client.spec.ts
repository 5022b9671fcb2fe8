// A whole client under a probe: every request is told with its end, and nothing of what is sent or answered.

import { expect } from 'chai';
import { Subscription } from 'rxjs';
import type { Probe } from '../../lib/base/probe.js';
import { simulatedTickTrader } from '../../lib/simulator/index.js';
import { virtualClock } from '../../lib/testing/virtual-clock.js';
import { tickTrader } from '../../lib/ticktrader/client.js';

const setting = () => {
  const clock = virtualClock();
  const server = simulatedTickTrader({ scheduler: clock, ticksPerSecond: 0 });
  const heard: string[] = [];
  const probe: Probe = {
    count: () => undefined,
    request: (name) => (end) => void heard.push(`${name} ${end}`),
  };
  const { url, credentials, webSocket } = server;
  const tt = tickTrader({ url, credentials, webSocket, oneTimePassword: () => [server.oneTimePassword()], scheduler: clock, probe });
  return { clock, server, heard, tt };
};

describe('a client under a probe', () => {
  it('tells of the handshake, of what is answered and of what is refused', () => {
    const { clock, heard, tt } = setting();
    const life = new Subscription();
    life.add(tt.account().subscribe());
    clock.advanceBy(1000);
    life.add(tt.trades(1).subscribe({ error: () => undefined }));
    clock.advanceBy(1000);

    expect(heard).to.include.members(['Login answered', 'Account answered', 'Trades answered', 'Trades refused']);
    life.unsubscribe();
    tt.close();
  });

  it('tells that a request was given up', () => {
    const { clock, heard, tt } = setting();
    tt.connect().subscribe();
    clock.advanceBy(1000);
    heard.length = 0;
    tt.account().subscribe().unsubscribe();

    expect(heard).to.deep.equal(['Account left']);
    tt.close();
  });

  it('tells that a request was lost with its connection', () => {
    const { clock, server, heard, tt } = setting();
    tt.connect().subscribe();
    clock.advanceBy(1000);
    heard.length = 0;
    tt.account().subscribe({ error: () => undefined });
    server.exchange.cut();
    clock.advanceBy(1);

    expect(heard).to.include('Account failed');
    tt.close();
  });

  it('tells no secret', () => {
    const { clock, heard, tt, server } = setting();
    tt.connect().subscribe();
    clock.advanceBy(1000);
    const secrets = Object.values(server.credentials).map(String);

    expect(heard.length).to.be.above(1);
    for (const secret of secrets) expect(heard.join()).to.not.include(secret);
    tt.close();
  });
});
