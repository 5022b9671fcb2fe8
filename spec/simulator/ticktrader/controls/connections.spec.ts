// A restart of the server, and what survives it.

import { expect } from 'chai';
import { at, create, listAt, simulation } from '../../console.js';
import type { InMemoryOptions } from '../../../../lib/simulator/index.js';

const restarted = (options: InMemoryOptions = {}, downFor?: number) => {
  const world = simulation(options);
  const console = world.loggedIn();
  console.result(create({ ClientId: 'before' }));
  world.simulator.exchange.restart(downFor === undefined ? {} : { downFor });
  world.clock.advanceBy(5);
  return { ...world, console };
};

const isChallenged = ({ connect }: ReturnType<typeof restarted>): unknown => {
  const console = connect();
  return at(console.send(console.loginRequest())[0]?.Result, 'TwoFactorFlag');
};

describe('a restart', () => {
  it('tears down every connection and keeps orders, money and history', () => {
    const { console, loggedIn, simulator } = restarted();
    expect(console.closings).to.have.length(1);
    expect(at(console.closings[0], 'code')).to.equal(1006);
    expect(simulator.exchange.connections).to.equal(0);
    const after = loggedIn();
    expect(at(listAt(after.result({ Request: 'Trades' }), 'Trades')[0], 'ClientId')).to.equal('before');
    expect(simulator.journal.map(({ seq }) => seq)).to.deep.equal([1, 2, 3]);
  });

  it('keeps or forgets second-factor tokens, as chosen', () => {
    expect(isChallenged(restarted())).to.equal(false);
    expect(isChallenged(restarted({ twoFactorTokensKept: false }))).to.equal(true);
  });

  it('keeps everybody out for a while', () => {
    const { clock, connect } = restarted({}, 1000);
    expect(at(connect().closings[0], 'code')).to.equal(1006);
    clock.advanceBy(1000);
    const console = connect();
    expect(console.closings).to.deep.equal([]);
    expect(console.login()[0]?.Response).to.equal('Login');
  });
});
