// 400,000 random documents through the JSON reader. Whoever writes a document here also says what it means, so nothing has to be read to check it.

import { expect } from 'chai';
import { read } from '../../lib/codec/json.js';
import { agrees } from './agrees.js';
import { NumberText } from './slow-json.js';

const DOCUMENTS = 400_000;

/** A text and what it means: numbers as their text, objects as maps of the members that count. */
interface Written {
  readonly text: string;
  readonly meaning: unknown;
}

/** A small seeded generator (mulberry32), so that a failure comes again. */
const randomOf = (seed: number) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, oneOf: <T>(list: readonly T[]): T => list[below(list.length)] as T }; // lists are never empty
};

const PIECES = [
  'a',
  'Id',
  '"',
  '\\',
  '/',
  '\n',
  '\u0000',
  '\u001f',
  'é',
  '😀',
  '__proto__',
  '1e5',
  '12345678901234567890',
  '":12345678901234567,"',
  '{',
  ']',
  ',',
  ':',
  ' ',
];
const KEYS = ['Id', 'Balance', 'Price', 'a', 'b:', 'c,', '__proto__', 'constructor', 'e"', '\\', ''];
const GAPS = ['', '', '', ' ', '\n', '\t ', '\r\n'];

const writer = (seed: number) => {
  const { below, oneOf } = randomOf(seed);
  const many = <T>(most: number, make: () => T): readonly T[] => Array.from({ length: below(most + 1) }, make);
  const digits = (most: number): string => Array.from({ length: 1 + below(most) }, () => String(below(10))).join('');
  const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const quoted = (value: string): string => {
    if (below(8) > 0) return JSON.stringify(value);
    return `"${Array.from({ length: value.length }, (_, at) => escaped(value.charAt(at))).join('')}"`;
  };

  const number = (): Written => {
    const whole = below(3) === 0 ? '0' : `${String(1 + below(9))}${below(2) === 0 ? '' : digits(20)}`;
    const fraction = below(2) === 0 ? '' : `.${digits(18)}`;
    const exponent = below(5) > 0 ? '' : `${oneOf(['e', 'E'])}${oneOf(['', '+', '-'])}${digits(3)}`;
    const text = `${oneOf(['', '', '-'])}${whole}${fraction}${exponent}`;
    return { text, meaning: new NumberText(text) };
  };
  const string = (): Written => {
    const meaning = many(4, () => oneOf(PIECES)).join('');
    return { text: quoted(meaning), meaning };
  };
  const word = (): Written => oneOf([{ text: 'true', meaning: true }, { text: 'false', meaning: false }, { text: 'null', meaning: null }]); // prettier-ignore
  const list = (depth: number): Written => {
    const items = many(4, () => value(depth - 1));
    const gap = oneOf(GAPS);
    return { text: `[${gap}${items.map(({ text }) => text).join(`${gap},${gap}`)}${gap}]`, meaning: items.map(({ meaning }) => meaning) };
  };
  const object = (depth: number): Written => {
    const members = many(5, () => ({ key: oneOf(KEYS), value: value(depth - 1) }));
    const gap = oneOf(GAPS);
    const text = members.map((member) => `${quoted(member.key)}${gap}:${gap}${member.value.text}`).join(`${gap},`);
    return { text: `{${gap}${text}${gap}}`, meaning: new Map(members.map((member) => [member.key, member.value.meaning])) };
  };
  const value = (depth: number): Written => {
    if (depth > 0 && below(3) > 0) return below(3) === 0 ? list(depth) : object(depth);
    return below(2) === 0 ? number() : below(4) === 0 ? word() : string();
  };
  return () => value(1 + below(4));
};

describe('the JSON reader', () => {
  it(`reads ${DOCUMENTS.toLocaleString('en')} random documents as they were meant, with every digit`, function () {
    this.timeout(240_000);
    const write = writer(20_261_120);
    for (let count = 0; count < DOCUMENTS; count++) {
      const { text, meaning } = write();
      const literals = count % 4 === 0 ? 'all' : 'inexact';
      if (!agrees(read(text, { literals }), meaning)) expect.fail(`document ${String(count)} (${literals}): ${text}`);
    }
  });

  it('reads no more than JSON.parse does, whatever is cut from or put into a document', function () {
    this.timeout(240_000);
    const write = writer(7);
    const { below, oneOf } = randomOf(8);
    const reads = (reader: (text: string) => unknown, text: string): boolean => {
      try {
        reader(text);
        return true;
      } catch (error) {
        expect(error).to.be.instanceOf(SyntaxError);
        return false;
      }
    };
    for (let count = 0; count < DOCUMENTS / 20; count++) {
      const { text } = write();
      const at = below(text.length + 1);
      const broken = text.slice(0, at) + oneOf(['', '"', '{', ',', '1', '.', 'e', '-', '\\', '\u0000', ':']) + text.slice(at + below(2));
      if (reads(read, broken) !== reads(JSON.parse, broken)) expect.fail(`document ${String(count)}: ${broken}`);
    }
  });
});
