// Backtests: they wait, run and end as time passes; nothing need tick for it. ttbacktest makes, shows, stops and forgets them.

import type { WireRecord } from '../writer.js';

/** `FINISHED`, `STOPPED` and `FAIL` are final, and documented; the two before them are ours. */
export type BacktestStatus = 'PENDING' | 'RUNNING' | 'FINISHED' | 'STOPPED' | 'FAIL';

/** What was asked for. */
export interface BacktestPlan {
  /** What the client sent, shown again. */
  readonly request: WireRecord;
  /** Whether it will fail in the end. */
  readonly fails: boolean;
}

/** A backtest. Times are ms since 1970. */
export interface Backtest extends BacktestPlan {
  readonly id: number;
  readonly created: number;
  stopped?: number;
}

/** The backtests of the company. */
export interface Backtests {
  readonly create: (plan: BacktestPlan) => Backtest;
  readonly all: () => readonly Backtest[];
  readonly one: (id: string) => Backtest | undefined;
  readonly remove: (id: string) => boolean;
  readonly stop: (backtest: Backtest) => void;
  readonly status: (backtest: Backtest) => BacktestStatus;
}

const FIRST_ID = 5001;
/** The part of its time that a backtest waits. */
const WAIT = 0.2;

/** No backtests yet; each takes `duration` ms. */
export const backtests = (duration: number, now: () => number): Backtests => {
  const all = new Map<string, Backtest>();
  let id = FIRST_ID;
  const status = ({ created, stopped, fails }: Backtest): BacktestStatus => {
    const end = created + duration;
    if (stopped !== undefined && stopped < end) return 'STOPPED';
    if (now() >= end) return fails ? 'FAIL' : 'FINISHED';
    return now() < created + duration * WAIT ? 'PENDING' : 'RUNNING';
  };
  return {
    create: (plan) => {
      const backtest: Backtest = { id: id++, created: now(), ...plan };
      all.set(String(backtest.id), backtest);
      return backtest;
    },
    all: () => [...all.values()],
    one: (wanted) => all.get(wanted),
    remove: (wanted) => all.delete(wanted),
    stop: (backtest) => {
      backtest.stopped ??= now();
    },
    status,
  };
};

/** A backtest as ttbacktest shows it. */
export const backtestView = (tests: Backtests, backtest: Backtest): WireRecord => ({
  id: backtest.id,
  backtestStatus: tests.status(backtest),
  ...backtest.request,
});
