// The picture of slippage: a small histogram for each kind of order, all in one. Left of nought is better than asked, right of it worse.

import type { Slip } from '../questions.js';
import { marks, scale } from './scale.js';
import { bar, line, picture, words } from './svg.js';
import { count, short } from './text.js';

const WIDTH = 1040;
const COLUMNS = 3;
const GUTTER = 34;
const PANEL = (WIDTH - GUTTER * (COLUMNS - 1)) / COLUMNS;
const PANEL_HEIGHT = 218;
/** Where the bars stand, within a panel. */
const TOP = 58;
const BOTTOM = 170;
/** In this order, whatever else there is behind them. */
const ORDER = ['Market', 'Limit', 'Stop', 'StopLimit', 'Stop loss', 'Take profit'];

/** All fills of one kind. */
export interface SlipOfKind {
  readonly kind: string;
  readonly fills: number;
  /** In basis points. */
  readonly mean: number;
  readonly bins: readonly Slip[];
}

/** The bins gathered by kind, in the order of the picture. */
export const byKind = (slips: readonly Slip[]): readonly SlipOfKind[] => {
  const place = (kind: string): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  return [...new Set(slips.map(({ kind }) => kind))]
    .sort((one, other) => place(one) - place(other))
    .map((kind) => {
      const bins = slips.filter((slip) => slip.kind === kind);
      const fills = bins.reduce((total, bin) => total + bin.fills, 0);
      return { kind, bins, fills, mean: bins.reduce((total, bin) => total + bin.mean * bin.fills, 0) / fills };
    });
};

/** Asked and got are the same where they differ by less than half a bin. */
const styleOf = (bin: number): string => (bin === 0 ? 'even' : bin < 0 ? 'gain' : 'loss');

/** Nought is always in the picture, and never at its very edge. */
const rangeOf = (bins: readonly Slip[], width: number): readonly [number, number] => {
  const low = Math.min(0, ...bins.map(({ bin }) => bin)) - width;
  const high = Math.max(0, ...bins.map(({ bin }) => bin)) + width;
  return high - low < 6 * width ? [-3 * width, 3 * width] : [low, high];
};

const panel = ({ kind, fills, mean, bins }: SlipOfKind, left: number, top: number): readonly string[] => {
  const width = bins[0]?.width ?? 1;
  const [low, high] = rangeOf(bins, width);
  const x = scale([low, high], [left, left + PANEL]);
  const y = scale([0, Math.max(...bins.map((bin) => bin.fills))], [top + BOTTOM, top + TOP]);
  const wide = Math.min(26, Math.max(3, x(width) - x(0) - 1));
  const ticks = marks(low, high, 5).filter((mark) => mark >= low && mark <= high);
  const bars = bins.map(({ bin, fills: some }) =>
    bar(x(bin) - wide / 2, y(some), wide, top + BOTTOM - y(some), styleOf(bin), `${kind}: ${count(some)} fills around ${short(bin)} bp`),
  );
  return [
    words(left, top + 16, kind, 'bold'),
    words(left, top + 35, `${count(fills)} fills, ${short(mean)} bp on average`, 'soft'),
    line(left, top + BOTTOM, left + PANEL, top + BOTTOM, 'axis'),
    line(x(0), top + TOP - 6, x(0), top + BOTTOM, 'grid'),
    ...bars,
    ...ticks.map((tick) => words(x(tick), top + BOTTOM + 18, short(tick), 'soft middle small')),
  ];
};

/** A histogram for each kind. */
export const slippagePicture = (slips: readonly Slip[]): string => {
  const kinds = byKind(slips);
  const rows = Math.ceil(kinds.length / COLUMNS);
  return picture(
    {
      name: 'slippage',
      title: 'Slippage by order type',
      description: kinds.map(({ kind, fills, mean }) => `${kind}: ${count(fills)} fills, ${short(mean)} basis points on average.`).join(' '),
      width: WIDTH,
      height: rows * PANEL_HEIGHT - 18,
    },
    ...kinds.flatMap((kind, index) => panel(kind, (index % COLUMNS) * (PANEL + GUTTER), Math.floor(index / COLUMNS) * PANEL_HEIGHT)),
  );
};
