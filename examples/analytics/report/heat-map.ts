// The picture of profit by symbol and month: a field each, the stronger the colour the more; sums at the edges.

import type { Profit } from '../questions.js';
import { bar, line, picture, words } from './svg.js';
import { money, monthAndYear, shortMonth, signed } from './text.js';

const WIDTH = 1040;
const LEFT = 84;
const TOTAL = 92;
const TOP = 28;
const ROW = 31;
const GAP = 2;
/** The strongest colour still lets the figure on it be read. */
const STRONGEST = 0.62;

const sum = (cells: readonly Profit[]): number => cells.reduce((total, { profit }) => total + profit, 0);

/** Differences among small figures shall be seen beside a few big ones: colour goes by the root. */
const strength = (profit: number, most: number): number => (most === 0 ? 0 : Math.sqrt(Math.abs(profit) / most) * STRONGEST);

/** Profit by symbol and month; the best symbol first. */
export const heatMap = (cells: readonly Profit[], currency: string): string => {
  const months = [...new Set(cells.map(({ month }) => month))].sort();
  const of = (symbol: string): readonly Profit[] => cells.filter((cell) => cell.symbol === symbol);
  const symbols = [...new Set(cells.map(({ symbol }) => symbol))]
    .map((symbol) => ({ symbol, cells: of(symbol), total: sum(of(symbol)) }))
    .sort((one, other) => other.total - one.total);
  const most = Math.max(0, ...cells.map(({ profit }) => Math.abs(profit)));
  const column = (WIDTH - LEFT - TOTAL) / Math.max(1, months.length);
  const bottom = TOP + symbols.length * ROW;
  const x = (index: number): number => LEFT + index * column;

  const head = months.map((month, index) => words(x(index) + column / 2, TOP - 12, index === 0 ? monthAndYear(month) : shortMonth(month), 'soft middle small'));
  const rows = symbols.flatMap(({ symbol, cells: own, total }, row) => {
    const y = TOP + row * ROW;
    const fields = own.flatMap(({ month, profit, trades }) => {
      const left = x(months.indexOf(month));
      const hint = `${symbol}, ${month}: ${money(profit)} ${currency} in ${String(trades)} trades`;
      return [
        bar(left + GAP / 2, y + GAP / 2, column - GAP, ROW - GAP, `heat ${profit < 0 ? 'loss' : 'gain'}`, hint, strength(profit, most)),
        words(left + column / 2, y + ROW / 2 + 4, signed(profit), 'middle small'),
      ];
    });
    return [words(LEFT - 12, y + ROW / 2 + 4, symbol, 'end bold'), ...fields, words(WIDTH - 4, y + ROW / 2 + 4, signed(total), 'end bold')];
  });
  const sums = months.map((month, index) =>
    words(x(index) + column / 2, bottom + 24, signed(sum(cells.filter((cell) => cell.month === month))), 'middle small bold'),
  );
  const best = symbols[0];
  const worst = symbols.at(-1);
  return picture(
    {
      name: 'profit',
      title: 'Profit by symbol and month',
      description: `${String(symbols.length)} symbols over ${String(months.length)} months, in ${currency}. The best of the year was ${best?.symbol ?? 'none'} with ${money(
        best?.total ?? 0,
      )}, the worst ${worst?.symbol ?? 'none'} with ${money(worst?.total ?? 0)}. The table of symbols below has the sums.`,
      width: WIDTH,
      height: bottom + 36,
    },
    ...head,
    words(WIDTH - 4, TOP - 12, 'Total', 'soft end small'),
    ...rows,
    line(LEFT, bottom + 6, WIDTH, bottom + 6, 'axis'),
    words(LEFT - 12, bottom + 24, 'Total', 'end soft'),
    ...sums,
    words(WIDTH - 4, bottom + 24, signed(sum(cells)), 'end bold'),
  );
};
