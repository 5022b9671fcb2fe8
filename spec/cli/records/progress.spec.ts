// How far a delivery has got.

import { expect } from 'chai';
import { figures, lookLine } from '../../../lib/cli/records/progress.js';

describe('cli/records/progress', () => {
  it('tells counts, rate, and the time left at the rate of this run', () => {
    expect(figures({ records: 600, fresh: 100, total: 1_000, elapsed: 1_000 }, 'record')).to.equal('600 of 1,000 records, 100/s, 4.0 s left');
  });

  it('tells no time left where nobody knows how much there is, or the server counts the page alone', () => {
    expect(figures({ records: 600, fresh: 600, elapsed: 1_000 }, 'record')).to.equal('600 records, 600/s');
    expect(figures({ records: 2_000, fresh: 2_000, total: 1_000, elapsed: 1_000 }, 'record')).to.equal('2,000 records, 2,000/s');
  });

  it('is a bar that fits the terminal', () => {
    const { kind, text } = lookLine({ records: 500, fresh: 500, total: 1_000, elapsed: 1_000 }, 'record', 100);

    expect(kind).to.equal('live');
    expect(text).to.match(/^ {2}█+░+ {2}50 % {2}500 of 1,000 records/);
    expect(lookLine({ records: 5, fresh: 5, elapsed: 1 }, 'record', 10).text.length).to.be.below(10);
  });
});
