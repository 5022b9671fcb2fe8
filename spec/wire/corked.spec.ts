// How frames of one tick are grouped: the first at once, the rest in fours, all of them by the end of the tick.

import { expect } from 'chai';
import { corked } from '../../lib/wire/corked.js';

/** Sends `count` frames in one tick and tells in which groups they left. */
const groupsOf = async (count: number): Promise<readonly number[]> => {
  const groups: number[] = [];
  const holding = { is: false };
  let held = 0;
  const leave = (): void => {
    groups.push(held);
    held = 0;
  };
  const beforeFrame = corked({
    cork: () => {
      holding.is = true;
    },
    uncork: () => {
      holding.is = false;
      leave();
    },
  });
  for (let sent = 0; sent < count; sent++) {
    beforeFrame();
    held++;
    if (!holding.is) leave();
  }
  await Promise.resolve();
  expect(holding.is).to.equal(false);
  return groups;
};

describe('corked', () => {
  for (const [count, groups] of [
    [0, []],
    [1, [1]],
    [2, [1, 1]],
    [5, [1, 4]],
    [6, [1, 4, 1]],
    [10, [1, 4, 4, 1]],
  ] as const) {
    it(`sends ${String(count)} frames of one tick in groups of ${groups.join(', ') || 'none'}`, async () => {
      expect(await groupsOf(count)).to.deep.equal(groups);
    });
  }

  it('sends the first frame of the next tick at once again', async () => {
    let corks = 0;
    const beforeFrame = corked({
      cork: () => {
        corks++;
      },
      uncork: () => undefined,
    });
    beforeFrame();
    await Promise.resolve();
    beforeFrame();
    await Promise.resolve();
    expect(corks).to.equal(0);
  });
});
