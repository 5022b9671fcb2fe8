// The acts that trade: one order of each kind, then changed, canceled, moved by the market, closed. Nothing of it is left open.

import { concat, defer, ignoreElements, type Observable } from 'rxjs';
import type { AccountingType, RunningTickTrader } from '../../simulator/index.js';
import type { TickTrader } from '../../ticktrader/index.js';
import { alongside } from '../streams.js';
import type { Output } from '../terminal/output.js';
import { closing } from './closing.js';
import { told, toldPair, withId } from './commands.js';
import { at, euros, openDesk, type Desk } from './desk.js';
import { shifted, SYMBOL } from './orders.js';
import { reportHead, reports } from './reports.js';
import { act, lines, type Act, type Stage } from './stage.js';

const ABOUT_PLACING =
  'A command is sent at most once, however often it is subscribed to. Execution reports come first: Accepted, the server has it; Allocated, it is in the book; ' +
  'Filled, it was traded. Then comes its one outcome, which is a proof, or says plainly that nobody knows.';
const ABOUT_CHANGING = 'Reports come without a command too: when the market reaches a price, for instance.';

const placing = (stage: Stage, desk: Desk): Observable<Output> => {
  const { market, immediate, outOfReach, limit, stop, stopLimit, cutLoss, takeProfit, tooMuch } = desk.orders;
  return act(
    stage,
    'Place orders',
    ABOUT_PLACING,
    concat(
      lines(reportHead(stage.paint)),
      told(stage, `Buy ${euros(market.Amount)} at the market`, desk.market$),
      told(stage, `Buy ${euros(immediate.Amount)} at ${at(immediate.Price)} or better, immediate-or-cancel`, desk.immediate$),
      told(stage, `Buy ${euros(outOfReach.Amount)} at ${at(outOfReach.Price)}, fill-or-kill: too cheap to be filled now`, stage.tt.createOrder(outOfReach)),
      told(stage, `Limit: buy ${euros(limit.Amount)} once it costs ${at(limit.Price)}`, desk.limit$),
      told(stage, `Stop: buy ${euros(stop.Amount)} once it reaches ${at(stop.StopPrice)}`, desk.stop$),
      told(stage, `Stop-limit: the same, but for no more than ${at(stopLimit.Price)}`, desk.stopLimit$),
      toldPair(stage, `OCO: sell ${euros(takeProfit.Amount)} at ${at(takeProfit.Price)}, or cut the loss at ${at(cutLoss.StopPrice)}`, desk.pair$),
      told(stage, `Buy ${euros(tooMuch.Amount)}, which nobody here can pay: a refusal is an outcome`, stage.tt.createOrder(tooMuch), 'rejected'),
    ),
  );
};

const changing = (stage: Stage, desk: Desk): Observable<Output> => {
  const { tt, paint, server } = stage;
  const closer = shifted(desk.orders.limit.Price, 10);
  const peak = shifted(desk.orders.takeProfit.Price, 5);
  return act(
    stage,
    'Change, cancel, and see the market move',
    ABOUT_CHANGING,
    concat(
      lines(reportHead(paint)),
      told(
        stage,
        `Raise the limit to ${at(closer)}`,
        withId(desk.limit$, (Id) => tt.modifyOrder({ Id, Price: closer })),
      ),
      told(
        stage,
        'Cancel it',
        withId(desk.limit$, (id) => tt.cancelOrder(id)),
      ),
      lines('', paint.strong(`The market rises to ${at(peak)}: one of the pair is filled, the other canceled`)),
      marketMoves(tt, server, peak),
      told(
        stage,
        'Cancel the stop that still waits',
        withId(desk.stop$, (id) => tt.cancelOrder(id)),
      ),
      told(
        stage,
        'And the stop-limit',
        withId(desk.stopLimit$, (id) => tt.cancelOrder(id)),
      ),
    ),
  );
};

/** Sets the price; done when an answer has come, before which the server sends all reports of what the price caused. */
const marketMoves = (tt: TickTrader, { exchange }: RunningTickTrader, bid: number): Observable<never> =>
  defer(() => {
    exchange.price(SYMBOL, { bid, ask: shifted(bid, 1) });
    return tt.trades().pipe(ignoreElements());
  });

/** Trades on an account of this kind, and shows every report as it comes. */
export const trading =
  (kind: AccountingType): Act =>
  (stage) =>
    defer(() => {
      const desk = openDesk(stage);
      return concat(placing(stage, desk), changing(stage, desk), closing(stage, desk, kind));
    }).pipe(alongside(reports(stage)));
