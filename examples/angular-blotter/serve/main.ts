// `npm run example:angular`: builds the application where needed, starts a simulated server and the pages over it, and says where. Ctrl-C stops it all.
// `-- --accounting Net` (or Cash) is for another kind of account; `-- --reports 500` lets another program cause 500 execution reports a second.

import { parseArgs } from 'node:util';
import { concat, defer, finalize, fromEvent, ignoreElements, map, merge, switchMap, takeUntil, tap, timer, type Observable } from 'rxjs';
import { startTickTraderSimulator, type AccountingType, type RunningTickTrader } from 'rxtt/simulator';
import { built } from './build.js';
import { served } from './pages.js';
import { robot } from './robot.js';

const SECOND = 1_000;
const STEP = 30 * SECOND; // of a one-time password
const PAST = { days: 260, records: 12_000 };

const { values } = parseArgs({
  options: { accounting: { type: 'string', default: 'Gross' }, port: { type: 'string', default: '4300' }, reports: { type: 'string', default: '0' } },
});
const isTerminal = process.stdout.isTTY;

const say = (text: string): void => {
  process.stdout.write(text);
};

/** The one-time password of the moment: one live line on a terminal, a line for each new one elsewhere. */
const passwords = (server: RunningTickTrader): Observable<never> => {
  let last = '';
  return timer(0, SECOND).pipe(
    tap(() => {
      const code = server.oneTimePassword();
      const left = Math.ceil((STEP - (Date.now() % STEP)) / SECOND);
      if (isTerminal) say(`\r  one-time password  ${code}  (for ${String(left)} s) `);
      else if (code !== last) say(`  one-time password  ${code}\n`);
      last = code;
    }),
    ignoreElements(),
  );
};

const KINDS: readonly AccountingType[] = ['Gross', 'Net', 'Cash'];

const accounting = (): AccountingType => {
  const kind = KINDS.find((name) => name.toLowerCase() === values.accounting.toLowerCase());
  if (kind === undefined) throw new RangeError(`There is no accounting ${values.accounting}, only ${KINDS.join(', ')}.`);
  return kind;
};

const desk = (accountingType: AccountingType): Observable<never> =>
  startTickTraderSimulator({ accountingType, ticksPerSecond: 20, history: PAST, twoFactorTokenBinding: 'both' }).pipe(
    switchMap((server) =>
      merge(
        robot(server.exchange, { reports: Number(values.reports), orders: Number(values.reports) > 0 ? 30 : 2 }),
        served(server, { port: Number(values.port) }).pipe(
          tap((address) => {
            say(`\n  A trading desk over a simulated server, on this machine only. Ctrl-C stops it.\n\n  open               ${address}\n`);
          }),
          switchMap(() => passwords(server)),
        ),
      ),
    ),
  );

defer(() => {
  const kind = accounting(); // before anything is built
  return concat(built().pipe(map(say), ignoreElements()), desk(kind));
})
  .pipe(
    takeUntil(merge(fromEvent(process, 'SIGINT'), fromEvent(process, 'SIGTERM'))),
    finalize(() => {
      say('\n');
    }),
  )
  .subscribe({
    error: (error: unknown) => {
      say(`\n${String(error).split('\n', 1).join()}\n`); // the rest was said as it came
      process.exitCode = 1;
    },
  });
