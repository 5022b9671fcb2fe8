// History that is late, in order and out of order.

import { expect } from 'chai';
import { at, create, listAt, simulation } from '../console.js';
import { lagOf } from '../../../lib/simulator/ticktrader/history-lag.js';
import { randomOf } from '../../../lib/simulator/ticktrader/random.js';

describe('history lag', () => {
  it('hides a record for its time, and then shows it under the time it bears', () => {
    const { clock, loggedIn } = simulation({ historyLag: 60_000, accountingType: 'Net' });
    const console = loggedIn();
    const records = (): readonly unknown[] => listAt(console.result({ Request: 'TradeHistory' }), 'Records');
    clock.advanceBy(60_000);
    expect(records()).to.have.length(1);
    const time = clock.now();
    console.result(create({ Amount: 1000 }));
    clock.advanceBy(59_000);
    expect(records()).to.have.length(1);
    clock.advanceBy(2_000);
    expect(records()).to.have.length(2);
    expect(Number(at(records()[1], 'TransactionTimestamp'))).to.be.closeTo(time, 10);
    expect(at(console.result({ Request: 'TradeHistory' }), 'TotalReports')).to.equal(2);
  });

  it('by chance lets a later record appear before an earlier one', () => {
    const visibleAt = lagOf({ least: 0, most: 5000 }, randomOf(1, 'lag'));
    const times = Array.from({ length: 50 }, (_, second) => visibleAt(second * 1000) - second * 1000);
    expect(times.every((lag) => lag >= 0 && lag <= 5000)).to.equal(true);
    const visible = times.map((lag, second) => second * 1000 + lag);
    expect(visible).to.not.deep.equal([...visible].sort((a, b) => a - b));
  });
});
