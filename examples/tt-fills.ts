// A first program for the TT REST API: every fill of the last week as NDJSON on standard output. `npx tsx examples/tt-fills.ts > fills.ndjson`

import { concat, count, ignoreElements, merge, switchMap, take, takeWhile, tap } from 'rxjs';
import { startTtRestSimulator, type RunningTtRest } from 'rxtt/simulator';
import { ttRest } from 'rxtt/tt-rest';

const WEEK = 7 * 86_400_000;

const program = ({ environment, apiSecret }: RunningTtRest) => {
  // For TT itself: environments.uat, and the secret from wherever you keep secrets.
  const tt = ttRest({ environment, apiSecret, appName: 'fills', companyName: 'example', plan: 'high' });

  // Nobody asks for a token: the first call fetches one.
  const token$ = tt.state$.pipe(
    takeWhile(({ status }) => status !== 'ready', true),
    tap(({ status }) => {
      console.error(`The client is ${status}.`);
    }),
  );
  const accounts$ = tt.account.accounts().pipe(
    count(),
    tap((accounts) => {
      console.error(`There are ${String(accounts)} accounts.`);
    }),
  );
  const fills$ = tt.ledger.fills({ minTimestamp: new Date(Date.now() - WEEK) }).pipe(
    tap((fill) => {
      process.stdout.write(`${JSON.stringify(fill)}\n`);
    }),
    count(),
    tap((fills) => {
      console.error(`These were ${String(fills)} fills.`);
    }),
  );
  return concat(merge(token$, accounts$).pipe(ignoreElements()), fills$);
};

startTtRestSimulator({ plan: 'high' })
  .pipe(
    switchMap(program),
    take(1), // all fills are through: the server stops
  )
  .subscribe();
