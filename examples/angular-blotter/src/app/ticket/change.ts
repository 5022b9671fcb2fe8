// What of an open trade may be changed, and the change that a filled-in form asks for.

import type { OrderChange, Trade } from 'rxtt/ticktrader';
import { exits, figure, type Figure } from './draft.js';

export type Changeable = Exclude<Figure, 'Amount'>;
export type Texts = Partial<Record<Changeable, string>>;

/** The prices that may be changed, by what the trade is; a position has none. */
const PRICES: Readonly<Record<string, readonly Changeable[]>> = { Limit: ['Price'], Stop: ['StopPrice'], StopLimit: ['StopPrice', 'Price'] };

/** What may be changed: the prices of an order, and the exits where the account knows them. */
export const changeable = ({ Type }: Trade, hasExits: boolean): readonly Changeable[] => [...(PRICES[Type] ?? []), ...(hasExits ? exits : [])];

/** What the form shows at first: the figures as they are, nothing where there is none. */
export const textsOf = (trade: Trade, fields: readonly Changeable[]): Texts => Object.fromEntries(fields.map((field) => [field, String(trade[field] ?? '')]));

/** What is wrong, by field. An empty field leaves things as they are. */
export const changeProblems = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).flatMap(([field, text]) => (text === '' || figure(text) > 0 ? [] : [[field, 'A figure above 0']])));

/** What differs from the trade as it is; undefined where nothing does. */
export const changeOf = (trade: Trade, fields: readonly Changeable[], texts: Texts): OrderChange | undefined => {
  const changes = fields.flatMap((field) => {
    const text = texts[field] ?? '';
    return text === '' || figure(text) === trade[field] ? [] : [[field, figure(text)] as const];
  });
  return changes.length === 0 ? undefined : { Id: trade.Id, ...Object.fromEntries(changes) };
};
