// From a reply to the envelope TT speaks in, or the error that says why not. exchange and token read with it.

import { DecodeError, RateLimitError } from '../base/errors.js';
import { read, type Json } from '../codec/json.js';
import { isObject } from '../codec/record.js';
import type { Reply } from './deliver.js';
import { TtDecodeError, TtRequestError } from './errors.js';
import { tomorrow } from './rate.js';

/** A good answer, as read: an object, whatever the endpoint. */
export type Answer = Readonly<Record<string, Json>>;

/** What reading needs of its client. */
export interface Reading {
  /** Keeps the text of every number, for clients whose money is no double. */
  readonly keepText: boolean;
  readonly redact: (text: string) => string;
  /** The present, ms since 1970. */
  readonly now: () => number;
}

const LONGEST_BODY = 2_000;
const LONGEST_WORDS = 300;
/** Where TT and the gateway before it keep their words. */
const WORDS = ['status_message', 'message', 'status_desc', 'error'];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const wordsIn = (answer: unknown): string => (isObject(answer) ? (WORDS.map((key) => textOf(answer[key])).find((words) => words !== '') ?? '') : '');

/** What a page for people says, without its markup. */
const wordsOfPage = (body: string): string =>
  body
    .replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_WORDS);

const tryRead = (text: string, keepText: boolean): unknown => {
  try {
    return read(text, { literals: keepText ? 'all' : 'inexact' });
  } catch {
    return undefined;
  }
};

const shown = (body: string): string => {
  if (body.trim() === '') return 'nothing';
  return /^\s*</.test(body) ? 'a page of HTML' : `text of ${String(body.length)} characters`;
};

/** Milliseconds that `Retry-After` asks for, in seconds or as a date. */
const retryAfter = (reply: Reply, now: number): number | undefined => {
  const header = reply.header('retry-after');
  if (header === undefined) return undefined;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
};

const A_SECOND = 1000;

const tooMany = (name: string, reply: Reply, words: string, now: number): RateLimitError => {
  const wait = retryAfter(reply, now);
  const isQuota = wait === undefined && /limit exceeded|quota/i.test(words);
  const retryAt = isQuota ? tomorrow(now) : now + (wait ?? A_SECOND);
  return new RateLimitError(
    `TT answered ${name} (request ${reply.requestId}) with HTTP 429: ${words}. Come back at ${new Date(retryAt).toISOString()}.`,
    retryAt,
    {
      delivered: 'yes',
    },
  );
};

const isServersTrouble = (status: number): boolean => status === 408 || status >= 500;
const isOk = (answer: Answer): boolean => answer['status'] === undefined || /^ok$/i.test(textOf(answer['status']));

/**
 * The envelope of a good answer. Throws a `RateLimitError` on 429, a `TtRequestError` on any other status that is not 2xx and on an envelope
 * that does not say Ok, a `TtDecodeError` where a good answer is no JSON object.
 */
export const readAnswer = (name: string, reply: Reply, { keepText, redact, now }: Reading): Answer => {
  const { status, requestId, text } = reply;
  const answer = tryRead(text, keepText);
  const words = redact(wordsIn(answer) || wordsOfPage(text)) || `HTTP ${String(status)} without a word`;
  if (status === 429) throw tooMany(name, reply, words, now());
  if (status < 200 || status > 299) throw new TtRequestError(name, requestId, words, { status, retryable: isServersTrouble(status) });
  if (!isAnswer(answer)) throw new TtDecodeError(name, requestId, shown(text), redact(text.slice(0, LONGEST_BODY)), { status });
  if (!isOk(answer)) throw new TtRequestError(name, requestId, redact(wordsIn(answer)) || `status ${textOf(answer['status'])}`, { status });
  return answer;
};

/** What `read` made is JSON throughout. */
const isAnswer = (value: unknown): value is Answer => isObject(value);

/** The member of an answer that an endpoint keeps its records under. Throws a `DecodeError` where it is not there. */
export const memberOf = (name: string, answer: Answer, key: string): Json => {
  const member = answer[key];
  if (member === undefined) throw new DecodeError(`${name}.${key}`, 'records', 'nothing');
  return member;
};
