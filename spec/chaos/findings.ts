// What a world came to, in figures, and how the figures of many worlds add up. Worlds make findings, run prints them.

import { verdictOf, type Call } from './call.js';
import type { Evidence, Violation } from './evidence.js';
import { LEFT_BEHIND } from './heirs.js';
import { executedAt } from './laws/verdict.js';

/** The figures of one world. Plain data: it travels between processes. */
export interface Findings {
  readonly seed: number;
  /** Orders that were called for, and commands of all kinds. */
  readonly orders: number;
  readonly commands: number;
  /** Commands that left. */
  readonly sent: number;
  /** Commands that were `unknown` for a while. */
  readonly inDoubt: number;
  /** How many commands ended how. */
  readonly verdicts: Readonly<Record<string, number>>;
  /** Events of executions$ that tell of a change. */
  readonly executions: number;
  readonly connections: number;
  /** For each command in doubt that was executed: ms from when it could be known (connected, and executed) until it was. */
  readonly resolving: readonly number[];
  /** Virtual ms. */
  readonly virtual: number;
  readonly violations: readonly Violation[];
  readonly hash: string;
}

interface Course<N> {
  readonly seed: number;
  readonly evidence: Evidence<N>;
  readonly readySince: readonly number[];
  readonly violations: readonly Violation[];
  readonly virtual: number;
  readonly hash: string;
}

/** How long a command in doubt that was executed stayed so, once there was a connection to ask over. */
const resolvingTime = <N>(call: Call<N>, { evidence: { truth }, readySince }: Course<N>): readonly number[] => {
  const [doubt, last] = [call.said[0], call.said.at(-1)];
  const done = executedAt(call, truth);
  if (doubt?.outcome.status !== 'unknown' || last?.outcome.status !== 'accepted' || done === undefined) return [];
  const connected = readySince.findLast((time) => time <= last.at) ?? doubt.at;
  return [Math.max(0, last.at - Math.max(doubt.at, done, connected))];
};

const counted = (names: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

/** The findings of a world that has come to its end. */
export const findingsOf = <N>(course: Course<N>): Findings => {
  const { seed, evidence, readySince, violations, virtual, hash } = course;
  const {
    calls,
    transmissions,
    heard: { executions },
  } = evidence;
  return {
    seed,
    violations,
    virtual,
    hash,
    orders: calls.filter(({ deed, what }) => deed === 'create' && what !== LEFT_BEHIND).length,
    commands: calls.length,
    sent: transmissions.byId.size,
    inDoubt: calls.filter(({ said }) => said.some(({ outcome }) => outcome.status === 'unknown')).length,
    verdicts: counted(calls.map((call) => verdictOf(call)?.status ?? 'nothing')),
    executions: executions.filter(({ kind }) => kind === 'execution').length,
    connections: readySince.length,
    resolving: calls.flatMap((call) => resolvingTime(call, course)),
  };
};
