// npm run bench: every row in a process of its own, then the tables of docs/performance.md on stdout. A miss is no failure, unless --check asks.
//   npm run bench -- validate digits    these rows alone
//   npm run bench -- --check            holds the figures against the aims; exit code 1 where one is missed
//   npm run bench -- --json             the results as JSON

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { AIMS, judge, type Verdict } from './aims.js';
import { builtCode, ROOT } from './built.js';
import type { Findings, Result, Row } from './row.js';
import { isRow, ROWS, type RowName } from './rows.js';
import { aimsTable, rowSection } from './table.js';

/** The longest a row may take, in ms: one that hangs must not hang the bench. */
const LONGEST = 120_000;

type About = Omit<Row, 'run'>;

/** A row with what it found. */
interface Told {
  readonly row: About;
  readonly result: Result;
}

/** Runs a row in a fresh process: what one has taught the compiler must not help or hinder the next. */
const runRow = async (name: RowName): Promise<Told> => {
  const code = `import { row } from './${name}.js'; const { run, ...about } = row; process.send({ row: about, findings: await run(1) }); process.disconnect();`;
  const child = fork(await builtCode(name, code), { cwd: ROOT, execArgv: [], timeout: LONGEST });
  const ended = once(child, 'exit').then((): [] => []);
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [{ readonly row: About; readonly findings: Findings }?];
  await ended;
  if (message === undefined) throw new Error(`The row ${name} ended without a figure.`);
  return { row: message.row, result: { name, ...message.findings } };
};

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
/** Progress, beside what may be piped into a file. */
const mutter = (text: string): void => {
  process.stderr.write(text);
};

const missed = (verdicts: readonly Verdict[]): readonly Verdict[] => verdicts.filter(({ status }) => status !== 'met');

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' }, json: { type: 'boolean' } } });
  const strangers = positionals.filter((name) => !isRow(name));
  if (strangers.length > 0) throw new RangeError(`No row called ${strangers.join(', ')}; there are ${ROWS.join(', ')}.`);
  const told: Told[] = [];
  for (const name of positionals.length === 0 ? ROWS : positionals.filter(isRow)) {
    const start = performance.now();
    mutter(`${name} ... `);
    told.push(await runRow(name));
    mutter(`${((performance.now() - start) / 1000).toFixed(0)} s\n`);
  }

  const results = told.map(({ result }) => result);
  const verdicts = judge(results, AIMS);
  if (values.json === true) say(JSON.stringify({ results, verdicts }, undefined, 2));
  else say(['## Aims', aimsTable(results, verdicts), '## Figures', ...told.map(({ row, result }) => rowSection(row, result))].join('\n\n'));
  if (values.check !== true) return;
  const open = missed(verdicts);
  mutter(open.map(({ aim, status }) => `${status}: ${aim.row}, ${aim.of}, ${aim.who}\n`).join(''));
  if (open.some(({ status }) => status === 'missed')) process.exitCode = 1;
};

await main();
