// What a walked history comes to: what was earned on each symbol, and whether it all adds up to what the account says it has.

import type { Account } from '../../ticktrader/index.js';
import { amount, count, counted, money, span } from '../terminal/format.js';
import { gain, type Paint } from '../terminal/paint.js';
import { table, type Column } from '../terminal/table.js';
import type { Sum, Tally } from './tally.js';

type Sums = readonly (readonly [name: string, sum: Sum])[];

const HALF_A_CENT = 0.005;

const right = (head: string): Column => ({ head, align: 'right' });

const profitTable = (paint: Paint, sums: Sums): readonly string[] =>
  table(
    [{ head: 'symbol' }, right('deals'), right('won'), right('profit')],
    sums.map(([symbol, { deals, wins, money: profit }]) => [
      symbol,
      count(deals),
      `${String(Math.round((wins / deals) * 100))} %`,
      gain(paint, profit, money(profit)),
    ]),
  );

const currencyTable = (paint: Paint, sums: Sums): readonly string[] =>
  table(
    [{ head: 'currency' }, right('deals'), right('bought less sold')],
    sums.map(([currency, { deals, money: moved }]) => [currency, count(deals), gain(paint, moved, amount(moved))]),
  );

const reconciled = ({ deposits, sums }: Tally, { Balance, BalanceCurrency = '' }: Account): readonly string[] => {
  if (Balance === undefined) return [];
  const profit = [...sums.values()].reduce((sum, { money: part }) => sum + part, 0);
  const agrees = Math.abs(deposits + profit - Balance) < HALF_A_CENT;
  return [
    '',
    `deposits ${money(deposits)} and profit ${money(profit)} make ${money(deposits + profit)} ${BalanceCurrency},`,
    agrees ? 'which is the balance the account states, to the cent' : `while the account states a balance of ${money(Balance)}`,
  ];
};

/** The summary of a walk that took `elapsed` ms. Throws where records are missing or came twice. */
export const summary = (paint: Paint, tally: Tally, elapsed: number, account: Account): readonly string[] => {
  const { records, pages, total, repeated } = tally;
  if (repeated > 0 || records < total) throw new Error(`the walk brought ${count(records)} of ${count(total)} records, ${count(repeated)} of them twice`);
  const sums = [...tally.sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${paint.good('walked')}: ${counted(records, 'record')} on ${counted(pages, 'page')} in ${span(elapsed)}, none missing and none twice`,
    '',
    ...(account.AccountingType === 'Cash' ? currencyTable(paint, sums) : profitTable(paint, sums)),
    ...reconciled(tally, account),
  ];
};
