// The second act: cold reads. Who is logged in, what the account holds, what the exchange has announced.

import { forkJoin, map, mergeMap, type Observable } from 'rxjs';
import type { Account, Asset, Position, Trade } from '../../ticktrader/index.js';
import { amount, counted, money } from '../terminal/format.js';
import type { Output } from '../terminal/output.js';
import { gain, type Paint } from '../terminal/paint.js';
import { pairs, table, type Column } from '../terminal/table.js';
import { act, lines, type Act, type Stage } from './stage.js';

const MOST_ROWS = 8;

const right = (head: string): Column => ({ head, align: 'right' });

const profitOf = (paint: Paint, profit = 0): string => gain(paint, profit, money(profit));

/** The open positions of a Gross account, which stand among its trades; what else is there waits in the book. */
const grossTable = (paint: Paint, trades: readonly Trade[]): readonly string[] => {
  const positions = trades.filter(({ Type }) => Type === 'Position');
  const rows = positions
    .slice(0, MOST_ROWS)
    .map(({ Id, Symbol, Side, RemainingAmount, Price, SymbolPrecision, Profit }) => [
      Id,
      Symbol,
      Side,
      amount(RemainingAmount),
      Price?.toFixed(SymbolPrecision ?? 5) ?? '',
      profitOf(paint, Profit),
    ]);
  return [
    ...table([{ head: 'position' }, { head: 'symbol' }, { head: 'side' }, right('amount'), right('price'), right('profit')], rows),
    paint.quiet(`${counted(positions.length, 'position')} in all; waiting for their price: ${counted(trades.length - positions.length, 'order')}`),
  ];
};

/** A Net account has one position a symbol. */
const netTable = (paint: Paint, positions: readonly Position[]): readonly string[] =>
  table(
    [{ head: 'position' }, { head: 'symbol' }, right('bought'), right('sold'), right('price'), right('profit')],
    positions.map(({ Id, Symbol, LongAmount, ShortAmount, LongPrice, ShortPrice, Profit }) => [
      Id,
      Symbol,
      amount(LongAmount),
      amount(ShortAmount),
      (LongPrice || ShortPrice).toFixed(5), // an average has digits without end
      profitOf(paint, Profit),
    ]),
  );

/** A Cash account owns currencies. */
const cashTable = (assets: readonly Asset[]): readonly string[] =>
  table(
    [{ head: 'currency' }, right('owned'), right('free'), right('locked by orders')],
    assets.map(({ Currency, Amount, FreeAmount, LockedAmount }) => [Currency, amount(Amount), amount(FreeAmount), amount(LockedAmount)]),
  );

/** What the account holds, read as its kind of account is read. */
const holdings = ({ tt, paint }: Stage, { AccountingType }: Account): Observable<readonly string[]> => {
  if (AccountingType === 'Cash') return tt.assets().pipe(map(cashTable));
  if (AccountingType === 'Net') return tt.positions().pipe(map((positions) => netTable(paint, positions)));
  return tt.trades().pipe(map((trades) => grossTable(paint, trades)));
};

const inMoney = ({ Balance, Equity, BalanceCurrency = '', Leverage = 1 }: Account): string =>
  Balance === undefined
    ? 'owns currencies, has no balance'
    : `balance ${money(Balance)} ${BalanceCurrency}, equity ${money(Equity ?? Balance)}, leverage 1:${String(Leverage)}`;

const facts = ({ tt }: Stage): Observable<{ readonly account: Account; readonly rows: readonly (readonly [string, string])[] }> =>
  forkJoin([tt.session(), tt.account(), tt.currentTradeSession(), tt.splits(), tt.dividends(), tt.mergersAndAcquisitions()]).pipe(
    map(([session, account, trading, splits, dividends, mergers]) => ({
      account,
      rows: [
        ['session', `${session.ClientSessionId}, trading ${session.TradeAllowed ? 'allowed' : 'not allowed'}`],
        ['account', `${account.Id}, ${account.AccountingType}; ${inMoney(account)}`],
        ['exchange', `${trading.PlatformName ?? 'TickTrader'}; trade session ${trading.SessionStatus}`],
        ['announced', `${counted(splits.length, 'split')}, ${counted(dividends.length, 'dividend')}, ${counted(mergers.length, 'merger')}`],
        // past 2^53: as a double it would come out as another number
        ['split', `${splits[0]?.Id ?? 'none'}: ids are text, so that none loses a digit`],
      ],
    })),
  );

/** Reads everything that can be read at once. */
export const reads: Act = (stage) =>
  act(
    stage,
    'Read the account',
    'A read is a cold stream: it asks when it is subscribed to, and gets its own answer. Here six are asked at once, over the one socket.',
    facts(stage).pipe(
      mergeMap(({ account, rows }) => holdings(stage, account).pipe(map((held): readonly string[] => [...pairs(rows), '', ...held]))),
      mergeMap((texts): readonly Output[] => lines(...texts)),
    ),
  );
