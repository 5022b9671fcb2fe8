// The act that gives back what was bought: each kind of account has its own way.

import { concat, defer, map, type Observable } from 'rxjs';
import type { AccountingType } from '../../simulator/index.js';
import type { Output } from '../terminal/output.js';
import { told, withId } from './commands.js';
import { euros, type Desk } from './desk.js';
import { SYMBOL } from './orders.js';
import { reportHead } from './reports.js';
import { act, lines, type Stage } from './stage.js';

const sell = (stage: Stage, much: number, what: string): Observable<Output> =>
  told(
    stage,
    `Sell ${euros(much)}, ${what}`,
    defer(() => stage.tt.createOrder({ Type: 'Market', Side: 'Sell', Symbol: SYMBOL, Amount: much })),
  );

/** How what was bought is given back: a Gross account closes positions, the others sell. */
const closings: Readonly<Record<AccountingType, { readonly about: string; readonly play: (stage: Stage, desk: Desk) => Observable<Output> }>> = {
  Gross: {
    about: 'A Gross account keeps each position by itself, so each is closed by its number.',
    play: (stage, { market$, immediate$, pair$ }) => {
      const sold$ = pair$.pipe(map(({ second }) => second));
      return concat(
        told(
          stage,
          `Close ${euros(1_000)} of the first purchase`,
          withId(market$, (id) => stage.tt.closePosition(id, 1_000)),
        ),
        told(
          stage,
          'Close the second one by what the pair has sold',
          withId(immediate$, (id) => withId(sold$, (byId) => stage.tt.closePositionBy(id, byId))),
        ),
        told(
          stage,
          'Close the rest of the first',
          withId(market$, (id) => stage.tt.closePosition(id)),
        ),
      );
    },
  },
  Net: {
    about: 'A Net account keeps one position a symbol, so selling as much closes it.',
    play: (stage) => concat(sell(stage, 1_000, 'in part'), sell(stage, 2_000, 'the rest')),
  },
  Cash: {
    about: 'A Cash account owns currencies, so there is nothing to close: euros are sold again.',
    play: (stage) => concat(sell(stage, 1_000, 'in part'), sell(stage, 2_000, 'the rest')),
  },
};

/** Gives back what was bought. */
export const closing = (stage: Stage, desk: Desk, kind: AccountingType): Observable<Output> => {
  const { about, play } = closings[kind];
  return act(stage, 'Close what was bought', about, concat(lines(reportHead(stage.paint)), play(stage, desk)));
};
