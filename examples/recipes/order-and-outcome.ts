// Places an order and finds out what became of it, though the connection is lost before anybody says.

import { finalize, switchMap } from 'rxjs';
import { simulatedTickTrader } from 'rxtt/simulator';
import { tickTrader, type OrderOutcome } from 'rxtt/ticktrader';

// This server executes the order, and the connection breaks before it can say so.
const { url, credentials, webSocket, journal } = simulatedTickTrader({
  twoFactor: false,
  faults: [{ when: { request: 'TradeCreate' }, do: { kind: 'cut', at: 'afterExecuting' } }],
});
const tt = tickTrader({ url, credentials, webSocket });

const inWords = (outcome: OrderOutcome): string => {
  switch (outcome.status) {
    case 'unknown': // comes first, if at all; one of the others follows
      return 'unknown: it left, and nobody has said anything. Looking.';
    case 'accepted':
      return `accepted as ${outcome.tradeId}, by what the ${outcome.proof} show`;
    case 'rejected':
      return `rejected: ${outcome.text}`;
    case 'notSent':
      return `not sent (${outcome.reason}): call createOrder again if you still want it`;
    case 'conflict':
      return 'changed by somebody else as well';
    case 'presumedAbsent':
      return 'never seen until long after: presumed not to be there; lateOutcomes$ tells if it turns up';
  }
};

tt.connect()
  .pipe(
    switchMap(() => tt.createOrder({ Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 10_000 })),
    finalize(() => tt.close()),
  )
  .subscribe({
    next: (outcome) => {
      console.log(inWords(outcome));
    },
    complete: () => {
      console.log(`Orders the server took: ${String(journal.filter(({ kind }) => kind === 'accepted').length)}`);
    },
  });
