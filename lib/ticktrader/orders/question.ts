// A command as its verdict is asked for: what it was to do, whose reports count, and where its answer holds the trade. create, create-oco, modify and remove make them.

import type * as t from 'io-ts';
import type { Asked } from '../../base/journal.js';
import { decode } from '../../codec/decode.js';
import { record } from '../../codec/record.js';
import type { Body } from '../envelope.js';
import { trade, type Trade } from '../model/index.js';
import type { Session, TaggedReport } from '../session.js';

/** One verdict asked of a command: an OCO asks two. */
export interface Question<N> {
  readonly asked: Asked;
  /** Whether a report is about this command. */
  readonly isMine: (tagged: TaggedReport<N>) => boolean;
  /** Takes the trade out of the answer's result; throws a `DecodeError` where it is not there. */
  readonly tradeOf: (result: unknown) => Trade<N>;
}

/** A command about to leave. */
export interface Order<N> {
  readonly request: string;
  readonly body: Body;
  readonly commandId: string;
  /** The trades that nobody else may change meanwhile. */
  readonly tradeIds: readonly string[];
  readonly questions: readonly Question<N>[];
}

/** What an order shows that was not taken. One at work shows something else where a change of it is refused. */
const NOT_TAKEN: readonly string[] = ['New', 'Rejected'];

/** Whether it refuses something else: a change of the order, or another order that was given the same ClientId. */
const refusesAnother = <N>({ id, report: { Event, Trade } }: TaggedReport<N>, commandId: string): boolean =>
  Event === 'Rejected' && ((id !== undefined && id !== commandId) || !NOT_TAKEN.includes(Trade.Status));

/** Reports about an order bear its ClientId, whoever caused them. */
export const bearsClientId =
  (clientId: string | undefined, commandId: string) =>
  <N>(tagged: TaggedReport<N>): boolean =>
    clientId !== undefined && tagged.report.Trade.ClientId === clientId && !refusesAnother(tagged, commandId);

/** Others may change the same trade: only the request's own id tells. It stands on reports of other trades too: the other leg of a pair, the other position. */
export const bearsRequestId =
  (commandId: string, tradeId: string | undefined) =>
  <N>({ id, report }: TaggedReport<N>): boolean =>
    id === commandId && report.Trade.Id === tradeId;

const answerResult = <N>(money: t.Type<N>) => record('TradeAnswer', { Trade: trade(money) }, {});

/** The trade of a TradeCreate, TradeModify or TradeDelete answer. */
export const answeredTrade =
  <N>(session: Session<N>, request: string) =>
  (result: unknown): Trade<N> =>
    decode(session.codecs(answerResult), result, `${request}.Result`).Trade;
