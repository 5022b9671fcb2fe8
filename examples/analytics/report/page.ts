// The report: one HTML file that needs nothing else, no script, no font, no server. main.ts writes what comes out.

import type { Check } from '../checks.js';
import type { Answers } from '../questions.js';
import { contractsPicture } from './contracts.js';
import { equityPicture } from './equity.js';
import { figures, lead, yearOf } from './figures.js';
import { heatMap } from './heat-map.js';
import { slippagePicture } from './histogram.js';
import { style } from './style.js';
import { checkTable, symbolTable } from './tables.js';
import { escaped, longDay } from './text.js';

/** A part of the page: what is asked, what is seen, how it was worked out. */
interface Part {
  readonly title: string;
  readonly intro: string;
  readonly body: string;
  /** The question in SQL. */
  readonly sql?: string;
}

const sqlOf = (sql: string | undefined): string =>
  sql === undefined ? '' : `<details><summary>The question in SQL</summary><pre>${escaped(sql)}</pre></details>`;

/** Wide things scroll by themselves on a narrow screen, by keyboard too. */
const wide = (label: string, body: string): string => `<div class="wide" tabindex="0" role="group" aria-label="${escaped(label)}">${body}</div>`;

const section = ({ title, intro, body, sql }: Part): string =>
  `<section>\n<h2>${title}</h2>\n<p class="soft">${intro}</p>\n${wide(title, body)}\n${sqlOf(sql)}\n</section>`;

const partsOf = (answers: Answers, checks: readonly Check[]): readonly Part[] => {
  const { currency } = yearOf(answers);
  const { drawdown, profit, symbols, slippage, contracts } = answers;
  return [
    {
      title: 'Equity and drawdown',
      intro:
        'Equity at each midnight, open positions included. Money that was paid in is no gain: the drawdown is one of equity less payments. Shaded: from the best day to the deepest.',
      body: `<figure>${equityPicture(drawdown.rows, currency)}</figure>`,
      sql: drawdown.sql,
    },
    {
      title: 'Profit by symbol and month',
      intro: `What closed positions brought, in ${currency}, commission and swap included; by the month in which they were closed.`,
      body: `<figure>${heatMap(profit.rows, currency)}</figure>`,
      sql: profit.sql,
    },
    {
      title: 'Slippage by order type',
      intro:
        'The price of the fill against the price asked for, in basis points of it: right of 0 it was worse than asked, left of it better, grey within half a bar. A Limit and a StopLimit ask for their limit, a Stop for the price it waits at; a Market order asks for none, and is held against the price its trader saw. Each kind has a scale of its own.',
      body: `<figure>${slippagePicture(slippage.rows)}</figure>`,
      sql: slippage.sql,
    },
    {
      title: 'Symbols in figures',
      intro: 'The best of the year first.',
      body: symbolTable(symbols.rows, currency),
      sql: symbols.sql,
    },
    {
      title: 'TT: contracts by product',
      intro: 'The fills of the company at Trading Technologies, as far back as TT has them. A spread counts by its legs, an option with its future.',
      body: `<figure>${contractsPicture(contracts.rows)}</figure>`,
      sql: contracts.sql,
    },
    {
      title: 'What was checked',
      intro:
        'A report is worth as much as the figures under it. The balance in the end is what all movements add up to on the one side, and what the server itself says on the other.',
      body: checkTable(checks),
    },
  ];
};

/** The whole page. */
export const page = (answers: Answers, checks: readonly Check[]): string => {
  const { first, last } = yearOf(answers);
  const period = `${longDay(first)} – ${longDay(last)}`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<link rel="icon" href="data:,">',
    `<title>A year of trading, ${period}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<header>',
    '<h1>A year of trading</h1>',
    `<p class="period">${period} · simulated data: a robot’s TickTrader account, and a company at Trading Technologies</p>`,
    `<p class="lead">${escaped(lead(answers))}</p>`,
    figures(answers),
    '</header>',
    '<main>',
    ...partsOf(answers, checks).map(section),
    '</main>',
    '<footer>Walked by rxtt into Parquet and DuckDB, asked in SQL, drawn as SVG. <span class="screen">Hold the pointer over a field or a bar for its figures.</span></footer>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
};
