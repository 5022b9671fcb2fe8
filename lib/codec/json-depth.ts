// How deep JSON nests, found out without recursion. codec/json refuses what is too deep before anything recursive sees it.

import { endOfString } from './json-strings.js';

/** Whether `text` has more than `limit` opening brackets anywhere, strings included: what has not cannot nest deeper. */
export const opensMore = (text: string, limit: number): boolean => {
  let count = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) if (++count > limit) return true;
  }
  return false;
};

/** Whether `text` nests deeper than `limit`, by its brackets outside strings. */
export const textNestsDeeper = (text: string, limit: number): boolean => {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > limit) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
};

/** Whether a parsed value nests deeper than `limit`, level by level. */
export const valueNestsDeeper = (value: unknown, limit: number): boolean => {
  let level: readonly object[] = typeof value === 'object' && value !== null ? [value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > limit) return true;
    const below: object[] = [];
    for (const parent of level) {
      const children: readonly unknown[] = Array.isArray(parent) ? parent : Object.values(parent);
      for (const child of children) if (typeof child === 'object' && child !== null) below.push(child);
    }
    level = below;
  }
  return false;
};
