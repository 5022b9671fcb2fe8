// The traders of a world: what they call for, drawn from a table of every kind of command. The world lets them deal at random times.

import { retry, type Observable } from 'rxjs';
import type { Numeric } from '../../lib/codec/numeric.js';
import type { NewOrder, OcoOutcome, OrderOutcome } from '../../lib/ticktrader/index.js';
import { callOf, legOf, type Call } from './call.js';
import type { Client } from './client.js';
import { weighted, type Dice } from './dice.js';
import { anyAmount, anyPrice, MARKETS, priceAt, type Market } from './market.js';
import type { OpenTrade, Truth } from './truth.js';

/** What traders deal with. */
export interface Floor<N> {
  readonly client: Client<N>;
  readonly numeric: Numeric<N>;
  readonly dice: Dice;
  readonly truth: Truth;
  /** The world's clock, ms since 1970. */
  readonly now: () => number;
  /** A mark for an order, unlike any other of this world: it is found again by it whatever ids the client gives it. */
  readonly nextMark: () => string;
  readonly isGross: boolean;
  readonly onSaid: (outcome: OrderOutcome<N>) => void;
}

/** A kind of command: how often it is called for, and the verdicts it asks; none where there is nothing to do it to. */
interface Habit {
  readonly weight: number;
  readonly call: <N>(floor: Floor<N>) => readonly Call<N>[];
}

/** How many trades may be open before traders would rather close some. */
const CROWD = 12;

const money = <N>({ numeric }: Floor<N>, text: string): N => numeric.read(text);

const side = ({ random }: Dice): 'Buy' | 'Sell' => (random() < 0.5 ? 'Buy' : 'Sell');

const bracket = <N>(market: Market, floor: Floor<N>, isBuy: boolean): { readonly StopLoss?: N; readonly TakeProfit?: N } => {
  if (!floor.isGross || !floor.dice.chance(0.2)) return {};
  const [below, above] = [money(floor, priceAt(market, -0.01)), money(floor, priceAt(market, 0.01))];
  return isBuy ? { StopLoss: below, TakeProfit: above } : { StopLoss: above, TakeProfit: below };
};

const common = <N>(market: Market, floor: Floor<N>) => {
  const Side = side(floor.dice);
  // a few ask for what no server takes
  const Amount = floor.dice.chance(0.02) ? '0.0001' : anyAmount(market, floor.dice);
  return { Symbol: market.symbol, Side, Amount: money(floor, Amount), Comment: floor.nextMark(), ...bracket(market, floor, Side === 'Buy') };
};

/** Some pending orders end by themselves. */
const expiry = <N>({ dice, now }: Floor<N>): { readonly Expired?: number } => (dice.chance(0.4) ? { Expired: now() + dice.between(500, 20_000) } : {});

const contingency = <N>({ dice, now }: Floor<N>) =>
  dice.chance(0.05) ? ({ ContingentOrder: true, TriggerType: 'OnTime', TriggerTime: now() + dice.between(500, 10_000) } as const) : {};

const limitFlags = ({ chance }: Dice) =>
  chance(0.15) ? { ImmediateOrCancel: true } : chance(0.1) ? { FillOrKill: true } : chance(0.1) ? { MaxVisibleAmount: 0 } : {};

const price = <N>(market: Market, floor: Floor<N>): N => money(floor, anyPrice(market, floor.dice));

/** An order of each type. */
const ORDERS = {
  Market: <N>(market: Market, floor: Floor<N>): NewOrder<N> => ({ Type: 'Market', ...common(market, floor) }),
  Limit: <N>(market: Market, floor: Floor<N>): NewOrder<N> => {
    const { MaxVisibleAmount, ...flags } = { MaxVisibleAmount: undefined, ...limitFlags(floor.dice) };
    const iceberg = MaxVisibleAmount === undefined ? {} : { MaxVisibleAmount: money(floor, '0') };
    return { Type: 'Limit', ...common(market, floor), Price: price(market, floor), ...flags, ...iceberg, ...expiry(floor), ...contingency(floor) };
  },
  Stop: <N>(market: Market, floor: Floor<N>): NewOrder<N> => ({
    Type: 'Stop',
    ...common(market, floor),
    StopPrice: price(market, floor),
    ...expiry(floor),
    ...contingency(floor),
  }),
  StopLimit: <N>(market: Market, floor: Floor<N>): NewOrder<N> => ({
    Type: 'StopLimit',
    ...common(market, floor),
    StopPrice: price(market, floor),
    Price: price(market, floor),
    ...expiry(floor),
  }),
} as const;

/** Some look a second time, and some of these turn away at once: a command is sent no more often for it, and forgotten no sooner. */
const lookAgain = ({ chance }: Dice, outcomes$: Observable<unknown>): void => {
  if (!chance(0.1)) return;
  const second = outcomes$.pipe(retry(2)).subscribe({ error: () => undefined });
  if (chance(0.5)) second.unsubscribe();
};

