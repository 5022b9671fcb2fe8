// Clients that ask for the wrong stretch of history, read too little of it, or say things twice: the shipped client over a socket that makes it so.

import { shippedClient } from '../client.js';
import type { MakeClient } from '../stage.js';
import { tampering, type Message, type Tamper } from './tampering-socket.js';
import type { Variant } from './variant.js';

/** The shipped client over a socket that tampers; each session with a tamper of its own. */
const over =
  (tamper: (now: () => number) => Tamper): MakeClient =>
  (options) => {
    const { webSocket, scheduler } = options;
    if (webSocket === undefined || scheduler === undefined) throw new Error('A world hands both to its client.');
    return shippedClient({ ...options, webSocket: tampering(webSocket, tamper(scheduler.now.bind(scheduler))) });
  };

const isRecord = (value: unknown): value is Message => typeof value === 'object' && value !== null;

/** `message`, its `part` changed where it is a `kind` of the right name. */
const withPart = (message: Message, kind: 'Request' | 'Response', name: RegExp, part: 'Params' | 'Result', change: (old: Message) => Message): Message => {
  const old = message[part];
  const named = message[kind];
  return typeof named === 'string' && name.test(named) && isRecord(old) ? { ...message, [part]: change(old) } : message;
};

const HISTORY = /^TradeHistory/;
const COMMAND = /^Trade(?:Create(?:Oco)?|Modify|Delete)$/;
const STAMP = /^(?:Modified|Created|Filled|TransactionTimestamp)$/;

/** The newest stamp anywhere in a message. */
const newestIn = (value: unknown): number =>
  isRecord(value)
    ? Object.entries(value).reduce((newest, [key, member]) => Math.max(newest, STAMP.test(key) && typeof member === 'number' ? member : newestIn(member)), 0)
    : 0;

/** History is asked for from the newest stamp that was ever seen, as if nothing became visible late. */
const naiveCursor = (): Tamper => {
  let newest = 0;
  return {
    in: (message) => {
      newest = Math.max(newest, newestIn(message));
      return message;
    },
    out: (message) => withPart(message, 'Request', HISTORY, 'Params', (params) => (newest === 0 ? params : { ...params, TimestampFrom: newest })),
  };
};

/** The first page is taken for the whole walk, and is a short one. */
const firstPage = (): Tamper => ({
  out: (message) => withPart(message, 'Request', HISTORY, 'Params', (params) => ({ ...params, RequestPageSize: 3 })),
  in: (message) => withPart(message, 'Response', HISTORY, 'Result', (result) => ({ ...result, IsLastReport: true })),
});

/** History is never read: what is not open does not exist. */
const noHistory = (): Tamper => ({
  in: (message) => withPart(message, 'Response', HISTORY, 'Result', (result) => ({ ...result, Records: [], TotalReports: 0, IsLastReport: true })),
});

/** Commands whose answer has not come are sent once more as soon as there is a connection again, word for word. */
const resending = (): Tamper => {
  const open = new Map<unknown, string>();
  return {
    out: (message) => {
      if (typeof message['Request'] === 'string' && COMMAND.test(message['Request'])) open.set(message['Id'], JSON.stringify(message));
      return message;
    },
    in: (message, send) => {
      const { Id, Response } = message as { readonly Id?: unknown; readonly Response?: unknown };
      if (Response !== 'ExecutionReport') open.delete(Id);
      if (Response === 'Trades') {
        for (const frame of open.values()) send(frame);
        open.clear();
      }
      return message;
    },
  };
};

export const hearingVariants: readonly Variant[] = [
  { name: 'resend-after-reconnect', belief: 'a command without an answer may be sent again under the same Id', client: over(resending) },
  { name: 'naive-cursor', belief: 'history shows everything up to the newest stamp seen', client: over(naiveCursor) },
  { name: 'first-page-only', belief: 'the first page of history is all of it', client: over(firstPage) },
  { name: 'no-history', belief: 'what is not open does not exist', client: over(noHistory) },
];
