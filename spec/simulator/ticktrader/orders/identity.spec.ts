// Whose order, whose report: ClientIds, request Ids, how many orders there may be.

import { expect } from 'chai';
import { create, lines, type Frame } from '../../console.js';
import { limit, modify, remove, stage, stop } from './stage.js';

describe('a ClientId', () => {
  const again = create({ ClientId: 'again' });
  const fate = (duplicateClientId: 'live' | 'ever' | 'never', accountingType: 'Gross' | 'Net' = 'Gross') => {
    const on = stage({ duplicateClientId, accountingType });
    const outcome = () => (on.say(again).at(-1)?.includes('Duplicate') === true ? 'refused' : 'taken');
    on.say(limit(1.05, { ClientId: 'again' }));
    const whileLive = outcome();
    on.say(remove('Cancel', 1));
    return [whileLive, outcome()];
  };

  it('is refused while its order lives, by default', () => {
    expect(fate('live')).to.deep.equal(['refused', 'taken']);
  });

  it('is refused for ever on demand', () => {
    expect(fate('ever')).to.deep.equal(['refused', 'refused']);
  });

  it('is never refused on demand', () => {
    expect(fate('never')).to.deep.equal(['taken', 'taken']);
  });

  it('is remembered of an order that never waited', () => {
    const on = stage({ duplicateClientId: 'ever', accountingType: 'Net' });
    on.say(again);
    expect(on.say(again)).to.deep.equal(['r2 TradeCreate: Cannot create new trade! Reason: Duplicate client order Id: again']);
  });

  it('may be used again after an order that was refused', () => {
    const on = stage({ duplicateClientId: 'ever', balance: '1000' });
    expect(on.say(again).at(-1)).to.contain('Not enough money');
    on.exchange.deposit(5000);
    expect(on.say(again).at(-1)).to.contain('Filled');
  });
});

describe('a request Id used twice', () => {
  const twice = (duplicateRequestId?: 'served' | 'refused' | 'ignored') => {
    const on = stage(duplicateRequestId === undefined ? {} : { duplicateRequestId });
    const message = { Id: 'same', ...limit(1.05) };
    on.console.send(message);
    return lines(on.console.send(message));
  };

  it('is served like any other, by default', () => {
    expect(twice().at(-1)).to.equal('same TradeCreate #2 Limit Calculated 100000');
  });

  it('is refused on demand', () => {
    expect(twice('refused')).to.deep.equal(['same Error: Duplicate request Id: same']);
  });

  it('is ignored on demand', () => {
    expect(twice('ignored')).to.deep.equal([]);
  });

  it('may be used by another session', () => {
    const on = stage({ duplicateRequestId: 'refused' });
    on.console.send({ Id: 'same', ...limit(1.05) });
    expect(lines(on.loggedIn().send({ Id: 'same', ...limit(1.05) })).at(-1)).to.contain('TradeCreate');
  });
});

describe('the Id of a report', () => {
  const heardBy = (reportIdScope: 'request' | 'account' | 'order' | 'none') => {
    const on = stage({ reportIdScope });
    const other = on.loggedIn();
    const ids = (raw: readonly string[]): readonly string[] =>
      raw
        .map((text) => JSON.parse(text) as Frame)
        .filter(({ Response }) => Response === 'ExecutionReport')
        .map(({ Id }) => Id ?? '-');
    on.say(limit(1.05)); // Accepted, Allocated
    on.say(modify(1, { Price: 1.06 })); // PendingModify, Modified
    on.price(1.0598, 1.06); // Filled, Allocated
    return { asking: ids(on.console.raw).join(' '), other: ids(other.raw).join(' ') };
  };

  for (const [scope, asking, other] of [
    ['request', 'r1 r1 r2 r2 - -', '- - - - - -'],
    ['account', 'r1 r1 r2 r2 - -', 'r1 r1 r2 r2 - -'],
    ['order', 'r1 r1 r1 r1 r1 r1', 'r1 r1 r1 r1 r1 r1'],
    ['none', '- - - - - -', '- - - - - -'],
  ] as const) {
    it(`is told by scope: ${scope}`, () => {
      expect(heardBy(scope)).to.deep.equal({ asking, other });
    });
  }
});

describe('a limit of orders', () => {
  const FULL = 'Cannot create new trade! Reason: Account exceeds orders limit: 2';

  it('counts orders and positions, and a pair twice', () => {
    const on = stage({ ordersLimit: 2 });
    on.say(create());
    expect(on.say({ Request: 'TradeCreateOco', FirstRequest: stop(1.2)['Params'], SecondRequest: limit(1.05)['Params'] })).to.deep.equal([
      `r2 TradeCreateOco: ${FULL}`,
    ]);
    on.say(limit(1.05));
    expect(on.say(limit(1.04))).to.deep.equal([`r4 TradeCreate: ${FULL}`]);
    on.say(remove('Cancel', 2));
    expect(on.say(limit(1.04)).at(-1)).to.equal('r6 TradeCreate #3 Limit Calculated 100000');
  });
});
