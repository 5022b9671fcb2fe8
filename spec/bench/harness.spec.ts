// The statistics of the bench: medians, ratios round by round, and who runs when. Time is a number that the contenders themselves move on.

import { expect } from 'chai';
import { median, medianOf, race, ratio, timingOf, type Contender } from '../../bench/harness.js';

/** A clock, and contenders of which a unit takes so many milliseconds of it. */
const track = (paces: Readonly<Record<string, (round: number) => number>>) => {
  let time = 0;
  const turns: string[] = [];
  const counts = new Map<string, number>();
  const contenders = Object.entries(paces).map(([name, pace]): Contender => ({
    name,
    work: (units) => {
      const turn = counts.get(name) ?? 0;
      counts.set(name, turn + 1);
      turns.push(`${name} ${String(units)}`);
      time += units * pace(turn);
    },
  }));
  return { contenders, turns, now: () => time };
};

describe('median', () => {
  it('is the middle of an odd count, however it is ordered', () => {
    expect(median([9, 1, 5])).to.equal(5);
  });

  it('is the mean of the two in the middle of an even count', () => {
    expect(median([9, 1, 5, 6])).to.equal(5.5);
  });

  it('is not a number where there is none', () => {
    expect(median([])).to.be.NaN;
  });

  it('does not care for one wild value', () => {
    expect(median([5, 5, 5, 5, 1_000_000])).to.equal(5);
  });

  it('leaves what it was given in order', () => {
    const values = [3, 1, 2];

    median(values);

    expect(values).to.deep.equal([3, 1, 2]);
  });
});

describe('ratio', () => {
  it('compares round by round, so that a machine busy for one round does not show', () => {
    const one = { name: 'one', rounds: [20, 200, 22] };
    const other = { name: 'other', rounds: [10, 100, 11] };

    expect(ratio(one, other)).to.equal(2);
  });
});

describe('timingOf', () => {
  it('finds a contender by name', () => {
    expect(timingOf([{ name: 'one', rounds: [1] }], 'one').rounds).to.deep.equal([1]);
  });

  it('says who ran where there is none of that name', () => {
    expect(() => timingOf([{ name: 'one', rounds: [1] }], 'two')).to.throw(RangeError, 'one');
  });
});

describe('race', () => {
  it('tells milliseconds a unit, whatever the number of units that filled a slice', async () => {
    const { contenders, now } = track({ slow: () => 4, fast: () => 0.5 });

    const timings = await race(contenders, { budget: 1_000, slice: 20, now });

    expect(timings.map(({ name }) => name)).to.deep.equal(['slow', 'fast']);
    expect(timings.map(medianOf)).to.deep.equal([4, 0.5]);
  });

  it('gives each contender a turn a round, and goes backwards every other round', async () => {
    const { contenders, turns, now } = track({ a: () => 10, b: () => 10 });

    await race(contenders, { budget: 0, slice: 0, now });

    expect(turns.slice(-6).map((turn) => turn[0])).to.deep.equal(['a', 'b', 'b', 'a', 'a', 'b']);
  });

  it('lets a contender work for a slice before the next has its turn', async () => {
    const { contenders, turns, now } = track({ a: () => 2, b: () => 5 });

    await race(contenders, { budget: 0, slice: 40, now });

    expect(turns.slice(-6, -4)).to.deep.equal(['a 20', 'b 8']);
  });

  it('counts no turn of the warm-up', async () => {
    const { contenders, now } = track({ a: (turn) => (turn < 4 ? 50 : 10) });

    const [timing] = await race(contenders, { budget: 200, slice: 10, now });

    expect(timing?.rounds).to.include(10);
    expect(timing?.rounds).to.not.include(50);
  });

  it('runs three rounds at the least, and as many as the budget holds', async () => {
    const { contenders, now } = track({ a: () => 10 });

    const [least] = await race(contenders, { budget: 0, slice: 0, now });
    const [more] = await race(contenders, { budget: 100, slice: 0, now });

    expect(least?.rounds).to.have.length(3);
    expect(more?.rounds).to.have.length(10);
  });

  it('waits for work that takes its time', async () => {
    let done = 0;
    const work = async (): Promise<void> => {
      await Promise.resolve();
      done++;
    };

    await race([{ name: 'a', work }], { budget: 0, slice: 0 });

    expect(done).to.equal(4);
  });

  it('fails with what a contender throws', async () => {
    const work = (): void => {
      throw new Error('broken');
    };

    const failure = await race([{ name: 'a', work }], { budget: 0, slice: 0 }).catch((error: unknown) => error);

    expect(failure).to.be.instanceOf(Error).with.property('message', 'broken');
  });
});
