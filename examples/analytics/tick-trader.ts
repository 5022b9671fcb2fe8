// The TickTrader side: an account with a year behind it trades a little more, and all of it is gathered. main.ts calls it.

import { concat, defer, endWith, ignoreElements, switchMap, takeUntil, takeWhile, type Observable } from 'rxjs';
import { startTickTraderSimulator } from 'rxtt/simulator';
import { asString, ofEvent, tickTrader } from 'rxtt/ticktrader';
import { gather, type Gathered, type Place } from './gather.js';
import type { Settings } from './settings.js';
import { executions, history, snapshots } from './sources.js';
import { trade } from './trading.js';

/** Emits what was gathered of executions, history and snapshots, each when it is done. */
export const gatherTickTrader = ({ days, records, rounds }: Settings, place: Place): Observable<Gathered> =>
  startTickTraderSimulator({ history: { days, records }, ticksPerSecond: 0, throttling: false }).pipe(
    switchMap(({ url, credentials, oneTimePassword, exchange }) => {
      // Money as its own text: what comes out of the database has every digit that came over the wire.
      const tt = tickTrader({ url, credentials, oneTimePassword: () => [oneTimePassword()], numeric: asString });

      // The session of trading is what ends the listening, so both begin together.
      const traded$ = concat(tt.connect(), trade(tt, exchange, rounds)).pipe(ignoreElements(), endWith(true));
      const executions$ = tt.executionReports$.pipe(ofEvent('Filled', 'PartialFilled'), takeUntil(traded$));
      return concat(
        executions$.pipe(gather(executions, place)),
        tt.tradeHistory().pipe(gather(history, place)),
        tt.dailySnapshots().pipe(gather(snapshots, place)),
        defer(() => tt.close()).pipe(ignoreElements()),
        [undefined], // the client is closed: the server stops
      );
    }),
    takeWhile((gathered) => gathered !== undefined),
  );
