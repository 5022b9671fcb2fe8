// Draws the diagrams as SVG: text and lines in the colour of the page around them, so that they fit light and dark. The spec and the writer of pages use it.

import type { Diagram, Lane } from './diagram.js';
import { diagrams } from './diagrams.js';

/** A picture and where it belongs. */
export interface Picture {
  readonly path: string;
  readonly svg: string;
}

/** One mark on a lane: what happens at once is one mark after the other, side by side. */
interface Mark {
  readonly column: number;
  readonly letter: string;
  readonly place: number;
}

const WIDTH = 720;
const LEFT = 168;
const TOP = 34;
const LANE = 44;
const RADIUS = 11;
const LEGEND_LINE = 22;
/** Letters a line of the legend takes. */
const LEGEND_LENGTH = 110;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const marksOf = (marbles: string): readonly Mark[] => {
  const marks: Mark[] = [];
  let opened: number | undefined;
  for (const [index, letter] of Array.from(marbles).entries()) {
    if (letter === '(') opened = index;
    else if (letter === ')') opened = undefined;
    else if (letter !== '-') marks.push({ column: opened ?? index, letter, place: opened === undefined ? 0 : index - opened - 1 });
  }
  return marks;
};

const lastColumn = (lanes: readonly Lane[]): number => Math.max(...lanes.flatMap(({ marbles }) => marksOf(marbles).map(({ column }) => column)));

/** A connection is no stream: its marks are strokes, and while it is lost its line is dotted. */
const isLost = (letter: string): boolean => letter === 'X';

/** What happens at once stands side by side. */
const placed = ({ place }: Mark, x: number): number => x + place * (RADIUS * 2 + 1);

const mark = ({ letter }: Mark, at: number, y: number): string => {
  if (letter === '|') return `<path d="M${String(at - RADIUS + 4)} ${String(y - 13)}v26" stroke="currentColor" stroke-width="2.5"/>`;
  const colour = isLost(letter) ? 'lost' : /[A-Z]/.test(letter) ? 'event' : 'value';
  const circle = `<circle cx="${String(at)}" cy="${String(y)}" r="${String(RADIUS)}" fill="${FILL[colour]}"/>`;
  return `${circle}<text x="${String(at)}" y="${String(y + 4)}" fill="#fff" font-size="12" font-weight="600" text-anchor="middle">${letter}</text>`;
};

/** For the letters of the legend. */
const BOLD = '<tspan font-weight="700">$&</tspan>';

const legendLines = (legend: Diagram['legend']): readonly string[] =>
  Object.entries(legend).reduce<readonly string[]>((lines, [letter, means]) => {
    const entry = `${letter} ${means}`;
    const last = lines.at(-1);
    return last === undefined || last.length + entry.length > LEGEND_LENGTH ? [...lines, entry] : [...lines.slice(0, -1), `${last}  ·  ${entry}`];
  }, []);

/** Only for a picture that stands alone: on a page that it is part of, its colour is the page's, and this line is left out. */
const ALONE = '<style>svg{color:#1f2937}@media(prefers-color-scheme:dark){svg{color:#e5e7eb}}</style>';

/** White letters can be read on each of them. */
const FILL: Readonly<Record<'value' | 'event' | 'lost', string>> = { value: '#2563eb', event: '#15803d', lost: '#b91c1c' };
const STROKE = 'stroke="currentColor" stroke-width="1.2" fill="none"';
const SANS = 'font-family="system-ui, sans-serif" font-size="13" fill="currentColor"';

const DOTTED = ' stroke-dasharray="2 5"';
const line = (y: number, from: number, to: number, dashes = ''): string => `<path ${STROKE}${dashes} d="M${String(from)} ${String(y)}H${String(to)}"/>`;
const arrow = (y: number): string => `<path ${STROKE} d="M${String(WIDTH - 26)} ${String(y - 4)}l6 4l-6 4"/>`;

const svgOf = ({ title, description, legend, lanes, name }: Diagram): string => {
  const width = Math.min(24, (WIDTH - LEFT - 90) / Math.max(1, lastColumn(lanes)));
  const xOf = (column: number): number => Math.round(LEFT + 20 + column * width);
  const lines = legendLines(legend);
  const height = TOP + lanes.length * LANE + lines.length * LEGEND_LINE + 14;
  const laneOf = ({ label, marbles }: Lane, index: number): string => {
    const y = TOP + index * LANE + LANE / 2;
    const marks = marksOf(marbles);
    const xWhere = (isMeant: (mark: Mark) => boolean): number | undefined => marks.filter(isMeant).map((one) => placed(one, xOf(one.column)))[0];
    const [end, lost, back] = [xWhere(({ letter }) => letter === '|'), xWhere(({ letter }) => isLost(letter)), xWhere(({ letter }) => letter === 'R')];
    const stop = end === undefined ? WIDTH - 20 : end - RADIUS + 4;
    return [
      `<text font-family="ui-monospace, monospace" font-size="12.5" x="12" y="${String(y + 4)}">${escaped(label)}</text>`,
      ...(lost === undefined || back === undefined ? [line(y, LEFT, stop)] : [line(y, LEFT, lost), line(y, lost, back, DOTTED), line(y, back, stop)]),
      ...(end === undefined ? [arrow(y)] : []),
      ...marks.map((one) => mark(one, placed(one, xOf(one.column)), y)),
    ].join('');
  };
  const legendOf = (text: string, index: number): string =>
    `<text font-size="12" x="12" y="${String(TOP + lanes.length * LANE + 22 + index * LEGEND_LINE)}">${escaped(text).replaceAll(/(?:^|(?<=· {2}))\S/g, BOLD)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(height)}" role="img" aria-labelledby="${name}-title ${name}-desc">`,
    `<title id="${name}-title">${escaped(title)}</title>`,
    `<desc id="${name}-desc">${escaped(description)}</desc>`,
    ALONE,
    `<g ${SANS}>`,
    `<text font-weight="600" x="12" y="20">${escaped(title)}</text>`,
    ...lanes.map(laneOf),
    ...lines.map(legendOf),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
};

/** Every picture, as it should be. */
export const pictures = (): readonly Picture[] => diagrams.map((diagram) => ({ path: `docs/pictures/${diagram.name}.svg`, svg: svgOf(diagram) }));
