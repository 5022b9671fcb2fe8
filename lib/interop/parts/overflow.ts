// What becomes of a value when nobody takes the ones before it: the bound of every buffer between a source that cannot wait and a consumer that does.

import { InvalidRequestError, RxttError } from '../../base/errors.js';

/** What happens to a value that finds the buffer full: the stream ends with an `OverflowError`, or the oldest or the newest value is let go. */
export type Overflow = 'error' | 'dropOldest' | 'dropNewest';

/** How many values may wait for their consumer, and what becomes of those beyond. */
export interface BufferOptions {
  /** Values. Default 1_048_576; each costs a reference until it is taken. */
  readonly capacity?: number;
  /** Default `error`: nothing is lost without a word. */
  readonly overflow?: Overflow;
  /** Hears of every value that is let go. */
  readonly onDrop?: () => void;
}

/** More values came than were taken: the buffer is full, and the source cannot wait. The values before it were delivered. */
export class OverflowError extends RxttError {
  readonly _tag = 'OverflowError';

  override get docs(): string {
    return 'docs/interop.md#overflow';
  }
}

const CAPACITY = 2 ** 20;

const OVERFLOWS: ReadonlySet<string> = new Set<Overflow>(['error', 'dropOldest', 'dropNewest']);

/** The options with what was left out. Throws an `InvalidRequestError` that names the field. */
export const settled = ({ capacity = CAPACITY, overflow = 'error', onDrop = () => undefined }: BufferOptions): Required<BufferOptions> => {
  if (!(capacity === Infinity || Number.isInteger(capacity)) || capacity < 1)
    throw new InvalidRequestError('capacity', `must be a whole number from 1, or Infinity, got ${String(capacity)}.`);
  if (!OVERFLOWS.has(overflow)) throw new InvalidRequestError('overflow', `must be one of ${[...OVERFLOWS].join(', ')}.`);
  return { capacity, overflow, onDrop };
};

/** Says what overflowed, and the ways out. */
export const overflowed = (capacity: number): OverflowError =>
  new OverflowError(
    `More than ${String(capacity)} values waited for their consumer. Take them faster, allow more (capacity), let some go (overflow), or pull a cursor, which waits.`,
  );
