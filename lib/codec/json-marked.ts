// The middle way between JSON.parse and the slow reader: number literals that must keep their text are quoted and marked, JSON.parse reads the rest,
// and the marked strings become literals again. Only members of objects can be marked with certainty; for all else it gives up. codec/json calls it.

import { isExact, Literal } from './literal.js';
import type { Json } from './json-value.js';

/** The mark: no string of the text can begin with it, since texts that spell this character are refused. */
const MARK = '\u0000';
const SPELLED = '\\u0000';

/**
 * `"key": number`, where the quote is surely the one that closes the key: one that opens a string stands behind a bracket, comma, colon or space.
 * A pattern for every number, and one for those of 16 or more characters.
 */
const EVERY = /([^[\]{},:\s\\"]"\s*:\s*)(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=\s*[,}])/g;
const LONG = /([^[\]{},:\s\\"]"\s*:\s*)(?=-?[\d.]{16})(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=\s*[,}])/g;
/** What a number looks like wherever it stands, of any length and of 16 or more characters; text inside a string may look the same. */
const NUMBER = /(?:^|[:,[\s])-?\d/;
export const LONG_NUMBER = new RegExp(`(?:^|[:,[\\s])-?${'[\\d.]'.repeat(16)}`); // written out, not counted: V8 then skips through the text
/** A whole string, in a text that is JSON: there the first quote opens one. */
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/g;

/** Whether a number of this look stands outside of strings. Most texts have nothing that looks like one anywhere. */
const isLeft = (look: RegExp, text: string): boolean => look.test(text) && look.test(text.replace(STRING, '""'));

type Members = Record<string, Json>;

/** Turns marked strings into what they stand for, in place and level by level: the value is ours, and a recursive walk could be driven too deep. */
const unmark = (value: Json, keepAll: boolean): Json => {
  let level: Members[] = [{ value }];
  const top = level[0];
  while (level.length > 0) {
    const below: Members[] = [];
    for (const parent of level) {
      for (const key in parent) {
        const member = parent[key];
        if (typeof member === 'string') {
          if (member.startsWith(MARK)) parent[key] = literalOf(member.slice(1), keepAll);
        } else if (typeof member === 'object' && member !== null) below.push(member as Members); // arrays are walked by index
      }
    }
    level = below;
  }
  return top?.['value'] ?? null;
};

const literalOf = (text: string, keepAll: boolean): Json => (keepAll || !isExact(text) ? new Literal(text) : Number(text));

/** Reads `text` with its long numbers, or all of them, kept digit for digit; `undefined` where that cannot be done with certainty this way. Throws what JSON.parse throws. */
export const readMarked = (text: string, keepAll: boolean): Json | undefined => {
  const [pattern, look] = keepAll ? [EVERY, NUMBER] : [LONG, LONG_NUMBER];
  if (text.includes(SPELLED)) return undefined;
  const marked = text.replace(pattern, `$1"${SPELLED}$2"`);
  const value = JSON.parse(marked) as Json; // first: from here on every string is sure to end
  return isLeft(look, marked) ? undefined : unmark(value, keepAll);
};
