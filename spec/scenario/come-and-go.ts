// A program of its own for leaving.spec: connects to the server it is told of, looks around, closes, and must then end by itself.

import { concatMap, lastValueFrom, map } from 'rxjs';
import { tickTrader } from '../../lib/ticktrader/index.js';

const [url = '', webApiId = '', webApiKey = '', webApiSecret = ''] = process.argv.slice(2);
const tt = tickTrader({ url, credentials: { webApiId, webApiKey, webApiSecret } });
tt.executionReports$.subscribe();
const statuses = tt.trades().pipe(
  concatMap(() => tt.close()),
  map(() => 'left'),
);
console.log(await lastValueFrom(statuses));
