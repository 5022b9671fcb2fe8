// What a backtest is started with, checked and printed as TT wants it. services/backtest sends it.

import { InvalidRequestError } from '../base/errors.js';
import type { Id } from '../base/ids.js';
import type { Printable } from '../codec/json.js';
import { Literal } from '../codec/literal.js';
import type { JsonBody } from './write.js';

/** A backtest of an ADL algo: at most one trading day, of data since late 2018. Field names are TT's. */
export interface BacktestRequest {
  readonly accountId: Id;
  readonly algoId: Id;
  /** Seconds since 1970, or a Date. */
  readonly startTime: number | Date;
  readonly stopTime: number | Date;
  readonly replaySpeed?: number;
  readonly marketId: Id;
  /** Instruments whose market data are replayed. */
  readonly replayInstruments: readonly Id[];
  /** A list a run, at most ten; each names the values of the algo's parameters, `_algo_version` among them. */
  readonly userParameters: readonly (readonly JsonBody[])[];
}

const refuse = (field: string, problem: string): never => {
  throw new InvalidRequestError(field, `${problem} Nothing was sent.`);
};

const digits = (field: string, id: Id): string => {
  const text = String(id);
  const isId = /^\d+$/.test(text) && (typeof id !== 'number' || Number.isSafeInteger(id));
  return isId ? text : refuse(field, `must be a whole number (beyond 2^53 as text or bigint), got ${text.slice(0, 40)}.`);
};

const seconds = (field: string, time: number | Date): number => {
  const value = typeof time === 'number' ? time : Math.floor(time.getTime() / 1000);
  return Number.isSafeInteger(value) && value >= 0 ? value : refuse(field, `must be whole seconds since 1970 or a valid Date, got ${String(time)}.`);
};

/** The request as TT wants it. Throws an `InvalidRequestError` that names the field. */
export const printBacktest = (request: BacktestRequest): Printable => {
  const [startTime, stopTime] = [seconds('startTime', request.startTime), seconds('stopTime', request.stopTime)];
  if (startTime >= stopTime) refuse('startTime', 'must be before `stopTime`.');
  return {
    ...request,
    accountId: new Literal(digits('accountId', request.accountId)),
    algoId: digits('algoId', request.algoId),
    startTime,
    stopTime,
    marketId: new Literal(digits('marketId', request.marketId)),
    replayInstruments: request.replayInstruments.map((instrument) => digits('replayInstruments', instrument)),
  };
};
