// What is said of one order of a pair, `type=limit price=1.12`: the options of an order without their dashes. commands/order reads `--first` and `--second` with it.

import { usageError } from '../exit.js';
import { WHEN_FORMS, whenOf } from '../when.js';
import { LEG_FIELDS, nameOf, valueOf, type OrderField } from './order-fields.js';

const FIELD = /^([a-z-]+)(?:=(.*))?$/s;
const NAMES = LEG_FIELDS.map(nameOf).join(', ');

/** One that a field takes, as its option would have read it. */
const given = (place: string, one: OrderField, text: string | undefined): unknown => {
  const name = nameOf(one);
  if (one.reading === 'flag') return text === undefined ? true : refuse(`${place} ${name} takes no value: leave it out where it shall not be so`);
  if (text === undefined || text === '') return refuse(`${place} ${name} needs a value: ${name}=...`);
  if (one.reading === 'time') return whenOf(text) ?? refuse(`${place} ${name}=${text}: ${WHEN_FORMS}`);
  const { words } = one;
  if (words !== undefined && !Object.hasOwn(words, text)) return refuse(`${place} ${name} must be one of ${Object.keys(words).join(', ')}, got ${text}`);
  return text;
};

const refuse = (problem: string): never => {
  throw usageError(problem);
};

/** The fields of one order. `place` is the option they stand behind; `now` is ms since 1970. Throws what is wrong. */
export const legOf = (place: string, texts: readonly string[], now: number): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    texts.map((text) => {
      const [, name = text, value] = FIELD.exec(text) ?? [];
      const one = LEG_FIELDS.find((candidate) => nameOf(candidate) === name);
      if (one === undefined) return refuse(`${place} knows no '${name}'; there are ${NAMES}`);
      return [one.field, valueOf(one, given(place, one, value), now)];
    }),
  );
