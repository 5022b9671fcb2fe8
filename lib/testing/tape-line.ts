// The lines of a tape: a recorded session, one line of JSON for each frame. recording writes them, replay reads them.

/** One line. `at` is ms since 1970, `epoch` counts connections from 1. The text of `open` is the address, that of `close` is code and reason. */
export interface TapeLine {
  readonly at: number;
  readonly epoch: number;
  readonly dir: 'open' | 'in' | 'out' | 'close';
  readonly text: string;
}

const DIRECTIONS: readonly unknown[] = ['open', 'in', 'out', 'close'];

const isLine = (value: unknown): value is TapeLine =>
  typeof value === 'object' &&
  value !== null &&
  'at' in value &&
  typeof value.at === 'number' &&
  'epoch' in value &&
  typeof value.epoch === 'number' &&
  'dir' in value &&
  DIRECTIONS.includes(value.dir) &&
  'text' in value &&
  typeof value.text === 'string';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The lines of a tape, from its text or from lines of text; empty lines do not count. Throws a `RangeError` that names the line that is none. */
export const tapeLines = (tape: string | Iterable<string>): readonly TapeLine[] =>
  [...(typeof tape === 'string' ? tape.split('\n') : tape)].flatMap((text, index) => {
    if (text.trim() === '') return [];
    const line = parsed(text);
    if (!isLine(line)) throw new RangeError(`Line ${String(index + 1)} is none of a tape: {"at","epoch","dir","text"} is wanted.`);
    return [line];
  });

/** When the tape begins, ms since 1970: set a virtual clock to it before you replay. */
export const tapeStart = (tape: string | Iterable<string>): number => tapeLines(tape)[0]?.at ?? 0;
