// A unit test with a bad day in it: whatever breaks, the program under test must end up with one position, not two and not none.

import { strictEqual } from 'node:assert/strict';
import { defer, last, of, switchMap } from 'rxjs';
import { simulatedTickTrader, type FaultScript } from 'rxtt/simulator';
import { virtualClock } from 'rxtt/testing';
import { tickTrader } from 'rxtt/ticktrader';

const badDays: Readonly<Record<string, FaultScript>> = {
  'cut before the server looked': [{ when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'cut', at: 'beforeExecuting' } }],
  'cut after it executed': [{ when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'cut', at: 'afterExecuting' } }],
  'executed, and no word': [{ when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'silence', at: 'afterExecuting' } }],
  'executed, and called an error': [{ when: { request: 'TradeCreate', nth: 1 }, do: { kind: 'misreport', text: 'Internal error.' } }],
};

const day = (faults: FaultScript): string => {
  const scheduler = virtualClock();
  const { url, credentials, webSocket, journal } = simulatedTickTrader({ scheduler, faults, twoFactor: false, ticksPerSecond: 0 });
  const tt = tickTrader({ url, credentials, webSocket, scheduler });

  // The program under test: the last value is the verdict. Only one that says that the order is not there allows another.
  const order$ = defer(() => tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 })).pipe(last());
  const program$ = tt.connect().pipe(
    switchMap(() => order$),
    switchMap((first) => (first.status === 'presumedAbsent' ? order$ : of(first))),
  );

  let status = 'nothing';
  program$.subscribe((outcome) => (status = outcome.status));
  scheduler.advanceBy(20 * 60_000); // until whatever was in doubt is decided
  tt.close();
  scheduler.advanceBy(1_000);
  strictEqual(journal.filter(({ kind }) => kind === 'opened').length, 1, 'the ground truth: one position');
  strictEqual(scheduler.waiting, 0, 'nothing is left running');
  return status;
};

for (const [name, faults] of Object.entries(badDays)) console.log(`${name}: ${day(faults)}, one position`);