const listen = <N>({ now, onSaid, dice }: Floor<N>, deed: Call<N>['deed'], what: string, outcomes$: Observable<OrderOutcome<N>>, tradeId?: string): Call<N> => {
  const call = callOf({ deed, what, outcomes$, now, onSaid, ...(tradeId !== undefined && { tradeId }) });
  lookAgain(dice, outcomes$);
  return call;
};

const someMarket = ({ dice }: { readonly dice: Dice }): Market => dice.one<Market>(...MARKETS);

const ordering = (weight: number, type: keyof typeof ORDERS): Habit => ({
  weight,
  call: (floor) => [listen(floor, 'create', type, floor.client.createOrder(ORDERS[type](someMarket(floor), floor)))],
});

const oco: Habit = {
  weight: 6,
  call: <N>(floor: Floor<N>) => {
    const market = someMarket(floor);
    const { Side, Symbol, Amount } = common(market, floor);
    const isBuy = Side === 'Buy';
    const leg = (): Pick<NewOrder<N>, 'Side' | 'Symbol' | 'Amount' | 'Comment'> => ({ Side, Symbol, Amount, Comment: floor.nextMark() });
    const both$: Observable<OcoOutcome<N>> = floor.client.createOco(
      { Type: 'Limit', ...leg(), Price: money(floor, priceAt(market, (isBuy ? -1 : 1) * 0.003 * floor.dice.random())) },
      { Type: 'Stop', ...leg(), StopPrice: money(floor, priceAt(market, (isBuy ? 1 : -1) * 0.003 * floor.dice.random())) },
    );
    return (['first', 'second'] as const).map((which) => listen(floor, 'create', 'OCO', legOf(both$, which)));
  },
};

/** A command about one of the trades that are open. */
const about = (
  weight: number,
  what: string,
  deed: Call<unknown>['deed'],
  among: 'waiting' | 'positions',
  call: <N>(floor: Floor<N>, trade: OpenTrade) => Observable<OrderOutcome<N>>,
): Habit => ({
  weight,
  call: (floor) => {
    const trade = floor.dice.pick([...floor.truth[among].values()]);
    return trade === undefined ? [] : [listen(floor, deed, what, call(floor, trade), trade.id)];
  },
});

const marketOf = (symbol: string): Market => MARKETS.find((market) => market.symbol === symbol) ?? MARKETS[0];

const partOf = ({ symbol, remaining }: OpenTrade): string => {
  const { lot, amountDigits } = marketOf(symbol);
  return (Math.ceil(Number(remaining) / lot / 2) * lot).toFixed(amountDigits);
};

/** A position that could close `trade`, or the trade itself, which cannot. */
const opposite = <N>({ truth, dice }: Floor<N>, trade: OpenTrade): string =>
  dice.pick([...truth.positions.values()].filter(({ symbol, side: other }) => symbol === trade.symbol && other !== trade.side))?.id ??
  String(Number(trade.id) + 1);

const HABITS: readonly Habit[] = [
  ordering(26, 'Market'),
  ordering(26, 'Limit'),
  ordering(12, 'Stop'),
  ordering(6, 'StopLimit'),
  oco,
  about(10, 'modify', 'modify', 'waiting', (floor, trade) =>
    floor.client.modifyOrder({ Id: trade.id, Price: price(marketOf(trade.symbol), floor), Comment: `change ${String(floor.dice.between(0, 1e9))}` }),
  ),
  about(4, 'modify position', 'modify', 'positions', (floor, trade) =>
    floor.client.modifyOrder({ Id: trade.id, Comment: `change ${String(floor.dice.between(0, 1e9))}` }),
  ),
  about(14, 'cancel', 'cancel', 'waiting', (floor, trade) => floor.client.cancelOrder(trade.id)),
];

/** What traders rather do when a lot is open already. */
const TIDYING: readonly Habit[] = [
  about(30, 'cancel', 'cancel', 'waiting', (floor, trade) => floor.client.cancelOrder(trade.id)),
  about(30, 'close', 'close', 'positions', (floor, trade) => floor.client.closePosition(trade.id)),
  about(10, 'partial close', 'close', 'positions', (floor, trade) => floor.client.closePosition(trade.id, money(floor, partOf(trade)))),
  about(20, 'close by', 'close', 'positions', (floor, trade) => floor.client.closePositionBy(trade.id, opposite(floor, trade))),
];

/** One deed of a trader: the verdicts it asks. */
export const deal = <N>(floor: Floor<N>): readonly Call<N>[] => {
  const { truth, dice } = floor;
  const crowd = truth.waiting.size + truth.positions.size;
  const isCrowded = crowd > 0 && dice.chance(Math.min(0.8, crowd / (2 * CROWD)));
  return weighted(dice, isCrowded ? TIDYING : HABITS)?.call(floor) ?? [];
};
