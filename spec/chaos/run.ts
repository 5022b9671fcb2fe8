// npm run chaos: the proof. Worlds in virtual time, wrong clients, torn sockets, fuzzed frames. Exit code 1 where a law is broken.
//   npm run chaos -- --seeds 1000 --orders 1000    so many worlds with so many orders each
//   npm run chaos -- --seed 7 --orders 1000        this one world again
//   npm run chaos -- --slice                       a short run of worlds: 20,000 orders
//   npm run chaos -- --variant all                 known-bad clients, each of which must be caught; or one by its name
//   npm run chaos -- --cut                         a session over real sockets, torn at every byte; --stride K: every Kth; --points N: so many, evenly spread
//   npm run chaos -- --fuzz 1000000                so many fuzzed frames

import { parseArgs } from 'node:util';
import type { Cut } from './cut/session.js';
import { runCuts } from './cut/cuts.js';
import { runFleet } from './fleet.js';
import type { Findings } from './findings.js';
import { fuzzCrew, type Fuzzed } from './fuzz/fuzz.js';
import { hunt } from './hunt.js';
import { catchLine, cutSummary, fuzzSummary, summary, violationLines, worldLine } from './print.js';
import { sumOf } from './sum.js';
import { VARIANTS, variantNamed } from './variants/variants.js';
import { worldCrew, type WorldJob } from './world-job.js';

const OPTIONS = {
  seeds: { type: 'string', default: '100' },
  orders: { type: 'string', default: '1000' },
  seed: { type: 'string' },
  slice: { type: 'boolean', default: false },
  variant: { type: 'string' },
  cut: { type: 'boolean', default: false },
  stride: { type: 'string' },
  points: { type: 'string' },
  fuzz: { type: 'string' },
} as const;

const parse = () => parseArgs({ options: OPTIONS }).values;
type Values = ReturnType<typeof parse>;

/** What CI runs: 20,000 orders. */
const SLICE = { seeds: 40, orders: 500 };
/** Worlds that are each worth a line. */
const FEW = 50;
/** Torn sessions that are together worth a line. */
const MANY = 1_000;
/** Frames that one client is fired at. */
const VOLLEY = 20_000;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
/** Ends the run with exit code 1 unless all was well. */
const verdict = (isWell: boolean): void => {
  if (!isWell) process.exitCode = 1;
};

const whole = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`--${name} is a whole number from 1, not ${text}.`);
  return value;
};
const wholeOr = (name: string, text: string | undefined): Readonly<Record<string, number>> => (text === undefined ? {} : { [name]: whole(name, text) });

const jobsOf = (values: Values): readonly WorldJob[] => {
  const orders = values.slice ? SLICE.orders : whole('orders', values.orders);
  if (values.seed !== undefined) return [{ seed: whole('seed', values.seed), orders }];
  const seeds = values.slice ? SLICE.seeds : whole('seeds', values.seeds);
  return Array.from({ length: seeds }, (_, index) => ({ seed: index + 1, orders }));
};

const runWorlds = async (values: Values): Promise<void> => {
  const jobs = jobsOf(values);
  const begun = performance.now();
  const all: Findings[] = [];
  await runFleet(worldCrew, jobs, (findings) => {
    all.push(findings);
    if (jobs.length <= FEW || findings.violations.length > 0) say(worldLine(findings));
    else if (all.length % FEW === 0) say(`${String(all.length)} of ${String(jobs.length)} worlds`);
  });
  const sum = sumOf(all);
  say(`\n${summary(sum, performance.now() - begun)}`);
  if (sum.violations.length > 0) say(`\n${violationLines(sum, jobs[0]?.orders ?? 0)}`);
  verdict(sum.violations.length === 0);
};

const runVariants = async (name: string): Promise<void> => {
  const catches = await hunt(name === 'all' ? VARIANTS : [variantNamed(name)], ({ variant, caught }) => {
    say(catchLine(variant, caught));
  });
  const caught = catches.filter((one) => one.caught !== undefined).length;
  say(`\n${String(caught)} of ${String(catches.length)} caught`);
  verdict(caught === catches.length);
};

const runTears = async ({ stride, points, seed }: Values): Promise<void> => {
  const begun = performance.now();
  const all: readonly Cut[] = await runCuts({ ...wholeOr('stride', stride), ...wholeOr('points', points), ...wholeOr('seed', seed) }, (done, of) => {
    const torn = done.length - 1;
    if (torn % MANY === 0) say(`${String(torn)} of ${String(of)} sessions`);
  });
  say(`\n${cutSummary(all, performance.now() - begun)}`);
  verdict(all.every(({ violations }) => violations.length === 0));
};

const runFuzz = async (frames: number): Promise<void> => {
  const begun = performance.now();
  const volleys = Array.from({ length: Math.ceil(frames / VOLLEY) }, (_, index) => ({ seed: index + 1, frames: Math.min(VOLLEY, frames - index * VOLLEY) }));
  const all: Fuzzed[] = [];
  await runFleet(fuzzCrew, volleys, (fuzzed) => all.push(fuzzed));
  say(fuzzSummary(all, performance.now() - begun));
  verdict(all.every(({ problems }) => problems.length === 0));
};

const run = (values: Values): Promise<void> => {
  if (values.variant !== undefined) return runVariants(values.variant);
  if (values.cut) return runTears(values);
  if (values.fuzz !== undefined) return runFuzz(whole('fuzz', values.fuzz));
  return runWorlds(values);
};

await run(parse());
