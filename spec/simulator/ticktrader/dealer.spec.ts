// The dealer: he accepts, on his own terms if he likes, rejects, or is silent until his time is over.

import { expect } from 'chai';
import { at, create, fields, lines, simulation, type Frame } from '../console.js';
import type { DealerRequest, DealerScript } from '../../../lib/simulator/index.js';

const stage = (script: DealerScript) => {
  const world = simulation({ dealerTimeout: 3000 });
  const { exchange } = world.simulator;
  exchange.price('EURUSD', { bid: '1.1', ask: '1.1002' });
  const console = world.loggedIn();
  const dismiss = exchange.dealer(script);
  const asked = (message: object): readonly Frame[] => console.send({ Id: 'd', ...message }).filter(({ Response }) => Response !== 'Account');
  const later = (act: () => void): readonly Frame[] => {
    const before = console.raw.length;
    act();
    world.clock.advanceBy(5);
    return console.raw
      .slice(before)
      .map((text) => JSON.parse(text) as Frame)
      .filter(({ Response }) => Response !== 'Account');
  };
  return { ...world, exchange, console, dismiss, asked, later };
};

const rejection = (frames: readonly Frame[]): unknown =>
  frames.filter(({ Result }) => Result !== undefined && fields(Result)['Reject'] !== undefined).map(({ Result }) => at(Result, 'Reject'))[0];

describe('a dealer', () => {
  it('sees what is asked, and accepts it', () => {
    const seen: unknown[] = [];
    const { asked } = stage(({ deal, tradeId, clientId, type, side, symbol, amount }) => {
      seen.push([deal, tradeId, clientId, type, side, symbol, amount]);
      return 'accept';
    });
    expect(lines(asked(create({ ClientId: 'mine' }))).at(-1)).to.equal('d TradeCreate #1 Market Filled 0');
    expect(seen).to.deep.equal([['Open', '769002', 'mine', 'Market', 'Buy', 'EURUSD', '100000']]);
  });

  it('accepts at another price', () => {
    const { asked } = stage(() => ({ accept: { price: '1.1005' } }));
    const filled = asked(create()).find(({ Result }) => Result !== undefined && fields(Result)['Event'] === 'Filled');
    expect(at(filled?.Result, 'Fill.Price')).to.equal(1.1005);
  });

  it('rejects: a Rejected report with his reason, then the error', () => {
    const { asked } = stage(() => 'reject');
    const frames = asked(create());
    expect(rejection(frames)).to.deep.equal({ Reason: 'RejectedByDealer', Comment: 'Rejected By Dealer' });
    expect(frames.at(-1)?.Error).to.equal('Cannot create new trade! Reason: Rejected By Dealer');
    expect(
      stage(() => ({ reject: 'Not today.' }))
        .asked(create())
        .at(-1)?.Error,
    ).to.contain('Not today.');
  });

  it('is silent: the order is refused when his time is over, and nothing comes of a late word', () => {
    const requests: DealerRequest[] = [];
    const { asked, clock, later, simulator } = stage((request) => void requests.push(request));
    expect(asked(create()).filter(({ Response }) => Response !== 'ExecutionReport')).to.deep.equal([]);
    const frames = later(() => {
      clock.advanceBy(3000);
    });
    expect(rejection(frames)).to.deep.equal({ Reason: 'DealerTimeout', Comment: 'Dealer timeout.' });
    expect(frames.at(-1)?.Error).to.equal('Cannot create new trade! Reason: Dealer timeout.');
    requests[0]?.accept();
    expect(simulator.journal.map(({ kind }) => kind)).to.not.include('filled');
  });

  it('takes his time: a person says yes later, and the answer bears the Id of the request', () => {
    const requests: DealerRequest[] = [];
    const { asked, later } = stage((request) => void requests.push(request));
    asked(create());
    expect(
      lines(
        later(() => {
          requests[0]?.accept();
        }),
      ).slice(-2),
    ).to.deep.equal(['d Allocated #1 Position Calculated 100000', 'd TradeCreate #1 Market Filled 0']);
  });

  it('is asked about closing, and keeps others from the position meanwhile', () => {
    const { asked, dismiss, exchange, console } = stage(() => 'accept');
    asked(create());
    dismiss();
    exchange.dealer(({ deal }) => (deal === 'Close' ? undefined : 'accept'));
    asked({ Request: 'TradeDelete', Params: { Type: 'Close', Id: 769002 } });
    expect(console.answer({ Request: 'TradeDelete', Params: { Type: 'Close', Id: 769002 } }).Error).to.contain('locked');
  });

  it('may be one of several requests under way, as many as the account may have', () => {
    const { exchange } = stage(() => undefined);
    expect(exchange.connections).to.equal(1);
    const world = simulation({ throttling: { ConcurrentRequestCount: 1 } });
    world.simulator.exchange.dealer(() => undefined);
    const console = world.loggedIn();
    console.ask(create());
    expect(console.answer(create()).Error).to.contain('Throttling limits exceeded!');
  });

  it('goes home', () => {
    const { asked, dismiss } = stage(() => 'reject');
    dismiss();
    expect(lines(asked(create())).at(-1)).to.equal('d TradeCreate #1 Market Filled 0');
  });

  it('loses what lies before him when the server restarts', () => {
    const requests: DealerRequest[] = [];
    const { asked, clock, exchange, loggedIn, simulator } = stage((request) => void requests.push(request));
    asked(create());
    exchange.restart();
    clock.advanceBy(5);
    requests[0]?.accept();
    clock.advanceBy(5000);
    const kinds = simulator.journal.map(({ kind }) => kind);
    expect(kinds).to.not.include('filled');
    expect(kinds).to.not.include('rejected');
    expect(at(loggedIn().result({ Request: 'Trades' }), 'Trades')).to.deep.equal([]);
  });
});
