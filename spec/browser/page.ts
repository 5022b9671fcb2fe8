// What runs in the browser: a user's program over the built package. browser.spec bundles it, serves it under a strict policy and reads what it wrote.

import { catchError, concatMap, defer, EMPTY, filter, from, map, merge, of, switchMap, take, tap, toArray, type Observable } from 'rxjs';
import { ofEvent, tickTrader, type Credentials } from 'rxtt/ticktrader';

interface Server {
  readonly url: string;
  readonly credentials: Credentials;
}

const text = (path: string): Promise<string> => fetch(path).then((answer) => answer.text());

const ClientId = 'ordered-in-a-browser';

/** One line of the transcript. */
const write = (line: string): void => {
  const item = document.createElement('li');
  item.textContent = line;
  document.body.append(item);
};

const program = ({ url, credentials }: Server): Observable<unknown> => {
  const client = tickTrader({ url, credentials, oneTimePassword: () => text('/one-time-password'), deviceId: 'browser' });
  const states$ = client.state$.pipe(
    tap(({ status }) => {
      write(`state ${status}`);
    }),
  );
  const reports$ = client.executionReports$.pipe(
    ofEvent('Filled'),
    tap(({ Trade }) => {
      write(`report Filled ${Trade.Symbol}`);
    }),
  );
  const ready = (epoch: number): Observable<unknown> =>
    client.state$.pipe(
      filter((state) => state.status === 'ready' && state.epoch === epoch),
      take(1),
    );

  const steps: readonly (() => Observable<string>)[] = [
    () => client.connect().pipe(map(() => 'connected')),
    () => client.account().pipe(map(({ AccountingType }) => `account ${AccountingType}`)),
    () => client.createOrder({ Type: 'Market', ClientId, Side: 'Buy', Symbol: 'EURUSD', Amount: 100_000 }).pipe(map(({ status }) => `order ${status}`)),
    () => client.trades().pipe(map((trades) => `trades ${trades.some((trade) => trade.ClientId === ClientId) ? 'show' : 'lack'} the order`)),
    () =>
      defer(() => text('/cut')).pipe(
        switchMap(() => ready(2)),
        map(() => 'reconnected'),
      ),
    () => client.trades().pipe(map((trades) => `trades ${trades.some((trade) => trade.ClientId === ClientId) ? 'show' : 'lack'} the order`)),
    () =>
      client.tradeHistory().pipe(
        toArray(),
        map(({ length }) => `history ${length > 0 ? 'has records' : 'is empty'}`),
      ),
    () => client.close().pipe(map(() => 'closed')),
  ];
  const walk$ = from(steps).pipe(
    concatMap((step) => step()),
    tap(write),
  );
  return merge(states$, reports$, walk$);
};

from(text('/server'))
  .pipe(
    switchMap((server) => program(JSON.parse(server) as Server)), // written by our own spec
    catchError((error: unknown) =>
      of(`failed: ${String(error)}`).pipe(
        tap(write),
        switchMap(() => EMPTY),
      ),
    ),
  )
  .subscribe({
    complete: () => {
      write('done');
    },
  });
