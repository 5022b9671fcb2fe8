// What of an open trade may be changed, and the change that a filled-in form asks for.

import type { OrderChange, Trade } from 'rxtt/ticktrader';
import { figure, type Figure } from './draft.js';

/** The figures that may be changed, by what the trade is; of a position only its exits. */
const CHANGEABLE: Readonly<Record<string, readonly Exclude<Figure, 'Amount'>[]>> = {
  Limit: ['Price', 'StopLoss', 'TakeProfit'],
  Stop: ['StopPrice', 'StopLoss', 'TakeProfit'],
  StopLimit: ['StopPrice', 'Price', 'StopLoss', 'TakeProfit'],
  Position: ['StopLoss', 'TakeProfit'],
};

export type Changeable = Exclude<Figure, 'Amount'>;
export type Texts = Partial<Record<Changeable, string>>;

export const changeable = ({ Type }: Trade): readonly Changeable[] => CHANGEABLE[Type] ?? [];

/** What the form shows at first: the figures as they are, nothing where there is none. */
export const textsOf = (trade: Trade): Texts => Object.fromEntries(changeable(trade).map((field) => [field, String(trade[field] ?? '')]));

/** What is wrong, by field. An empty field leaves things as they are. */
export const changeProblems = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).flatMap(([field, text]) => (text === '' || figure(text) > 0 ? [] : [[field, 'A figure above 0']])));

/** What differs from the trade as it is; undefined where nothing does. */
export const changeOf = (trade: Trade, texts: Texts): OrderChange | undefined => {
  const changes = changeable(trade).flatMap((field) => {
    const text = texts[field] ?? '';
    return text === '' || figure(text) === trade[field] ? [] : [[field, figure(text)] as const];
  });
  return changes.length === 0 ? undefined : { Id: trade.Id, ...Object.fromEntries(changes) };
};
