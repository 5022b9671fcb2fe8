// One value of a record as a person reads it: times in UTC, digits in groups, nothing for nothing. table lays cells out.

import { amount } from '../terminal/format.js';
import { gain, type Paint } from '../terminal/paint.js';

const TIME = /(?:stamp|time|created|modified|opened|closed|filled|expired|registered|date)$/i;
const ID = /(?:^i|I)ds?$/;
const GAIN = /^(?:Profit|BalanceMovement|Swap|pnl|realizedPnL)$/i;
const NEVER = Date.UTC(9999, 0);
/** Stamps before this are counts. */
const EARLIEST = Date.UTC(1990, 0);
const NANOS = /^\d{18,19}$/;

const isStamp = (value: number): boolean => Number.isInteger(value) && value >= EARLIEST;

/** A stamp in ms since 1970: `2026-01-05 12:00:00.250`. */
const stamp = (time: number): string => (time >= NEVER ? 'never' : new Date(time).toISOString().replace('T', ' ').replace('Z', ''));

const plain = (field: string, value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (TIME.test(field)) {
    if (typeof value === 'number' && isStamp(value)) return stamp(value);
    if (typeof value === 'string' && NANOS.test(value)) return stamp(Number(BigInt(value) / 1_000_000n));
  }
  if (typeof value === 'number') return ID.test(field) ? String(value) : amount(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
};

/** Control characters of a server would move the cursor, or worse. */
// eslint-disable-next-line no-control-regex -- these are what is taken out
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

const MORE = '…';

/** The value of a field as text of at most `most` characters. Gains are green, losses red. */
export const cell = (paint: Paint, field: string, value: unknown, most = Infinity): string => {
  const text = plain(field, value).replace(CONTROL, ' ');
  const short = text.length > most ? text.slice(0, most - 1) + MORE : text;
  return GAIN.test(field) ? gain(paint, Number(value), short) : short;
};

/** Whether a cell leans to the right, as numbers do. */
export const isNumeric = (value: unknown): boolean => typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value));
