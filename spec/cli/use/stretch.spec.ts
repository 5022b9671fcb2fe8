// Which stretch a walk covers.

import { expect } from 'chai';
import { walkQuery } from '../../../lib/cli/use/stretch.js';
import { whenOf } from '../../../lib/cli/when.js';

const NOW = Date.UTC(2026, 0, 5, 12);
const DAY = 86_400_000;

describe('cli/use/stretch', () => {
  it('is all of it, oldest first, unless told', () => {
    expect(walkQuery({ direction: 'forward', pageSize: 1000 }, NOW)).to.deep.equal({ direction: 'Forward', pageSize: 1000 });
  });

  it('counts ages from the time there is', () => {
    const [from, to] = [whenOf('7d'), whenOf('1d')];
    if (from === undefined || to === undefined) throw new Error('no time');

    expect(walkQuery({ direction: 'backward', pageSize: 10, from, to }, NOW)).to.deep.equal({
      direction: 'Backward',
      pageSize: 10,
      from: NOW - 7 * DAY,
      to: NOW - DAY,
    });
    expect(() => walkQuery({ direction: 'forward', pageSize: 10, from: to, to: from }, NOW)).to.throw(
      '--from (2026-01-04T12:00:00.000Z) is after --to (2025-12-29T12:00:00.000Z)',
    );
  });
});
