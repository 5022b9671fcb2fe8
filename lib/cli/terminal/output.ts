// What a command has to say, as values: a command is a stream of these, and only the screen writes.

/** One piece of output. */
export type Output =
  /** A line that stays, on standard output. */
  | { readonly kind: 'line'; readonly text: string }
  /** A line on the terminal that the next piece of output replaces. Not shown where there is none. */
  | { readonly kind: 'live'; readonly text: string }
  /** A line on standard error, beside the records that go to standard output. */
  | { readonly kind: 'note'; readonly text: string }
  /** What is said, now and then, where live lines are not shown. */
  | { readonly kind: 'otherwise'; readonly text: string };

/** A line that stays. Without text an empty one. */
export const line = (text = ''): Output => ({ kind: 'line', text });

/** A line that the next piece of output replaces. */
export const live = (text: string): Output => ({ kind: 'live', text });

/** A line beside the records: how it went, what to do next. */
export const note = (text: string): Output => ({ kind: 'note', text });

/** A line for those who see no live lines. */
export const otherwise = (text: string): Output => ({ kind: 'otherwise', text });
