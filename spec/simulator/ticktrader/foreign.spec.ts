import { expect } from 'chai';
import { at, create, lines, simulation, type Frame } from '../console.js';

const { Params } = create();
const market = Params as object;

describe("another program's request", () => {
  it('is executed and answered, and its reports come to every session without an Id', () => {
    const { clock, loggedIn, simulator } = simulation();
    const consoles = [loggedIn(), loggedIn()];
    const before = consoles.map(({ raw }) => raw.length);
    const answer = simulator.exchange.request('TradeCreate', { ...market, ClientId: 'rest' });
    expect(at(answer.Result, 'Trade.ClientId')).to.equal('rest');
    clock.advanceBy(2);
    for (const [index, { raw }] of consoles.entries()) {
      expect(lines(raw.slice(before[index]).map((text) => JSON.parse(text) as Frame))).to.deep.equal([
        '- Accepted #1 Market New 100000',
        '- Filled #1 Market Filled 0 fill',
        '- Allocated #1 Position Calculated 100000',
      ]);
    }
    expect(simulator.journal[0]).to.not.have.property('requestId');
  });

  it("is refused with the server's text, and must be one this server knows", () => {
    const { exchange } = simulation().simulator;
    expect(exchange.request('TradeDelete', { Type: 'Cancel', Id: 7 })).to.deep.equal({ Error: 'Order Not Found 7' });
    expect(() => exchange.request('Teleport')).to.throw(RangeError, 'Teleport');
  });

  it('has no answer yet while a dealer has it', () => {
    const { exchange } = simulation().simulator;
    exchange.dealer(() => undefined);
    expect(exchange.request('TradeCreate', market)).to.deep.equal({});
  });
});
