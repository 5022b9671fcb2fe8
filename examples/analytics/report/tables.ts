// The tables of the report: symbols in figures, and what was checked. The page calls both.

import type { Check } from '../checks.js';
import type { SymbolProfit } from '../questions.js';
import { count, escaped, money, percent } from './text.js';

const cell = (value: string, style = ''): string => `<td${style === '' ? '' : ` class="${style}"`}>${escaped(value)}</td>`;
const head = (names: readonly string[]): string =>
  `<thead><tr>${names.map((name) => `<th scope="col"${name === 'Figure' ? ' class="left"' : ''}>${escaped(name)}</th>`).join('')}</tr></thead>`;

const coloured = (value: number): string => cell(money(value), value < 0 ? 'minus' : 'plus');

const total = (symbols: readonly SymbolProfit[]): SymbolProfit =>
  symbols.reduce(
    (sum, { trades, wins, prices, commission, swap, profit }) => ({
      symbol: 'Total',
      trades: sum.trades + trades,
      wins: sum.wins + wins,
      prices: sum.prices + prices,
      commission: sum.commission + commission,
      swap: sum.swap + swap,
      profit: sum.profit + profit,
    }),
    { symbol: 'Total', trades: 0, wins: 0, prices: 0, commission: 0, swap: 0, profit: 0 },
  );

const row = ({ symbol, trades, wins, prices, commission, swap, profit }: SymbolProfit): string =>
  `<tr><th scope="row">${escaped(symbol)}</th>${[
    cell(count(trades)),
    cell(percent(trades === 0 ? 0 : wins / trades)),
    cell(money(prices)),
    cell(money(commission)),
    cell(money(swap)),
    coloured(profit),
  ].join('')}</tr>`;

/** What each symbol brought, taken apart. */
export const symbolTable = (symbols: readonly SymbolProfit[], currency: string): string =>
  [
    '<table>',
    `<caption>Money in ${escaped(currency)}. Prices + commission + swap = net.</caption>`,
    head(['Symbol', 'Trades', 'Win rate', 'Prices', 'Commission', 'Swap', 'Net']),
    `<tbody>${symbols.map(row).join('\n')}</tbody>`,
    `<tfoot>${row(total(symbols))}</tfoot>`,
    '</table>',
  ].join('\n');

/** What was added up three times. */
export const checkTable = (checks: readonly Check[]): string =>
  [
    '<table>',
    '<caption>Each figure three times: added up in exact decimals while the stream ran, by SQL from the table, by SQL from the Parquet file.</caption>',
    head(['Table', 'Figure', 'Stream', 'DuckDB', 'Parquet', 'Same']),
    '<tbody>',
    ...checks.map(
      ({ source, measure, stream, table, parquet, isSame }) =>
        `<tr><th scope="row">${escaped(source)}</th>${cell(measure, 'left')}${cell(stream)}${cell(table)}${cell(parquet)}${cell(isSame ? 'yes' : 'NO', isSame ? '' : 'minus')}</tr>`,
    ),
    '</tbody></table>',
  ].join('\n');
