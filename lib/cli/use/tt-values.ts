// Values of TT's parameters as people type them: times, lists, yes and no. What is wrong with a value the client says, by its own table.

import { whenOf } from '../when.js';

const TIMES: ReadonlySet<string> = new Set(['minTimestamp', 'maxTimestamp']);
const LISTS: ReadonlySet<string> = new Set(['accountIds', 'accounts', 'marketId']);
const NANOS = /^\d{18,20}$/;

/** A time: nanoseconds as they are, else whatever a walk takes. */
const time = (text: string): string | Date => {
  const when = NANOS.test(text) ? undefined : whenOf(text);
  return when === undefined ? text : new Date(when(Date.now()));
};

const WORDS: Readonly<Record<string, boolean>> = { true: true, false: false, yes: true, no: false };

/** What the client wants for `text` under this name. */
export const ttValue = (name: string, text: string): unknown => {
  if (TIMES.has(name)) return time(text);
  if (LISTS.has(name)) return text.split(',').map((part) => part.trim());
  if (/^(?:include|mineOnly|scaleQty)/.test(name)) return Object.hasOwn(WORDS, text) ? WORDS[text] : Number(text);
  return text;
};
