// Text to decoded message through the library's own parts, put together as a session does: exact reading, routing by Id, one codec a response. validate and records use it.

import type * as t from 'io-ts';
import { silentProbe } from '../lib/base/probe.js';
import { decode } from '../lib/codec/decode.js';
import { asNumber } from '../lib/codec/numeric.js';
import { money } from '../lib/codec/values.js';
import { multiplex } from '../lib/session/multiplex.js';
import { protocol, resultOf, type Frame, type Message } from '../lib/ticktrader/envelope.js';
import { account, executionReport, reportPage, tradeReport } from '../lib/ticktrader/model/index.js';
import { tradesResult } from '../lib/ticktrader/read/trades.js';

/** Money as plain numbers, as the models of a session take it. */
const amount = money(asNumber);

/** The models of such a session. */
export const accountCodec = account(amount);
export const historyPage = reportPage(tradeReport(amount));

/** How a session with plain numbers reads frames. */
export const spoken = protocol({ maxFrame: 2 ** 26, keepText: false, probe: silentProbe });

/** The codec of each response. */
const BY_RESPONSE: Readonly<Record<string, t.Mixed>> = {
  ExecutionReport: executionReport(amount),
  Account: accountCodec,
  Trades: tradesResult(amount),
  TradeHistory: historyPage,
};

/** The codec that reads this response. */
export const codecOf = (response: string): t.Mixed => {
  const codec = BY_RESPONSE[response];
  if (codec === undefined) throw new RangeError(`No codec for ${response} here.`);
  return codec;
};

const decoded = (frame: Frame): unknown => {
  if (frame.kind === 'unreadable') throw frame.error;
  return decode(codecOf(frame.response), resultOf(frame.response, frame), frame.response);
};

/** Reads, routes and decodes frames of these texts. Answers are awaited under their Ids for good; reports come by the pushes. */
export const reader = (texts: readonly string[], onDecoded: (value: unknown) => void): ((text: string) => void) => {
  const { answers, pushes$, deliver } = multiplex<Frame>(silentProbe);
  const ids = new Set(texts.map((text) => spoken.read(text)).flatMap((frame) => (frame.id !== undefined && frame.answers ? [frame.id] : [])));
  const take = (frame: Frame): void => {
    onDecoded(decoded(frame));
  };
  for (const id of ids) answers(id).subscribe(take);
  pushes$.subscribe(take);
  return (text) => {
    deliver(spoken.read(text));
  };
};

/** What a frame is, for peers that are told beforehand. */
export const responseIn = (text: string): string => (JSON.parse(text) as Pick<Message, 'response'> & { readonly Response: string }).Response;
