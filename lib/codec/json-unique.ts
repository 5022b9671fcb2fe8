// Whether a text may name a member twice: counted in the text and in what was read of it, since JSON.parse keeps the last one without a word. codec/json asks.

import { Literal } from './literal.js';
import type { Json } from './json-value.js';

/** The end of every key; a string may look the same. */
const KEY_ENDS = /"\s*:/g;

/** How many members all objects of `value` have together, level by level: a recursive walk could be driven too deep. */
const membersIn = (value: Json): number => {
  let count = 0;
  let level: readonly Json[] = [value];
  while (level.length > 0) {
    const below: Json[] = [];
    for (const parent of level) {
      if (typeof parent !== 'object' || parent === null || parent instanceof Literal) continue;
      const children: readonly Json[] = Array.isArray(parent) ? parent : Object.values(parent);
      if (!Array.isArray(parent)) count += children.length;
      for (const child of children) if (typeof child === 'object') below.push(child);
    }
    level = below;
  }
  return count;
};

/** Whether `text`, of which `value` was read, may name a member twice. Never wrong where it says no. */
export const mayRepeat = (text: string, value: Json): boolean => (text.match(KEY_ENDS)?.length ?? 0) > membersIn(value);
