// The TT side: the fills of a company, as far back as TT has them, are gathered. main.ts calls it.

import { switchMap, take, type Observable } from 'rxjs';
import { startTtRestSimulator } from 'rxtt/simulator';
import { asString, ttRest } from 'rxtt/tt-rest';
import { gather, type Gathered, type Place } from './gather.js';
import type { Settings } from './settings.js';
import { fills } from './sources.js';

/** TT keeps fills for about so many days. */
const KEPT = 90;

/** Emits once, when all fills are gathered. */
export const gatherTtRest = ({ days, orders }: Settings, place: Place): Observable<Gathered> =>
  startTtRestSimulator({ plan: 'high', accounts: 40, days: Math.min(days, KEPT), ordersPerDay: orders }).pipe(
    switchMap(({ environment, apiSecret }) =>
      ttRest({ environment, apiSecret, appName: 'analytics', companyName: 'example', plan: 'high', numeric: asString })
        .ledger.fills()
        .pipe(gather(fills, place)),
    ),
    take(1), // all is gathered: the server stops
  );
