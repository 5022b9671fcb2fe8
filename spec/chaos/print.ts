// What a run says: its figures, its violations, and how to see one again. run writes it to stdout.

import type { Cut } from './cut/session.js';
import type { Findings } from './findings.js';
import type { Fuzzed } from './fuzz/fuzz.js';
import type { Catch } from './hunt.js';
import { percentile, type Sum } from './sum.js';
import type { Variant } from './variants/variant.js';

const grouped = (value: number): string => value.toLocaleString('en-US');
const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(2)} s`;
const DAY = 86_400_000;

/** How to see a world again. */
export const replayLine = (seed: number, orders: number): string => `npm run chaos -- --seed ${String(seed)} --orders ${String(orders)}`;

/** One line for a world. */
export const worldLine = ({ seed, orders, commands, inDoubt, verdicts, connections, violations, hash }: Findings): string =>
  `seed ${String(seed)}: ${grouped(orders)} orders, ${grouped(commands)} commands, ${grouped(inDoubt)} in doubt, ${String(connections)} connections, ` +
  `${Object.entries(verdicts)
    .map(([status, count]) => `${status} ${grouped(count)}`)
    .join(', ')}, ${String(violations.length)} violations, trace ${hash}`;

const rows = (sum: Sum, took: number): readonly (readonly [string, string])[] => [
  ['worlds', grouped(sum.worlds)],
  ['orders called for', grouped(sum.orders)],
  ['commands of all kinds', `${grouped(sum.commands)}, of which ${grouped(sum.sent)} left`],
  ['connections', grouped(sum.connections)],
  ['in doubt', grouped(sum.inDoubt)],
  [
    'verdicts',
    Object.entries(sum.verdicts)
      .map(([status, count]) => `${status} ${grouped(count)}`)
      .join(', '),
  ],
  ['changes on executions$', grouped(sum.executions)],
  [
    'in doubt, executed, resolved',
    `${grouped(sum.resolving.length)}; p50 ${seconds(percentile(sum.resolving, 0.5))}, p99 ${seconds(percentile(sum.resolving, 0.99))}, longest ${seconds(percentile(sum.resolving, 1))}`,
  ],
  ['violations', grouped(sum.violations.length)],
  ['time', `${(sum.virtual / DAY).toFixed(1)} days of the worlds in ${seconds(took)}`],
  ['trace', sum.hash],
];

/** The figures of a run that took `took` ms. */
export const summary = (sum: Sum, took: number): string =>
  rows(sum, took)
    .map(([name, value]) => `${name.padEnd(30)}${value}`)
    .join('\n');

/** The first violations of a run, each with the line that shows it again. */
export const violationLines = ({ violations }: Sum, orders: number, most = 20): string =>
  violations
    .slice(0, most)
    .map(({ seed, law, says }) => `VIOLATION of "${law}": ${says}\n  ${replayLine(seed, orders)}`)
    .join('\n');

/** How a wrong client was caught, or that it got away. */
export const catchLine = ({ name, belief }: Variant, caught: Catch['caught']): string =>
  `${name.padEnd(28)}${caught === undefined ? 'GOT AWAY' : `caught by "${caught.law}" at seed ${String(caught.seed)}: ${caught.says.slice(0, 120)}`}\n  believes: ${belief}`;

const count = (all: readonly Cut[], of: (cut: Cut) => number): string => grouped(all.reduce((sum, cut) => sum + of(cut), 0));

/** The figures of the torn sessions. The first of them was whole. */
export const cutSummary = (all: readonly Cut[], took: number): string => {
  const broken = all.filter(({ violations }) => violations.length > 0);
  const { up = 0, down = 0 } = all[0]?.carried ?? {};
  return [
    `a golden session carries ${grouped(up)} bytes up and ${grouped(down)} down`,
    `${grouped(all.length - 1)} sessions torn, ${count(all, ({ calls }) => calls)} commands, ${count(all, ({ inDoubt }) => inDoubt)} in doubt, ${String(broken.length)} with a violation, in ${seconds(took)}`,
    ...broken
      .slice(0, 10)
      .flatMap(({ point, violations }) =>
        violations.map(({ law, says }) => `VIOLATION of "${law}" where ${String(point.byte)} bytes had gone ${point.way}: ${says}`),
      ),
  ].join('\n');
};

/** The figures of a fuzz run. */
export const fuzzSummary = (all: readonly Fuzzed[], took: number): string => {
  const problems = all.flatMap(({ seed, problems: some }) => some.map((says) => `PROBLEM at seed ${String(seed)}: ${says}`));
  const frames = all.reduce((sum, one) => sum + one.frames, 0);
  const longest = Math.max(...all.map((one) => one.longest));
  return [
    `${grouped(frames)} fuzzed frames, the slowest took ${longest.toFixed(0)} ms, ${String(problems.length)} problems, in ${seconds(took)}`,
    ...problems.slice(0, 10),
  ].join('\n');
};
