// `--simulator`: a server in this very process, so that every command can be tried at once. The same seed gives the same world, to the last byte.

import { asyncScheduler, type SchedulerLike } from 'rxjs';
import { simulatedTickTrader, type AccountingType, type InMemoryTickTrader } from '../../simulator/index.js';

/** What can be chosen of it. */
export interface SimulatedWorld {
  readonly seed: number;
  readonly accountingType: AccountingType;
  /** History records there are at the start. */
  readonly records: number;
}

/** The world always begins at this instant, a Monday: else each run would have another past, and a walk could not be resumed. */
export const BEGINNING = Date.UTC(2026, 0, 5, 12);

const DAYS = 365;

/** A clock that stands at `beginning` until it is started, and then goes as fast as any other. */
const standingAt = (beginning: number): { readonly scheduler: SchedulerLike; readonly start: () => void } => {
  let started: number | undefined;
  const now = (): number => (started === undefined ? beginning : beginning + asyncScheduler.now() - started);
  return {
    start: () => {
      started = asyncScheduler.now();
    },
    scheduler: { now, schedule: (...task: Parameters<SchedulerLike['schedule']>) => asyncScheduler.schedule(...task) },
  };
};

/** A server, and the clock that its clients must live by. */
export const simulatedWorld = ({
  seed,
  accountingType,
  records,
}: SimulatedWorld): { readonly server: InMemoryTickTrader; readonly scheduler: SchedulerLike } => {
  const { scheduler, start } = standingAt(BEGINNING);
  const server = simulatedTickTrader({ scheduler, seed, accountingType, ...(records > 0 && { history: { days: DAYS, records } }) });
  start(); // laying down the past took time, which must not show
  return { server, scheduler };
};
