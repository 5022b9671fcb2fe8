// A trade held against what a change asked of it and against what it was before, field by field. asked writes both down, by-trade and by-history decide by it. Pure.

import { isNumberText, sameValue } from '../../codec/literal.js';
import type { Numeric } from '../../codec/numeric.js';
import { changeable, type Trade, type TradeReport } from '../model/index.js';
import { subtract } from '../model/subtract.js';

/** Fields of a trade by the vendor's names, as text: amounts and prices digit for digit. */
export type Values = Readonly<Record<string, string>>;

/** The fields of a trade that a change can be seen by. */
export const VISIBLE = changeable;
/** What else is kept of a trade: how much was filled tells a fill from a change of the amount. */
export const KEPT = [...VISIBLE, 'FilledAmount'] as const;
export type VisibleField = (typeof KEPT)[number];

/** What a position shows of a change: the rest became something else when the order was filled. */
const OF_POSITION: readonly string[] = ['StopLoss', 'TakeProfit', 'Comment'];

/** A change to 0, or to no text, takes these away: they are absent then. */
const TAKEN_AWAY_BY: Readonly<Record<string, string>> = { StopLoss: '0', TakeProfit: '0', Expired: '0', Comment: '' };

/** A field's value as text. Only decimals of the user's library are objects. */
export const asText = <N>({ print }: Numeric<N>, value: N | string | number | boolean | undefined): string | undefined =>
  value === undefined ? undefined : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : print(value);

/** What `trade` shows of `field`. A Stop may be changed by the name `Price`, as the vendor's document has it. */
export const shown = <N>(numeric: Numeric<N>, trade: Trade<N>, field: VisibleField): string | undefined =>
  asText(numeric, field === 'Price' && trade.Type === 'Stop' ? trade.StopPrice : trade[field]);

/** What a record of the history shows of `field`: the order as it was then. */
export const recorded = <N>(numeric: Numeric<N>, record: TradeReport<N>, field: VisibleField): string | undefined => {
  const prices: readonly (string | undefined)[] = ['Limit', 'Stop'];
  switch (field) {
    case 'Price':
    case 'StopPrice':
      return prices.includes(record.TradeType) ? asText(numeric, record.TradePrice) : undefined;
    case 'StopLoss':
    case 'TakeProfit':
    case 'Expired':
    case 'Comment':
      return asText(numeric, record[field]);
    default:
      return undefined;
  }
};

/** The same amount the other way round. */
export const negated = (number: string): string => (number.startsWith('-') ? number.slice(1) : `-${number}`);

/** Whether two texts say the same: numbers by value, all else to the letter. */
export const same = (one: string, other: string): boolean => one === other || (isNumberText(one) && isNumberText(other) && sameValue(one, other));

/** What one field tells: it is as asked, as before, as neither, or tells nothing. */
type Telling = 'asked' | 'before' | 'third' | 'nothing';

const tell = (field: string, found: string | undefined, wanted: string, before: string | undefined): Telling => {
  const none = TAKEN_AWAY_BY[field];
  if (found === undefined) {
    // not every server shows every field: absence tells something only of a field that was there before
    if (before === undefined || none === undefined || same(before, none)) return 'nothing';
    return same(wanted, none) ? 'asked' : 'third';
  }
  if (same(found, wanted)) return 'asked';
  if (before === undefined) return 'nothing';
  return same(found, before) ? 'before' : 'third';
};

/** Of an order that was filled in part since: what would remain without that. Where that is neither value, a fill may have come before the change. */
const tellRemaining = (found: string | undefined, filledSince: string | undefined, wanted: string, before: string | undefined): Telling => {
  if (found === undefined || filledSince === undefined || same(filledSince, '0')) return tell('RemainingAmount', found, wanted, before);
  const told = tell('RemainingAmount', subtract(found, negated(filledSince)), wanted, before);
  return told === 'third' ? 'nothing' : told;
};

/** What is asked, and what was before as far as that is known. */
export interface Change {
  readonly wanted: Values;
  /** Of a trade that was known: a field it did not show is absent. */
  readonly before: Values | undefined;
}

/**
 * `asked`: every field that tells something is as asked. `before`: the change is not visible. `third`: somebody else changed the trade.
 * `nothing`: none of the fields tells.
 */
export const compare = ({ wanted, before }: Change, type: string | undefined, show: (field: VisibleField) => string | undefined): Telling => {
  const fields = VISIBLE.filter((field) => wanted[field] !== undefined && (type !== 'Position' || OF_POSITION.includes(field)));
  const [filled, filledBefore] = [show('FilledAmount'), before?.['FilledAmount']];
  const filledSince = filled === undefined || filledBefore === undefined ? undefined : subtract(filled, filledBefore);
  const told = fields.map((field) => {
    const old = before && (before[field] ?? TAKEN_AWAY_BY[field]);
    const [found, goal] = [show(field), wanted[field] ?? ''];
    return field === 'RemainingAmount' ? tellRemaining(found, filledSince, goal, old) : tell(field, found, goal, old);
  });
  if (told.includes('third')) return 'third';
  const changed = fields.filter((field) => before?.[field] === undefined || !same(wanted[field] ?? '', before[field]));
  const telling = fields.flatMap((field, index) => (changed.length === 0 || changed.includes(field) ? [told[index]] : []));
  if (telling.includes('before')) return telling.includes('asked') ? 'third' : 'before';
  return telling.includes('asked') ? 'asked' : 'nothing';
};
