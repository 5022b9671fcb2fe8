// The figures of many worlds in one. run adds each world as it is done and prints the sum.

import { createHash } from 'node:crypto';
import type { Violation } from './evidence.js';
import type { Findings } from './findings.js';

/** The figures so far. */
export interface Sum {
  readonly worlds: number;
  readonly orders: number;
  readonly commands: number;
  readonly sent: number;
  readonly inDoubt: number;
  readonly executions: number;
  readonly connections: number;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly violations: readonly (Violation & { readonly seed: number })[];
  /** Virtual ms, of all worlds. */
  readonly virtual: number;
  /** ms, ascending. */
  readonly resolving: readonly number[];
  /** The hashes of all worlds in one, by their seeds. */
  readonly hash: string;
}

const total = (all: readonly Findings[], of: (findings: Findings) => number): number => all.reduce((sum, findings) => sum + of(findings), 0);

/** What so many of `sorted` do not exceed; 0 where there is none. */
export const percentile = (sorted: readonly number[], share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** Adds up. */
export const sumOf = (all: readonly Findings[]): Sum => {
  const verdicts: Record<string, number> = {};
  for (const { verdicts: some } of all) for (const [status, count] of Object.entries(some)) verdicts[status] = (verdicts[status] ?? 0) + count;
  const hash = createHash('sha1');
  for (const one of [...all].sort((a, b) => a.seed - b.seed)) hash.update(one.hash);
  return {
    worlds: all.length,
    orders: total(all, ({ orders }) => orders),
    commands: total(all, ({ commands }) => commands),
    sent: total(all, ({ sent }) => sent),
    inDoubt: total(all, ({ inDoubt }) => inDoubt),
    executions: total(all, ({ executions }) => executions),
    connections: total(all, ({ connections }) => connections),
    virtual: total(all, ({ virtual }) => virtual),
    verdicts,
    violations: all.flatMap(({ seed, violations }) => violations.map((violation) => ({ ...violation, seed }))),
    resolving: all.flatMap(({ resolving }) => resolving).sort((a, b) => a - b),
    hash: hash.digest('hex').slice(0, 16),
  };
};
