// The server's texts, read for what they mean: the wire carries no codes. login and the verdict on orders look up here.
// The real texts are not documented; these patterns are made of the words of the server's own fault names and literals.

import type { RejectReason } from './model/index.js';

/** Characters of a text that are looked at: no reason is longer, and the patterns take time that grows with its square. */
const LONGEST = 1_000;

/** "Cannot create new trade! Reason: ", and its sisters. */
const PREFIX = /^Cannot .*?! Reason: /;

/** The beginning of the server's text, without the prefix that only repeats which request failed. */
export const reasonOf = (text: string): string => text.slice(0, LONGEST).replace(PREFIX, '').trim();

const TRANSIENT: readonly RegExp[] = [
  /throttl|too many|exceed.*(?:limit|session)|limit.*exceed/i,
  /busy|overload|overflow|queue/i,
  /shut(?:ting)? ?down|being shut|restart|maintenance|unavailable/i,
  /time[d ]?-? ?out/i,
  /internal/i,
];

/** Whether a refused login may succeed later with the same credentials: the server was busy, throttling, going down. */
export const isTransient = (text: string): boolean => TRANSIENT.some((pattern) => pattern.test(text.slice(0, LONGEST)));

/** Whether the server did not like the time stamp of a login: the clocks differ. */
export const isClockTrouble = (text: string): boolean => /time ?stamp|clock|time .*(?:differ|expired|window|skew)/i.test(text.slice(0, LONGEST));

/** A text that proves the server did not carry out the request, and the vendor's word for why where there is one. */
export interface Refusal {
  readonly pattern: RegExp;
  readonly reason?: RejectReason;
}

/**
 * Words after which nothing is proved, whatever else the text says: it may come after the order was executed. A duplicate ClientId
 * even says that the order exists, and repeats an id in which anything may stand.
 */
const DOUBTFUL = /duplicate|time[d ]?-? ?out|internal|shut(?:ting)? ?down|throttl|overflow/i;

/** Whether it says that the ClientId of an order is taken. */
export const isDuplicate = (text: string): boolean => /duplicate/i.test(reasonOf(text));

/** What proves a refusal. Whatever is not listed proves nothing. */
const REFUSALS: readonly Refusal[] = [
  // validation, before anything is dispatched: the server's literals, typos and all
  { pattern: /^Empt?y '.*' (?:field|filed)!/i },
  { pattern: /^Invalid '.*' (?:field|filed)!/i, reason: 'InvalidOrder' },
  { pattern: /^Should be '.*' request!/i },
  { pattern: /^Unknown authentication type/i },
  // business rules, by the names of the server's faults
  { pattern: /not enough money|insufficient (?:funds|margin|money)/i, reason: 'NotEnoughMoney' },
  { pattern: /off[ -]?quotes/i, reason: 'OffQuotes' },
  { pattern: /dealer ?reject|reject(?:ed)? by dealer/i, reason: 'RejectedByDealer' },
  { pattern: /price (?:is )?not specified/i, reason: 'InvalidOrder' },
  {
    pattern:
      /(?:invalid|incorrect|wrong) (?:\w+ )?(?:price|amount|quantity|volume|order|trade|option|trigger|expiration|stop ?loss|take ?profit|symbol|currency|visible|related|close|market depth|periodicity)/i,
    reason: 'InvalidOrder',
  },
  { pattern: /precision is more than/i, reason: 'InvalidOrder' },
  { pattern: /is not (?:valid|supported) (?:for|by)|not supported|feature is off/i, reason: 'InvalidOrder' },
  { pattern: /(?:order|position|trade|symbol|account|related order|trigger order)\b.*\bnot found|not found.*\b(?:order|position|trade|symbol)\b/i },
  { pattern: /only .* orders can be/i },
  { pattern: /(?:close|long|short|buy|sell)[ -]?only/i },
  { pattern: /not allowed|trading (?:is )?disabled/i },
  { pattern: /(?:trade|trading) session is closed|market is closed/i },
  { pattern: /another operation is pending|order is busy/i },
  { pattern: /orders? limit|exceeds? orders/i },
  { pattern: /account is (?:blocked|read-?only)|login is read-?only|account type mismatch/i },
  { pattern: /two-?factor .*required/i },
  // rules of order kinds, in the words of the vendor's own emulator
  { pattern: /\bOCO (?:flag|order|relation)\b|has different symbol|^buy price must be less than/i, reason: 'InvalidOrder' },
  { pattern: /^trigger (?:time|order)\b/i, reason: 'InvalidOrder' },
  { pattern: /^max visible amount must|^invalid slippage|^cannot modify amount|^positions have the same side/i, reason: 'InvalidOrder' },
  { pattern: /locked by another operation|amount was changed in-flight/i },
  // refused unread
  { pattern: /^unknown request|^invalid json message/i },
];

/** The refusal that `text` proves, or nothing where it proves none. */
export const refusalOf = (text: string): Refusal | undefined => {
  const reason = reasonOf(text);
  if (text.length > LONGEST || DOUBTFUL.test(reason)) return undefined;
  return REFUSALS.find(({ pattern }) => pattern.test(reason));
};
