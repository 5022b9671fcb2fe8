// Orders and changes as the server wants them, by a table of fields. What is wrong by itself is refused here, before anything is sent.

import { InvalidRequestError } from '../../base/errors.js';
import type { Id } from '../../base/ids.js';
import type { Printable } from '../../codec/json.js';
import type { Numeric } from '../../codec/numeric.js';
import { side } from '../model/index.js';
import { wireId, wireMoney, wireNumber, wireTime } from '../params.js';
import type { NewOrder, OrderChange } from './new-order.js';

/** Prints one field, or refuses it. */
type Print<N> = (field: string, value: unknown, numeric: Numeric<N>) => Printable;

const refuse = (field: string, problem: string): never => {
  throw new InvalidRequestError(field, `${problem} Nothing was sent.`);
};
const word =
  (longest = 512): Print<unknown> =>
  (field, value) =>
    typeof value === 'string' && value !== '' && value.length <= longest ? value : refuse(field, `must be text of 1 to ${String(longest)} characters.`);
const oneOf =
  (...words: readonly string[]): Print<unknown> =>
  (field, value) =>
    typeof value === 'string' && words.includes(value) ? value : refuse(field, `must be ${words.join(' or ')}.`);
const flag: Print<unknown> = (field, value) => (typeof value === 'boolean' ? value : refuse(field, 'must be true or false.'));
const text: Print<unknown> = (field, value) =>
  typeof value === 'string' && value.length <= 512 ? value : refuse(field, 'must be text of at most 512 characters.');
const id: Print<unknown> = (field, value) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? wireId(field, value satisfies Id) : refuse(field, 'must be an id.');
const time: Print<unknown> = (field, value) =>
  typeof value === 'number' || value instanceof Date ? wireTime(field, value) : refuse(field, 'must be ms since 1970 or a Date.');
// the value is of the client's own numeric type, which only `numeric` can print; anything else comes out as no number and is refused
const money: Print<unknown> = (field, value, numeric) => wireMoney(numeric, field, value);
const moneyOrZero: Print<unknown> = (field, value, numeric) => wireMoney(numeric, field, value, 'allowed');
const signed: Print<unknown> = (field, value, numeric) => wireNumber(numeric, field, value);

const SHARED: Readonly<Record<string, Print<unknown>>> = {
  Price: money,
  StopPrice: money,
  Amount: money,
  MaxVisibleAmount: moneyOrZero,
  StopLoss: moneyOrZero,
  TakeProfit: moneyOrZero,
  Slippage: moneyOrZero,
  Expired: time,
  Comment: text,
  ImmediateOrCancel: flag,
  FillOrKill: flag,
  OneCancelsTheOther: flag,
  OcoEqualAmount: flag,
  RelatedTradeId: id,
  TriggerType: oneOf('OnTime', 'OnPendingOrderExpired', 'OnPendingOrderPartiallyFilled'),
  TriggerTime: time,
  OrderIdTriggeredBy: id,
};
const ORDER_FIELDS: Readonly<Record<string, Print<unknown>>> = {
  ...SHARED,
  ClientId: word(),
  Type: oneOf('Market', 'Limit', 'Stop', 'StopLimit'),
  Side: oneOf(...side.words),
  Symbol: word(),
  MarketWithSlippage: flag,
  ContingentOrder: flag,
  ClientApp: text,
};
const CHANGE_FIELDS: Readonly<Record<string, Print<unknown>>> = { ...SHARED, Id: id, AmountChange: signed, PrevAmount: moneyOrZero, InFlightMitigation: flag };

/** What an order of each type must name, and what it must not. */
const BY_TYPE: Readonly<Record<string, { readonly needs: readonly string[]; readonly bars: readonly string[] }>> = {
  Market: { needs: [], bars: ['Price', 'StopPrice', 'Expired', 'MaxVisibleAmount', 'ImmediateOrCancel', 'FillOrKill'] },
  Limit: { needs: ['Price'], bars: ['StopPrice'] },
  Stop: { needs: ['StopPrice'], bars: ['Price', 'MaxVisibleAmount', 'ImmediateOrCancel', 'FillOrKill'] },
  StopLimit: { needs: ['Price', 'StopPrice'], bars: [] },
};
const ALWAYS = ['Type', 'Side', 'Symbol', 'Amount'];

type Values = Readonly<Record<string, unknown>>;

/** Every field by its entry of the table. A field the table does not know is refused: to leave it out would change what was ordered. */
const printFields = (table: Readonly<Record<string, Print<unknown>>>, values: Values, numeric: Numeric<unknown>, prefix: string): Record<string, Printable> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => {
        const print = Object.hasOwn(table, field) ? table[field] : undefined;
        return [field, print === undefined ? refuse(prefix + field, 'is not a field the server knows.') : print(prefix + field, value, numeric)];
      }),
  );

const TRIGGER = ['TriggerType', 'TriggerTime', 'OrderIdTriggeredBy'];

/** A trigger is wanted in full or not at all: half of one would leave an order that is placed at once. */
const checkTrigger = (values: Values, prefix: string): void => {
  if (values['ContingentOrder'] !== true) {
    if (TRIGGER.some((field) => values[field] !== undefined)) refuse(`${prefix}ContingentOrder`, 'must be true where the order says what wakes it.');
    return;
  }
  const needed = values['TriggerType'] === 'OnTime' ? 'TriggerTime' : 'OrderIdTriggeredBy';
  for (const field of ['TriggerType', needed])
    if (values[field] === undefined) refuse(prefix + field, 'is missing: a contingent order must say what wakes it.');
};

/** An order as `Params`. `prefix` names it in errors where there are two. Throws an `InvalidRequestError` that names the field. */
export const printOrder = <N>(order: NewOrder<N>, numeric: Numeric<N>, prefix = ''): Record<string, Printable> => {
  const values: Values = { ...order };
  const printed = printFields(ORDER_FIELDS, values, numeric as Numeric<unknown>, prefix); // each value reaches only the printer of its own field
  const { needs, bars } = BY_TYPE[order.Type] ?? refuse(`${prefix}Type`, 'is missing.');
  const missing = [...ALWAYS, ...needs].find((field) => printed[field] === undefined);
  if (missing !== undefined) refuse(prefix + missing, `is missing: a ${order.Type} order needs it.`);
  const barred = bars.find((field) => printed[field] !== undefined);
  if (barred !== undefined) refuse(prefix + barred, `is not for a ${order.Type} order.`);
  checkTrigger(values, prefix);
  return printed;
};

/** A change as `Params`. Throws an `InvalidRequestError` that names the field, also where nothing would change. */
export const printChange = <N>(change: OrderChange<N>, numeric: Numeric<N>): Record<string, Printable> => {
  const printed = printFields(CHANGE_FIELDS, { ...change }, numeric as Numeric<unknown>, ''); // as above
  if (printed['Id'] === undefined) refuse('Id', 'is missing.');
  if (Object.keys(printed).length === 1) refuse('change', 'names nothing that is to change.');
  return printed;
};
