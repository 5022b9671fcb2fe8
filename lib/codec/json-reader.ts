// The slow, exact JSON reader behind codec/json: plain recursive descent of bounded depth, strings by JSON.parse.
// It keeps as text what a double cannot hold, and drops `__proto__`, which must never become a member.

import { endOfString } from './json-strings.js';
import { isExact, Literal } from './literal.js';
import type { Json } from './json-value.js';

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** How exactly; see `ReadOptions` of codec/json. */
export interface ExactOptions {
  readonly keepAll: boolean;
  readonly unique: boolean;
  readonly maxDepth: number;
}

/** Reads JSON text digit for digit. Throws a `SyntaxError` that names the place, never the text. */
export const readExactly = (text: string, { keepAll, unique, maxDepth }: ExactOptions): Json => {
  let at = 0;
  let depth = 0;

  const fail = (): never => {
    throw new SyntaxError(`not JSON at position ${String(at)}`);
  };
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const skip = (): void => void match(SPACE);
  const eat = (mark: string): boolean => {
    skip();
    const found = text.startsWith(mark, at);
    if (found) at += mark.length;
    return found;
  };
  const expect = (mark: string): void => {
    if (!eat(mark)) fail();
  };

  const string = (): string => {
    skip();
    if (text[at] !== '"') return fail();
    const end = endOfString(text, at) + 1;
    try {
      const found = JSON.parse(text.slice(at, end)) as string;
      at = end;
      return found;
    } catch {
      return fail(); // the engine's own message would quote the frame
    }
  };
  const number = (): Json => {
    const literal = match(NUMBER) ?? fail();
    return keepAll || !isExact(literal) ? new Literal(literal) : Number(literal);
  };
  const members = (close: string, member: () => void): void => {
    if (eat(close)) return;
    do member();
    while (eat(','));
    expect(close);
  };
  const array = (): Json => {
    const list: Json[] = [];
    members(']', () => list.push(value()));
    return list;
  };
  const object = (): Json => {
    const result: Record<string, Json> = {};
    members('}', () => {
      const key = string();
      if (unique && Object.hasOwn(result, key)) fail();
      expect(':');
      const member = value();
      if (key !== '__proto__') result[key] = member;
    });
    return result;
  };
  const nested = (open: () => Json): Json => {
    if (++depth > maxDepth) throw new SyntaxError(`nested deeper than ${String(maxDepth)} levels`);
    const inner = open();
    depth--;
    return inner;
  };
  const value = (): Json => {
    if (eat('{')) return nested(object);
    if (eat('[')) return nested(array);
    if (text[at] === '"') return string();
    const word = WORDS.find(([name]) => eat(name));
    return word === undefined ? number() : word[1];
  };

  const result = value();
  skip();
  return at === text.length ? result : fail();
};
