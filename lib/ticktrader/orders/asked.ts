// What each kind of command asks of the server, put down so that it can be recognised later. create, create-oco, modify and remove call it before they send. Pure.

import type { Asked } from '../../base/journal.js';
import type { Printable } from '../../codec/json.js';
import { Literal } from '../../codec/literal.js';
import type { Numeric } from '../../codec/numeric.js';
import type { Trade } from '../model/index.js';
import { subtract } from '../model/subtract.js';
import { KEPT, negated, shown, VISIBLE, type Values } from './compare.js';

/** A new order is found by its ClientId. */
export const askedToCreate = (clientId: string): Asked => ({ deed: 'create', clientId });

const defined = (values: Readonly<Record<string, string | undefined>>): Values =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** What the trade shows now, of all that may change. */
const before = <N>(numeric: Numeric<N>, trade: Trade<N>): Values =>
  defined({ Type: trade.Type, ...Object.fromEntries(KEPT.map((field) => [field, shown(numeric, trade, field)])) });

const known = <N>(numeric: Numeric<N>, trade: Trade<N> | undefined): Pick<Asked, 'before'> => (trade === undefined ? {} : { before: before(numeric, trade) });

/** A printed value as text; the printers of orders and changes make no others. */
const plain = (value: Printable | undefined): string | undefined =>
  value instanceof Literal ? value.text : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

/** What shall remain of the order, where that can be told. */
const wantedAmount = (params: Readonly<Record<string, string | undefined>>, remaining: string | undefined): Readonly<Record<string, string | undefined>> => {
  const { AmountChange: change, Amount: amount, InFlightMitigation: mitigated } = params;
  if (change !== undefined) return { RemainingAmount: remaining === undefined ? undefined : subtract(remaining, negated(change)) };
  return mitigated === 'true' ? { InitialAmount: amount } : { RemainingAmount: amount };
};

/** A change, as printed, of a trade that is known or not. */
export const askedToModify = <N>(numeric: Numeric<N>, tradeId: string, params: Readonly<Record<string, Printable>>, trade: Trade<N> | undefined): Asked => {
  const texts = Object.fromEntries(Object.entries(params).map(([field, value]) => [field, plain(value)]));
  const visible = Object.fromEntries(VISIBLE.map((field) => [field, texts[field]]));
  const amounts = wantedAmount(texts, trade && shown(numeric, trade, 'RemainingAmount'));
  const expired = texts['Expired']?.startsWith('-') === true ? { Expired: '0' } : {};
  return { deed: 'modify', tradeId, wanted: defined({ ...visible, ...amounts, ...expired }), ...known(numeric, trade) };
};

/** A cancel. */
export const askedToCancel = <N>(numeric: Numeric<N>, tradeId: string, trade: Trade<N> | undefined): Asked => ({
  deed: 'cancel',
  tradeId,
  ...known(numeric, trade),
});

/** A close: in full, or of `amount` (as printed). */
export const askedToClose = <N>(numeric: Numeric<N>, tradeId: string, trade: Trade<N> | undefined, amount?: string): Asked => {
  if (amount === undefined) return { deed: 'close', tradeId, ...known(numeric, trade) };
  const remaining = trade && subtract(shown(numeric, trade, 'RemainingAmount') ?? '', amount);
  return { deed: 'close', tradeId, wanted: defined({ PositionLastAmount: amount, RemainingAmount: remaining }), ...known(numeric, trade) };
};

/** A close by another position: the smaller of the two ends, the bigger keeps the difference. */
export const askedToCloseBy = <N>(numeric: Numeric<N>, tradeId: string, byId: string, trade: Trade<N> | undefined, by: Trade<N> | undefined): Asked => {
  const [own, other] = [trade, by].map((position) => position && shown(numeric, position, 'RemainingAmount'));
  const rest = own === undefined || other === undefined ? undefined : subtract(own, other);
  const wanted = defined({ PositionById: byId, RemainingAmount: rest?.startsWith('-') === true ? undefined : rest });
  return { deed: 'close', tradeId, wanted, ...known(numeric, trade) };
};
