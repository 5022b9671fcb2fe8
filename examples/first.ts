import { map, switchMap } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { tickTrader } from 'rxtt/ticktrader';

const { url, credentials, webSocket, oneTimePassword } = simulatedTickTrader();
const tt = tickTrader({ url, credentials, webSocket, oneTimePassword: () => [oneTimePassword()] });

tt.executionReports$.pipe(map(({ Event, Trade }) => `${Event} ${Trade.Type} ${Trade.Id}`)).subscribe(console.log);
const order$ = tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 });
const verdict$ = tt.connect().pipe(switchMap(() => order$));
verdict$.pipe(map(({ status }) => `The order is ${status}.`)).subscribe({ next: console.log, complete: () => tt.close() });
