// Work spread over processes, one a core, from a bundle for plain Node: a loader for TypeScript names every function it meets, which costs more than the client.

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { builtCode, ROOT } from '../../bench/built.js';

/** What the processes of a fleet do: the function `work` of a module, seen from bench. Job and result are plain data. */
export interface Crew<Job, Result> {
  readonly name: string;
  readonly module: string;
  readonly work: (job: Job) => Result | Promise<Result>;
}

/** Hears of each job that is done. */
export type Report<Job, Result> = (result: Result, job: Job) => void;

const codeOf = ({ module, work }: Pick<Crew<never, unknown>, 'module' | 'work'>): string =>
  `import { ${work.name} } from '${module}'; process.on('message', async (job) => process.send({ result: await ${work.name}(job) }));`;

/** Has a process do one job after the other. */
const serve = async <Job, Result>(ship: ChildProcess, jobs: Iterator<Job>, report: Report<Job, Result>): Promise<void> => {
  const died = once(ship, 'exit').then((): [] => []);
  for (let next = jobs.next(); next.done !== true; next = jobs.next()) {
    const answer = once(ship, 'message');
    ship.send(next.value as object);
    const [message] = (await Promise.race([answer, died])) as [{ readonly result: Result }?];
    if (message === undefined) throw new Error(`A process died over ${JSON.stringify(next.value).slice(0, 200)}.`);
    report(message.result, next.value);
  }
};

/** Has all jobs done and reports each as it is, in no particular order. `jobs` is drawn from as processes get free. */
export const runFleet = async <Job, Result>(crew: Crew<Job, Result>, jobs: Iterable<Job>, report: Report<Job, Result>): Promise<void> => {
  const code = await builtCode(`chaos-${crew.name}`, codeOf(crew));
  const queue = jobs[Symbol.iterator]();
  const ships = Array.from({ length: availableParallelism() }, () => fork(code, { cwd: ROOT, execArgv: ['--max-semi-space-size=32'] }));
  try {
    await Promise.all(ships.map((ship) => serve(ship, queue, report)));
  } finally {
    for (const ship of ships) ship.kill();
  }
};
