// The figures at the top of the report, and the sentence that says what they mean. The page puts them under its title.

import type { Answers, Day, Year } from '../questions.js';
import { deepest } from './equity.js';
import { count, escaped, longDay, money, percent, short } from './text.js';

/** A figure with its name and a word about it. */
interface Figure {
  readonly name: string;
  readonly value: string;
  readonly more: string;
}

const NO_YEAR: Year = { trades: 0, wins: 0, net: 0, gains: 0, losses: 0, charges: 0, first: '1970-01-01', last: '1970-01-01', currency: '' };

/** The year's row; an account that closed nothing has an empty one. */
export const yearOf = ({ year }: Answers): Year => {
  const [row] = year.rows;
  return row === undefined || row.trades === 0 ? NO_YEAR : row;
};

const drawdownOf = (days: readonly Day[]): Figure => {
  const { peak, trough } = deepest(days);
  const [from, to] = [days[peak], days[trough]];
  return {
    name: 'Max drawdown',
    value: percent(to?.drawdown ?? 0),
    more: from === undefined || to === undefined ? '' : `${money(to.below)}, ${longDay(from.day)} to ${longDay(to.day)}`,
  };
};

const figuresOf = (answers: Answers): readonly Figure[] => {
  const { trades, wins, net, gains, losses, charges, currency } = yearOf(answers);
  return [
    { name: 'Net profit', value: money(net), more: `${currency}, after charges` },
    drawdownOf(answers.drawdown.rows),
    { name: 'Trades', value: count(trades), more: `positions closed, ${money(trades === 0 ? 0 : net / trades)} each` },
    { name: 'Win rate', value: percent(trades === 0 ? 0 : wins / trades), more: `${count(wins)} ended above zero` },
    { name: 'Profit factor', value: losses === 0 ? '–' : short(gains / -losses), more: 'gains over losses' },
    { name: 'Charges', value: money(charges), more: 'commission and swap' },
  ];
};

/** The figures as a list of terms. */
export const figures = (answers: Answers): string =>
  [
    '<dl class="figures">',
    ...figuresOf(answers).map(({ name, value, more }) => `<div><dt>${name}</dt><dd>${escaped(value)}<div class="more">${escaped(more)}</div></dd></div>`),
    '</dl>',
  ].join('\n');

/** What the year came to, in a sentence or two. */
export const lead = (answers: Answers): string => {
  const { net, trades, charges, currency } = yearOf(answers);
  const best = answers.symbols.rows[0];
  const worst = answers.symbols.rows.at(-1);
  if (best === undefined || worst === undefined) return 'No position was closed.';
  const verb = net < 0 ? 'lost' : 'made';
  return (
    `${count(trades)} closed positions ${verb} ${money(Math.abs(net))} ${currency}, ${money(Math.abs(charges))} of ${charges < 0 ? 'charges' : 'credits'} included. ` +
    `${best.symbol} ${best.profit < 0 ? 'lost least' : 'made most'} (${money(best.profit)}), ${worst.symbol} ${worst.profit < 0 ? 'lost most' : 'made least'} (${money(worst.profit)}).`
  );
};
