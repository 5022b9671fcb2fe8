// How every figure of the bench is measured: contenders in turn in one process, many short rounds, medians. The rows beside it call it.
// Contenders of one round share whatever the machine is busy with then, so ratios are taken round by round and only their median is told.

/** One way to do the work. */
export interface Contender {
  readonly name: string;
  /** Does `units` of the work; a unit is the same for all contenders of a race. */
  readonly work: (units: number) => unknown;
}

/** What a contender needed in each round. */
export interface Timing {
  readonly name: string;
  /** Milliseconds a unit, round by round. */
  readonly rounds: readonly number[];
}

/** How long a race may take. */
export interface RaceOptions {
  /** Milliseconds for all rounds together; `LEAST_ROUNDS` are run in any case. */
  readonly budget: number;
  /** Milliseconds a contender works before the next has its turn. 0 gives every turn a single unit. */
  readonly slice: number;
  /** Milliseconds that pass. Default the process's own clock. */
  readonly now?: () => number;
}

const LEAST_ROUNDS = 3;
/** Turns a contender has before anything is counted, beside those that find out how many units fill a slice. */
const WARM_UP = 2;

/** The middle of the values; of an even count the mean of the two in the middle. Not a number where there is none. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return below === undefined || above === undefined ? NaN : (below + above) / 2;
};

/** Milliseconds a unit, the median over the rounds. */
export const medianOf = ({ rounds }: Timing): number => median(rounds);

/** How many times the time of `other` this one needed: the median of what the rounds say, each of them for itself. */
export const ratio = (one: Timing, other: Timing): number => median(one.rounds.flatMap((time, round) => time / (other.rounds[round] ?? NaN)));

/** The timing of this name. Throws a `RangeError` where nobody ran under it. */
export const timingOf = (timings: readonly Timing[], name: string): Timing => {
  const found = timings.find((timing) => timing.name === name);
  if (found === undefined) throw new RangeError(`No contender called ${name}; there are ${timings.map((timing) => timing.name).join(', ')}.`);
  return found;
};

/** Runs the contenders against each other. Every other round goes backwards, so that nobody always works in the heat another left. */
export const race = async (contenders: readonly Contender[], { budget, slice, now = () => performance.now() }: RaceOptions): Promise<readonly Timing[]> => {
  const timed = async ({ work }: Contender, units: number): Promise<number> => {
    const start = now();
    await work(units);
    return now() - start;
  };
  /** How many units fill a slice; finding out warms the contender up. */
  const calibrated = async (contender: Contender): Promise<number> => {
    let units = 1;
    let time = await timed(contender, units);
    while (time < slice / 2) {
      units *= 2;
      time = await timed(contender, units);
    }
    return Math.max(1, Math.round((units * slice) / Math.max(time, slice / 2, Number.MIN_VALUE)));
  };

  const runners: { readonly contender: Contender; units: number; readonly rounds: number[] }[] = [];
  for (const contender of contenders) runners.push({ contender, units: await calibrated(contender), rounds: [] });
  for (const runner of runners) {
    for (let turn = 0; slice > 0 && turn < WARM_UP; turn++) await timed(runner.contender, runner.units);
    if (slice > 0) runner.units = await calibrated(runner.contender); // warm, it is faster
  }

  const end = now() + budget;
  for (let round = 0; round < LEAST_ROUNDS || now() < end; round++) {
    for (const { contender, units, rounds } of round % 2 === 0 ? runners : runners.toReversed()) rounds.push((await timed(contender, units)) / units);
  }
  return runners.map(({ contender: { name }, rounds }) => ({ name, rounds }));
};
