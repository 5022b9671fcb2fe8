// The functions of ttbacktest: backtests of ADL algos, in the sim environment only. clients/backtest binds them; each can be used alone.

import { defer, repeat, takeWhile, type Observable } from 'rxjs';
import { after } from '../../base/clock.js';
import type { Id } from '../../base/ids.js';
import { text } from '../../codec/values.js';
import {
  createBacktest as createBacktestEndpoint,
  getBacktests,
  getBacktest,
  deleteBacktest as deleteBacktestEndpoint,
  stopBacktest as stopBacktestEndpoint,
  getBacktestResult,
} from '../endpoints/backtest.js';
import { type Backtest, backtest as backtestModel, finalStatus } from '../model/backtest.js';
import type { JsonRecord } from '../model/json-record.js';
import { list, one, recordOf } from '../read.js';
import type { TtCore } from '../session.js';
import { deed, openly } from '../write.js';
import { printBacktest, type BacktestRequest } from '../backtest-request.js';

/** Backtests, running and done. Seen in use. Source: TT's samples, TT's documentation. */
export const backtests = (session: TtCore): Observable<Backtest> => list(session, getBacktests, backtestModel, {});

/** One backtest. Seen in use. Source: TT's samples, TT's documentation. */
export const backtest = (session: TtCore, backtestId: Id): Observable<Backtest> => one(session, getBacktest, backtestModel, { path: [backtestId] });

/** Deletes a backtest. A one-shot. Seen in use; what it answers is not known, so that is open. Source: TT's samples, TT's documentation. */
export const deleteBacktest = (session: TtCore, backtestId: Id): Observable<JsonRecord> =>
  deed(session, deleteBacktestEndpoint, { path: [backtestId] }, openly(deleteBacktestEndpoint));

/** Stops a backtest. A one-shot. Seen in use; what it answers is not known, so that is open. Source: TT's samples, TT's documentation. */
export const stopBacktest = (session: TtCore, backtestId: Id): Observable<JsonRecord> =>
  deed(session, stopBacktestEndpoint, { path: [backtestId] }, openly(stopBacktestEndpoint));

/** Starts a backtest. A one-shot. Seen in use. Source: TT's samples, TT's documentation. */
export const createBacktest = (session: TtCore, body: BacktestRequest): Observable<Backtest> =>
  deed(session, createBacktestEndpoint, { body: () => printBacktest(body) }, recordOf(createBacktestEndpoint, backtestModel));

/** Where the result of a backtest can be fetched: an address, not the data. Seen in use. Source: TT's samples, TT's documentation. */
export const backtestResult = (session: TtCore, backtestId: Id): Observable<string> => one(session, getBacktestResult, text, { path: [backtestId] });

const isFinal = ({ backtestStatus }: Backtest): boolean => backtestStatus !== undefined && finalStatus.words.some((word) => word === backtestStatus);

/** A backtest as it gets on: emits each look, the last of them final, and completes. `every` is the pause between two, in ms; TT's samples wait 5_000. */
export const followBacktest = (session: TtCore, backtestId: Id, every = 5_000): Observable<Backtest> =>
  defer(() => backtest(session, backtestId)).pipe(
    repeat({ delay: () => after(every, session.scheduler) }),
    takeWhile((seen) => !isFinal(seen), true),
  );
