import { expect } from 'chai';
import { at, create, lines, simulation, type Frame } from '../console.js';

describe('frames that are no request', () => {
  for (const [what, text, answer] of [
    ['no JSON', '{"Id":"x","Request"', { Response: 'Error', Error: 'Invalid JSON message!' }],
    ['no object', '[1,2]', { Response: 'Error', Error: 'Invalid JSON message!' }],
    ['nothing at all', '', { Response: 'Error', Error: 'Invalid JSON message!' }],
    ['nested without end', '['.repeat(100_000), { Response: 'Error', Error: 'Invalid JSON message!' }],
    ['no Request', '{"Id":"x"}', { Id: 'x', Response: 'Error', Error: "Empty 'Request' field!" }],
    ['a Request that is no text', '{"Id":"x","Request":{}}', { Id: 'x', Response: 'Error', Error: "Empty 'Request' field!" }],
    ['an unknown Request', '{"Id":"x","Request":"Teleport"}', { Id: 'x', Response: 'Error', Error: "Unknown request 'Teleport'!" }],
    ['a number for an Id', '{"Id":9007199254740993,"Request":"Teleport"}', { Id: '9007199254740993', Response: 'Error', Error: "Unknown request 'Teleport'!" }],
    ['no Id', '{"Request":"SplitInfo"}', { Response: 'Error', Error: "Unknown request 'SplitInfo'!" }],
    ['Params that are no object', '{"Id":"x","Request":"Trades","Params":[]}', { Id: 'x', Response: 'Error', Error: "Invalid 'Params' filed!" }],
    ['a prototype', '{"Id":"x","__proto__":{"Request":"Account"}}', { Id: 'x', Response: 'Error', Error: "Empty 'Request' field!" }],
    ['a method of objects', '{"Id":"x","Request":"constructor"}', { Id: 'x', Response: 'Error', Error: "Unknown request 'constructor'!" }],
  ] as const) {
    it(`are answered: ${what}`, () => {
      const console = simulation().loggedIn();
      expect(console.sendText(text)).to.deep.equal([answer]);
      expect(console.answer({ Request: 'SessionInfo' }).Error).to.equal(undefined);
    });
  }
});

describe('several sessions of one account', () => {
  it('all hear a report; only the one that asked, under its Id', () => {
    const { loggedIn, simulator } = simulation();
    const [one, other] = [loggedIn(), loggedIn()];
    const before = other.raw.length;
    expect(lines(one.ask(create()))).to.deep.equal([
      'r1 Accepted #1 Market New 100000',
      'r1 Filled #1 Market Filled 0 fill',
      'r1 Allocated #1 Position Calculated 100000',
      'r1 TradeCreate #1 Market Filled 0',
    ]);
    expect(lines(other.raw.slice(before).map((text) => JSON.parse(text) as Frame))).to.deep.equal([
      '- Accepted #1 Market New 100000',
      '- Filled #1 Market Filled 0 fill',
      '- Allocated #1 Position Calculated 100000',
    ]);
    expect(simulator.exchange.connections).to.equal(2);
  });
});

describe('what nobody knows of the real server', () => {
  it('is an option: whether the account is pushed with every change', () => {
    const accounts = (accountPush: 'changes' | 'login'): number => {
      const { clock, loggedIn, simulator } = simulation({ accountPush });
      const console = loggedIn();
      simulator.exchange.deposit(1);
      clock.advanceBy(2);
      return console.raw.filter((text) => text.includes('"Response":"Account"')).length;
    };
    expect([accounts('changes'), accounts('login')]).to.deep.equal([2, 1]);
  });

  it('is an option: how long a client may be silent', () => {
    const { clock, loggedIn } = simulation({ idleTimeout: 60_000 });
    const console = loggedIn();
    clock.advanceBy(50_000);
    console.ask({ Request: 'SessionInfo' });
    clock.advanceBy(50_000);
    expect(console.closings).to.deep.equal([]);
    clock.advanceBy(10_000);
    expect(at(console.closings[0], 'code')).to.equal(1001);
  });

  it('is an option: how large a frame may be, in bytes', () => {
    const { loggedIn } = simulation({ maxFrame: 400 });
    const console = loggedIn();
    const request = (pad: string): string => JSON.stringify({ Id: 'x', Request: 'SessionInfo', pad });
    expect(console.sendText(request('x'.repeat(350)))).to.have.length(1);
    console.sendText(request('\u20ac'.repeat(130)));
    expect(at(console.closings[0], 'code')).to.equal(1009);
  });
});
