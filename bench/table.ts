// The results as Markdown: the aims in one table, then a table a row. docs/performance.md holds what this prints.

import type { Aim, Verdict } from './aims.js';
import type { Figure, Result, Row } from './row.js';

/** Three significant digits, without an exponent. */
export const shortened = (value: number): string => {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2);
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map((_, column) => (column < 2 ? '---' : '---:')), ...rows].map(line).join('\n');

const bound = ({ bound: word, limit, by }: Aim, unit: string): string => `${word} ${String(limit)}${by === 'ratio' ? '' : ` ${unit}`}`;

const measuredIn = ({ aim, measured }: Verdict, unit: string): string => {
  if (measured === undefined) return '';
  return aim.by === 'ratio' ? shortened(measured) : `${shortened(measured)} ${unit}`;
};

const figuresOf = (results: readonly Result[], { row }: Aim): readonly Figure[] => results.find(({ name }) => name === row)?.figures ?? [];

/** Every aim with what was measured. */
export const aimsTable = (results: readonly Result[], verdicts: readonly Verdict[]): string =>
  table(
    ['Row', 'Figure', 'Aim', 'Measured', ''],
    verdicts.map((verdict) => {
      const { aim, status } = verdict;
      const unit = figuresOf(results, aim).find(({ of, who }) => of === aim.of && who === aim.who)?.unit ?? '';
      return [aim.row, `${aim.of}: ${aim.who}`, bound(aim, unit), measuredIn(verdict, unit), status];
    }),
  );

/** One row with what reads and limits it. */
export const rowSection = (row: Omit<Row, 'run'>, { figures, note }: Result): string =>
  [
    `### ${row.title}`,
    row.reads,
    `What limits it: ${row.limits}`,
    ...(note === undefined ? [] : [note]),
    ...(figures.length === 0
      ? []
      : [
          table(
            ['Case', 'Who', 'Median', 'Ratio'],
            figures.map(({ of, who, value, unit, ratio }) => [of, who, `${shortened(value)} ${unit}`, ratio === undefined ? '' : shortened(ratio)]),
          ),
        ]),
  ].join('\n\n');
