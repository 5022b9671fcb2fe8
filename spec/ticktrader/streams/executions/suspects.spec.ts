// Who is believed at the second look.

import { expect } from 'chai';
import type { Change } from '../../../../lib/ticktrader/streams/executions/change.js';
import { merge } from '../../../../lib/ticktrader/streams/executions/merge.js';
import { suspects } from '../../../../lib/ticktrader/streams/executions/suspects.js';
import { aTrade } from './changes.js';

const change = (key: string, at?: number): Change<number> => ({ source: 'snapshot', trade: aTrade, key, change: 'open', ...(at !== undefined && { at }) });

describe('suspects', () => {
  it('are confirmed by a second look, not before the time is up, and not where it shows them no more', () => {
    let now = 0;
    const { confirmed, waiting } = suspects<number>(5_000, () => now);
    const looks = [
      [0, ['a', 'b'], []],
      [4_000, ['a', 'b', 'c'], []],
      [5_000, ['a', 'c'], ['a']],
      [9_000, ['b', 'c'], ['c']],
    ] as const;
    for (const [at, shown, believed] of looks) {
      now = at;
      expect(
        confirmed(shown.map((key) => change(key))).map(({ key }) => key),
        String(at),
      ).to.deep.equal(believed);
    }
    expect(waiting().map(({ key }) => key)).to.deep.equal(['b']);
  });
});

describe('records and reports of one time', () => {
  it('are merged by their stamps, reports first, each in its own order', () => {
    const keys = merge([change('r1', 1), change('r2', 5), change('r3', 3)], [change('l1'), change('l2', 5), change('l3', 4), change('l4', 9)]).map(
      ({ key }) => key,
    );
    expect(keys).to.deep.equal(['l1', 'r1', 'l2', 'l3', 'r2', 'r3', 'l4']);
  });
});
