import { expect } from 'chai';
import { at, simulation } from '../console.js';

describe('refusals', () => {
  const wrong = { Request: 'TradeDelete', Params: { Type: 'Cancel', Id: 1 } };

  it("bear the request's name and the server's prefix, or the bare Error, as chosen", () => {
    expect(simulation().loggedIn().answer(wrong)).to.deep.equal({ Id: 'r1', Response: 'TradeDelete', Error: 'Cannot delete trade! Reason: Order Not Found 1' });
    expect(simulation({ errorForm: 'generic' }).loggedIn().answer(wrong)).to.deep.equal({ Id: 'r1', Response: 'Error', Error: 'Order Not Found 1' });
  });

  it('use the texts of choice', () => {
    expect(
      simulation({ texts: { orderNotFound: 'gone: {id}' } })
        .loggedIn()
        .answer(wrong).Error,
    ).to.equal('Cannot delete trade! Reason: gone: 1');
  });

  it('of malformed requests are always Error', () => {
    expect(simulation().loggedIn().answer({ Request: 'TradeDelete' })).to.deep.equal({ Id: 'r1', Response: 'Error', Error: "Empty 'Params' field!" });
  });
});

describe('throttling', () => {
  it('refuses what exceeds the limit of a bucket, and forgets after a second', () => {
    const { clock, loggedIn } = simulation({ throttling: { methods: { Trade: 2 } } });
    const console = loggedIn();
    const errors = Array.from({ length: 3 }, () => console.answer({ Request: 'Trades' }).Error);
    expect(errors).to.deep.equal([undefined, undefined, 'Cannot get trades list! Reason: Throttling limits exceeded!']);
    expect(console.answer({ Request: 'SessionInfo' }).Error).to.equal(undefined);
    clock.advanceBy(1000);
    expect(console.answer({ Request: 'Trades' }).Error).to.equal(undefined);
  });

  it('states its limits in the account, and none where there are none', () => {
    const stated = at(
      simulation({ throttling: { RequestsPerSecond: 30 } })
        .loggedIn()
        .result({ Request: 'Account' }),
      'Throttling',
    );
    expect(stated).to.deep.equal([
      {
        Protocol: 'WebSockets',
        SessionsPerAccount: 10,
        RequestsPerSecond: 30,
        ConcurrentRequestCount: 1000,
        ThrottlingMethods: [{ Method: 'Trade', RequestsPerSecond: 500, ConcurrentRequestCount: 1000 }],
      },
    ]);
    expect(at(simulation({ throttling: false }).loggedIn().result({ Request: 'Account' }), 'Throttling')).to.equal(undefined);
  });
});
