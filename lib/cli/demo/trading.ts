// The acts that trade: one order of each kind, then changed, canceled, moved by the market, closed. Nothing of it is left open.

import { concat, defer, ignoreElements, map, type Observable } from 'rxjs';
import type { OcoOutcome, OrderOutcome, TickTrader } from '../../ticktrader/index.js';
import type { AccountingType, RunningTickTrader } from '../../simulator/index.js';
import { alongside } from '../streams.js';
import type { Output } from '../terminal/output.js';
import { amount } from '../terminal/format.js';
import { told, toldPair, withId } from './commands.js';
import { ordersAt, shifted, SYMBOL, type Orders, type Quote } from './orders.js';
import { reportHead, reports } from './reports.js';
import { act, lines, type Act, type Stage } from './stage.js';

/** Commands that later acts come back to. None is sent before somebody subscribes. */
interface Desk {
  readonly orders: Orders;
  readonly market$: Observable<OrderOutcome>;
  readonly immediate$: Observable<OrderOutcome>;
  readonly limit$: Observable<OrderOutcome>;
  readonly stop$: Observable<OrderOutcome>;
  readonly stopLimit$: Observable<OrderOutcome>;
  readonly pair$: Observable<OcoOutcome>;
}

/** A real client has its prices from the feed; the trade socket carries none. */
const quoteOf = ({ exchange }: RunningTickTrader): Quote => {
  const { bid, ask } = exchange.prices()[SYMBOL] ?? { bid: '1', ask: '1' };
  return { bid: Number(bid), ask: Number(ask) };
};

const openDesk = ({ tt, server }: Stage): Desk => {
  const orders = ordersAt(quoteOf(server));
  return {
    orders,
    market$: tt.createOrder(orders.market),
    immediate$: tt.createOrder(orders.immediate),
    limit$: tt.createOrder(orders.limit),
    stop$: tt.createOrder(orders.stop),
    stopLimit$: tt.createOrder(orders.stopLimit),
    pair$: tt.createOco(orders.cutLoss, orders.takeProfit),
  };
};

const ABOUT_PLACING =
  'A command is sent at most once, however often it is subscribed to. Execution reports come first: Accepted, the server has it; Allocated, it is in the book; ' +
  'Filled, it was traded. Then comes its one outcome, which is a proof, or says plainly that nobody knows.';
const ABOUT_CHANGING = 'Reports come without a command too: when the market reaches a price, for instance.';

const at = (price: number): string => price.toFixed(5);
const euros = (value: number): string => `${amount(value)} ${SYMBOL}`;

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

const sell = (stage: Stage, much: number, what: string): Observable<Output> =>
  told(
    stage,
    `Sell ${euros(much)}, ${what}`,
    defer(() => stage.tt.createOrder({ Type: 'Market', Side: 'Sell', Symbol: SYMBOL, Amount: much })),
  );

const closing = (stage: Stage, desk: Desk, kind: AccountingType): Observable<Output> => {
  const { about, play } = closings[kind];
  return act(stage, 'Close what was bought', about, concat(lines(reportHead(stage.paint)), play(stage, desk)));
};

/** Trades on an account of this kind, and shows every report as it comes. */
export const trading =
  (kind: AccountingType): Act =>
  (stage) =>
    defer(() => {
      const desk = openDesk(stage);
      return concat(placing(stage, desk), changing(stage, desk), closing(stage, desk, kind));
    }).pipe(alongside(reports(stage)));
