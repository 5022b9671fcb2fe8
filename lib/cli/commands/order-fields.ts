// The options of orders by the vendor's field each fills: one table for create, oco and modify. commands/order declares them, order-legs reads a pair's.

import { Option } from 'commander';
import type { When } from '../when.js';
import { pointInTime } from './options.js';

/** How an option is written and read. */
type Reading = 'text' | 'number' | 'time' | 'flag' | 'word';

/** One option. */
export interface OrderField {
  readonly flags: string;
  readonly about: string;
  readonly field: string;
  readonly reading: Reading;
  /** Where it takes one of a few words: the vendor's own for each. */
  readonly words?: Readonly<Record<string, string>>;
  /** What it is where nothing is said. */
  readonly fallback?: string;
}

const field = (flags: string, name: string, reading: Reading, about: string): OrderField => ({ flags, field: name, reading, about });
const word = (flags: string, name: string, words: Readonly<Record<string, string>>, about: string): OrderField => ({
  ...field(flags, name, 'word', about),
  words,
});

const TYPE = word('--type <type>', 'Type', { market: 'Market', limit: 'Limit', stop: 'Stop', 'stop-limit': 'StopLimit' }, 'kind of order');
const PLACED: readonly OrderField[] = [
  word('--side <side>', 'Side', { buy: 'Buy', sell: 'Sell' }, 'which way'),
  field('--symbol <name>', 'Symbol', 'text', 'what is traded'),
  field('--amount <amount>', 'Amount', 'number', 'how much, in units of the base currency'),
];

const SHARED: readonly OrderField[] = [
  field('--price <price>', 'Price', 'number', 'limit price'),
  field('--stop-price <price>', 'StopPrice', 'number', 'price that wakes a stop'),
  field('--stop-loss <price>', 'StopLoss', 'number', 'where a loss is cut (Gross)'),
  field('--take-profit <price>', 'TakeProfit', 'number', 'where a profit is taken (Gross)'),
  field('--max-visible-amount <amount>', 'MaxVisibleAmount', 'number', 'what others see of it'),
  field('--slippage <share>', 'Slippage', 'number', 'how far the price may slip'),
  field('--expired <time>', 'Expired', 'time', 'until when it waits: 2026-01-05T17:00 (UTC), +2h'),
  field('--comment <text>', 'Comment', 'text', 'words of yours'),
  field('--immediate-or-cancel', 'ImmediateOrCancel', 'flag', 'fill what can be filled at once'),
  field('--fill-or-kill', 'FillOrKill', 'flag', 'fill all at once, or nothing'),
];

const TRIGGERS: readonly OrderField[] = [
  word(
    '--trigger-type <type>',
    'TriggerType',
    {
      'on-time': 'OnTime',
      'on-pending-order-expired': 'OnPendingOrderExpired',
      'on-pending-order-partially-filled': 'OnPendingOrderPartiallyFilled',
    },
    'it sleeps until this wakes it',
  ),
  field('--trigger-time <time>', 'TriggerTime', 'time', 'when it wakes: 2026-01-05T17:00 (UTC), +2h'),
  field('--order-id-triggered-by <id>', 'OrderIdTriggeredBy', 'text', 'the order that wakes it'),
];

const EQUAL_AMOUNT = field('--oco-equal-amount', 'OcoEqualAmount', 'flag', 'take the amount of the other of the pair');
const LINKS: readonly OrderField[] = [
  field('--one-cancels-the-other', 'OneCancelsTheOther', 'flag', 'pair it with an order that is there'),
  field('--related-trade-id <id>', 'RelatedTradeId', 'text', 'the order it is paired with'),
  EQUAL_AMOUNT,
];

const NEW: readonly OrderField[] = [
  field('--market-with-slippage', 'MarketWithSlippage', 'flag', 'a limit that may slip'),
  field('--client-app <name>', 'ClientApp', 'text', 'the program that places it'),
];
const CLIENT_ID = field('--client-id <id>', 'ClientId', 'text', 'your own id; new each time unless told');

/** What `order create` takes. */
export const CREATE_FIELDS: readonly OrderField[] = [{ ...TYPE, fallback: 'market' }, ...PLACED, ...SHARED, ...NEW, ...TRIGGERS, ...LINKS, CLIENT_ID];

/** What `order oco` takes for both orders of a pair. */
export const PAIR_FIELDS: readonly OrderField[] = [TYPE, ...PLACED, ...SHARED, ...NEW, ...TRIGGERS];

/** What may be said of one of the pair alone. */
export const LEG_FIELDS: readonly OrderField[] = [...PAIR_FIELDS.filter(({ field: name }) => name !== 'Symbol'), EQUAL_AMOUNT, CLIENT_ID];

/** What `order modify` takes. */
export const MODIFY_FIELDS: readonly OrderField[] = [
  ...SHARED,
  field('--amount-change <amount>', 'AmountChange', 'number', 'by how much the amount changes'),
  field('--amount <amount>', 'Amount', 'number', 'the new amount, on servers without the above'),
  field('--prev-amount <amount>', 'PrevAmount', 'number', 'refuse unless it was this'),
  field('--in-flight-mitigation', 'InFlightMitigation', 'flag', 'count fills of the meantime'),
  ...TRIGGERS,
  ...LINKS,
];

/** A field as an option. */
export const optionOf = ({ flags, about, reading, words, fallback }: OrderField): Option => {
  const option = new Option(flags, about);
  if (fallback !== undefined) option.default(fallback);
  if (words !== undefined) option.choices(Object.keys(words));
  return reading === 'time' ? option.argParser(pointInTime) : option;
};

/** The name of the option, as it is typed: `stop-price`. */
export const nameOf = ({ flags }: OrderField): string => flags.replace(/^--| .*$/g, '');

/** The name commander gives its value: `stopPrice`. */
const keyOf = (one: OrderField): string => nameOf(one).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** One value for the vendor: a point in time in ms, the vendor's own word, or the text that was typed, which amounts and prices stay. */
export const valueOf = ({ reading, words }: OrderField, given: unknown, now: number): unknown => {
  if (reading === 'time') return (given as When)(now); // the option's parser made it
  return reading === 'word' ? words?.[String(given)] : given;
};

/** What was given, by the vendor's fields. `now` is ms since 1970. */
export const valuesOf = (fields: readonly OrderField[], given: Readonly<Record<string, unknown>>, now: number): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.flatMap((one) => {
      const value = given[keyOf(one)];
      return value === undefined ? [] : [[one.field, valueOf(one, value, now)]];
    }),
  );

/** An order that names what wakes it is a contingent one: without the word for that the server would place it at once. */
export const asContingent = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  TRIGGERS.some(({ field: name }) => values[name] !== undefined) ? { ...values, ContingentOrder: true } : values;
