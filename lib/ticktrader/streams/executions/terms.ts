// The terms of an order or position in one word: it tells two changes of one moment apart. Reports and snapshots bear them; records show too little of them.

import { isNumberText } from '../../../codec/literal.js';
import { changeable, type Trade } from '../../model/index.js';
import { plainAmount } from './amounts.js';
import type { Print } from './change.js';

/** Eight hexadecimal digits made of `text` (FNV-1a): the same always and everywhere. */
const digest = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/** The terms of `trade`, the same in every numeric type. What remains is none of them: fills change it. */
export const termsOf = <N>(print: Print<N>, trade: Trade<N>): string => {
  const terms = changeable.map((field) => {
    const value = trade[field];
    if (value === undefined || field === 'RemainingAmount') return '';
    const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : print(value);
    return isNumberText(text) ? plainAmount(text) : text;
  });
  return digest(JSON.stringify(terms));
};
