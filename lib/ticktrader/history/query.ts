// What a walk over history asks for, checked and printed. trade-history and daily-snapshots share it.

import { InvalidRequestError } from '../../base/errors.js';
import type { Printable } from '../../codec/json.js';
import { wireTime } from '../params.js';

/** Which stretch of time, in which direction, in pages of what size. */
export interface WalkQuery {
  /** From here on (ms since 1970, or a Date). Default: the beginning. */
  readonly from?: number | Date;
  /** Up to here. Default: now. */
  readonly to?: number | Date;
  /** Oldest first (`Forward`, the default) or newest first. */
  readonly direction?: 'Forward' | 'Backward';
  /** Records a page, 1 to 1000. Default 1000: fewer round trips. */
  readonly pageSize?: number;
  /** Begin after the page that ended with this `lastId`. */
  readonly after?: string;
  /** Pages a cursor may read ahead of whoever pulls it. Default 1. */
  readonly readAhead?: 0 | 1;
}

/** A query as a walk carries it out. */
export interface WalkPlan extends WalkQuery {
  /** Ask for the first page at once. */
  readonly eager?: boolean;
}

/** Records in the largest page the server gives. */
export const LARGEST_PAGE = 1000;
const DIRECTIONS: readonly unknown[] = ['Forward', 'Backward', undefined];
const PLACE = /^[0-9a-fA-F]{24}$/;

/** The query as `Params`, without the place, which every page sets anew. Throws an `InvalidRequestError` that names the field. */
export const walkParams = ({ from, to, direction, pageSize = LARGEST_PAGE, after }: WalkQuery): Readonly<Record<string, Printable>> => {
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > LARGEST_PAGE) {
    throw new InvalidRequestError('pageSize', `must be a whole number from 1 to ${String(LARGEST_PAGE)}, got ${String(pageSize)}. Nothing was sent.`);
  }
  const [begin, end] = [from === undefined ? undefined : wireTime('from', from), to === undefined ? undefined : wireTime('to', to)];
  if (begin !== undefined && end !== undefined && begin > end) throw new InvalidRequestError('from', 'must not be after `to`. Nothing was sent.');
  if (after !== undefined && !PLACE.test(after)) throw new InvalidRequestError('after', 'must be the id of a record: 24 hexadecimal digits. Nothing was sent.');
  if (!DIRECTIONS.includes(direction)) throw new InvalidRequestError('direction', 'must be Forward or Backward. Nothing was sent.');
  return { TimestampFrom: begin, TimestampTo: end, RequestDirection: direction, RequestPageSize: pageSize };
};
