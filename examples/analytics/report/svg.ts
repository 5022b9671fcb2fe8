// SVG by hand: a picture with its words for those who cannot see it, and a few shapes. Each picture of the report is made of these.

import { escaped } from './text.js';

/** A coordinate with no more digits than anybody can see. */
export const at = (value: number): string => String(Math.round(value * 100) / 100);

/** What a picture is. Sizes in its own units, which a wide page shows as pixels. */
export interface Frame {
  /** Of its ids; different on each picture of a page. */
  readonly name: string;
  readonly title: string;
  /** What one would say of it on the telephone. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
}

/** A picture. Wide ones scroll on a narrow page rather than become illegible. */
export const picture = ({ name, title, description, width, height }: Frame, ...shapes: readonly string[]): string =>
  [
    `<svg role="img" aria-labelledby="${name}-title ${name}-desc" viewBox="0 0 ${at(width)} ${at(height)}">`,
    `<title id="${name}-title">${escaped(title)}</title>`,
    `<desc id="${name}-desc">${escaped(description)}</desc>`,
    ...shapes,
    '</svg>',
  ].join('\n');

/** Words at a point; the style says how. */
export const words = (x: number, y: number, text: string, style = ''): string => `<text x="${at(x)}" y="${at(y)}" class="${style}">${escaped(text)}</text>`;

/** A straight line. */
export const line = (x1: number, y1: number, x2: number, y2: number, style: string): string =>
  `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" class="${style}"/>`;

/** A bar, with what it says when pointed at. */
export const bar = (x: number, y: number, width: number, height: number, style: string, hint = '', opacity = 1): string =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" class="${style}"${opacity === 1 ? '' : ` fill-opacity="${at(opacity)}"`}>${
    hint === '' ? '' : `<title>${escaped(hint)}</title>`
  }</rect>`;

/** A point of a curve. */
export type Point = readonly [x: number, y: number];

const drawn = (points: readonly Point[]): string => points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`).join('');

/** A curve. */
export const curve = (points: readonly Point[], style: string): string => `<path d="${drawn(points)}" class="${style}"/>`;

/** What lies between a curve and the level `base`. */
export const area = (points: readonly Point[], base: number, style: string): string => {
  const [first] = points;
  const last = points.at(-1);
  return first === undefined || last === undefined
    ? ''
    : `<path d="${drawn(points)}L${at(last[0])} ${at(base)}L${at(first[0])} ${at(base)}Z" class="${style}"/>`;
};
