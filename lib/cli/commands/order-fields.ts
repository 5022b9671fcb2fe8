// The options of orders by the vendor's field each fills: one table for create and modify. commands/order declares them, use/order reads them.

import type { When } from '../when.js';

/** How an option is written and read. */
type Reading = 'text' | 'number' | 'time' | 'flag';

/** One option. */
export interface OrderField {
  readonly flags: string;
  readonly about: string;
  readonly field: string;
  readonly reading: Reading;
}

const field = (flags: string, name: string, reading: Reading, about: string): OrderField => ({ flags, field: name, reading, about });

const SHARED: readonly OrderField[] = [
  field('--price <price>', 'Price', 'number', 'limit price'),
  field('--stop-price <price>', 'StopPrice', 'number', 'price that wakes a stop'),
  field('--stop-loss <price>', 'StopLoss', 'number', 'where a loss is cut (Gross)'),
  field('--take-profit <price>', 'TakeProfit', 'number', 'where a profit is taken (Gross)'),
  field('--max-visible-amount <amount>', 'MaxVisibleAmount', 'number', 'what others see of it'),
  field('--slippage <share>', 'Slippage', 'number', 'how far the price may slip'),
  field('--expired <time>', 'Expired', 'time', 'until when it waits'),
  field('--comment <text>', 'Comment', 'text', 'words of yours'),
  field('--immediate-or-cancel', 'ImmediateOrCancel', 'flag', 'fill what can be filled at once'),
  field('--fill-or-kill', 'FillOrKill', 'flag', 'fill all at once, or nothing'),
];

/** What `order create` takes beside type, side, symbol and amount. */
export const CREATE_FIELDS: readonly OrderField[] = [
  ...SHARED,
  field('--market-with-slippage', 'MarketWithSlippage', 'flag', 'a limit that may slip'),
  field('--client-id <id>', 'ClientId', 'text', 'your own id; new each time unless told'),
];

/** What `order modify` takes. */
export const MODIFY_FIELDS: readonly OrderField[] = [
  ...SHARED,
  field('--amount-change <amount>', 'AmountChange', 'number', 'by how much the amount changes'),
  field('--prev-amount <amount>', 'PrevAmount', 'number', 'refuse unless it was this'),
  field('--in-flight-mitigation', 'InFlightMitigation', 'flag', 'count fills of the meantime'),
];

/** The name commander gives an option's value: `--stop-price <price>` is `stopPrice`. */
const optionName = ({ flags }: OrderField): string => flags.replace(/^--| .*$/g, '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What was given, by the vendor's fields. Amounts and prices stay the text that was typed. `now` is ms since 1970. */
export const valuesOf = (fields: readonly OrderField[], given: Readonly<Record<string, unknown>>, now: number): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.flatMap((one) => {
      const value = given[optionName(one)];
      if (value === undefined) return [];
      return [[one.field, one.reading === 'time' ? (value as When)(now) : value]]; // the option's parser made it
    }),
  );
