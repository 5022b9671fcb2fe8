// A byte of a golden session, where its connection is torn. cuts chooses them, session plays them.

/** Where: after so many bytes from the client (`up`) or from the server (`down`). Infinity never tears. */
export interface Point {
  readonly way: 'up' | 'down';
  readonly byte: number;
}

/** Half of all numbers, in no rhythm: a stride of any length meets both halves. */
const isOdd = (number: number): boolean => number.toString(2).replaceAll('0', '').length % 2 === 1;

/** How: at half of the bytes in good order, so that what had passed arrives, and at the others by a reset, which may swallow it. */
export const tearAt = ({ byte }: Point): 'end' | 'reset' => (isOdd(byte) ? 'reset' : 'end');
