// A byte of a golden session, where its connection is torn. cuts chooses them, session plays them.

/** Where: after so many bytes from the client (`up`) or from the server (`down`). Infinity never tears. */
export interface Point {
  readonly way: 'up' | 'down';
  readonly byte: number;
}

/** How: at every other byte in good order, so that what had passed arrives, and at the others by a reset, which may swallow it. */
export const tearAt = ({ byte }: Point): 'end' | 'reset' => (byte % 2 === 0 ? 'end' : 'reset');
