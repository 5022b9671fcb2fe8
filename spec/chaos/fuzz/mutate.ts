// Frames that no server should send, made of those that it does: cut, spliced, mistyped, nested, poisoned. The fuzz run feeds them to a client.

import type { Dice } from '../dice.js';

type Mutation = (frame: string, dice: Dice, other: string) => string;

const POISON = [
  '"__proto__":{"polluted":true}',
  '"constructor":{"prototype":{"polluted":true}}',
  '"toString":null',
  '"hasOwnProperty":1',
  '"Id":{"Id":{}}',
  '"Response":["ExecutionReport"]',
] as const;
const VALUES = [
  'null',
  '-1',
  '1e999',
  '-0',
  '123456789012345678901234567890.12345678901234567890',
  '""',
  '"\\u0000"',
  'true',
  '[]',
  '{}',
  '[[[[[]]]]]',
  '"ExecutionReport"',
  'NaN',
  '0x10',
  '.5',
] as const;
const DEEP = 5_000;

const at = (text: string, { between }: Dice): number => between(0, Math.max(0, text.length - 1));

const MUTATIONS: readonly Mutation[] = [
  (frame, dice) => frame.slice(0, at(frame, dice)),
  (frame, dice) => frame.slice(at(frame, dice)),
  (frame, dice, other) => frame.slice(0, at(frame, dice)) + other.slice(at(other, dice)),
  (frame, dice) => {
    const place = at(frame, dice);
    return frame.slice(0, place) + String.fromCharCode(dice.between(0, 0xffff)) + frame.slice(place + 1);
  },
  // a value of another kind
  (frame, dice) => {
    const values = [...frame.matchAll(/:("[^"]*"|-?[\d.]+|true|false|null)/g)];
    const chosen = dice.pick(values);
    return chosen === undefined ? frame : `${frame.slice(0, chosen.index)}:${dice.one<string>(...VALUES)}${frame.slice(chosen.index + chosen[0].length)}`;
  },
  // a member too many, anywhere an object begins
  (frame, dice) => {
    const place = dice.pick([...frame.matchAll(/\{/g)])?.index ?? 0;
    return `${frame.slice(0, place + 1)}${dice.one<string>(...POISON)},${frame.slice(place + 1)}`;
  },
  // another name
  (frame, dice) => {
    const chosen = dice.pick([...frame.matchAll(/"(\w+)":/g)]);
    return chosen === undefined
      ? frame
      : `${frame.slice(0, chosen.index)}"${dice.one('Id', 'Response', 'Result', 'Error', '__proto__', 'x')}":${frame.slice(chosen.index + chosen[0].length)}`;
  },
  (frame, dice) => (dice.chance(0.05) ? `${'['.repeat(DEEP)}${frame}${']'.repeat(DEEP)}` : `[${frame}]`),
  (frame, dice) => (dice.chance(0.05) ? `{"Id":"x","Response":"Trades","Result":${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}}` : frame.repeat(2)),
  (frame) => frame,
];

/** `frame`, spoilt once or a few times. */
export const mutated = (frame: string, dice: Dice, frames: readonly string[]): string => {
  let text = frame;
  for (let times = dice.between(1, 3); times > 0; times--) text = (dice.pick(MUTATIONS) ?? MUTATIONS[0])?.(text, dice, dice.pick(frames) ?? '') ?? text;
  return text;
};
