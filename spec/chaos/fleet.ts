// Work spread over processes, one a core, from a bundle for plain Node: a loader for TypeScript names every function it meets, which costs more than the client.

import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { builtCode, ROOT } from '../../bench/built.js';

/** What the processes of a fleet do: the function `work` of a module, seen from bench. Job and result are plain data. */
export interface Crew<Job, Result> {
  readonly name: string;
  readonly module: string;
  readonly work: (job: Job) => Result | Promise<Result>;
  /** Jobs the fleet has under way at a time, for work that mostly waits. Default one a process. */
  readonly abreast?: number;
}

/** Hears of each job that is done. */
export type Report<Job, Result> = (result: Result, job: Job) => void;

const codeOf = ({ module, work }: Pick<Crew<never, unknown>, 'module' | 'work'>): string =>
  `import { ${work.name} } from '${module}'; process.on('message', async ({ number, job }) => process.send({ number, result: await ${work.name}(job) }));`;

/** A process of the fleet. */
interface Ship<Job, Result> {
  /** Has a job done, beside those that are under way. */
  readonly work: (job: Job) => Promise<Result>;
  readonly stop: () => void;
}

/** Somebody who waits for a job to be done. */
interface Waiting<Job, Result> {
  readonly job: Job;
  readonly done: (result: Result) => void;
  readonly failed: (error: Error) => void;
}

const shipOf = <Job, Result>(code: string): Ship<Job, Result> => {
  const ship = fork(code, { cwd: ROOT, execArgv: ['--max-semi-space-size=64', '--single-threaded-gc'] });
  const waiting = new Map<number, Waiting<Job, Result>>();
  let given = 0;
  ship.on('message', (message) => {
    const { number, result } = message as { readonly number: number; readonly result: Result }; // what codeOf sends
    waiting.get(number)?.done(result);
    waiting.delete(number);
  });
  ship.on('exit', () => {
    for (const { job, failed } of waiting.values()) failed(new Error(`A process died over ${JSON.stringify(job).slice(0, 200)}.`));
  });
  return {
    work: (job) =>
      new Promise((done, failed) => {
        waiting.set(++given, { job, done, failed });
        ship.send({ number: given, job });
      }),
    stop: () => void ship.kill(),
  };
};

/** Has one job done after the other. */
const serve = async <Job, Result>(ship: Ship<Job, Result>, jobs: Iterator<Job>, report: Report<Job, Result>): Promise<void> => {
  for (let next = jobs.next(); next.done !== true; next = jobs.next()) report(await ship.work(next.value), next.value);
};

/** Has all jobs done and reports each as it is, in no particular order. `jobs` is drawn from as processes get free. */
export const runFleet = async <Job, Result>(crew: Crew<Job, Result>, jobs: Iterable<Job>, report: Report<Job, Result>): Promise<void> => {
  const code = await builtCode(`chaos-${crew.name}`, codeOf(crew), true);
  const queue = jobs[Symbol.iterator]();
  const ships = Array.from({ length: availableParallelism() }, () => shipOf<Job, Result>(code));
  const abreast = Math.ceil((crew.abreast ?? ships.length) / ships.length);
  const places = ships.flatMap((ship) => Array.from({ length: abreast }, () => ship));
  try {
    await Promise.all(places.map((ship) => serve(ship, queue, report)));
  } finally {
    for (const ship of ships) ship.stop();
  }
};
