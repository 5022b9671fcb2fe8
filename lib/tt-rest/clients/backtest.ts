// ttbacktest: backtests of ADL algos, in the sim environment only, bound to a session. client hands it out as `backtest`.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { BacktestRequest } from '../backtest-request.js';
import type * as model from '../model/index.js';
import { backtest, backtestResult, backtests, createBacktest, deleteBacktest, followBacktest, stopBacktest } from '../services/backtest.js';
import type { TtCore } from '../session.js';

/** The functions of ttbacktest: backtests of ADL algos, in the sim environment only. */
export interface BacktestService {
  /** Backtests, running and done. */
  backtests(): Observable<model.Backtest>;
  /** One backtest. */
  backtest(backtestId: Id): Observable<model.Backtest>;
  /** Deletes a backtest. */
  deleteBacktest(backtestId: Id): Observable<model.JsonRecord>;
  /** Stops a backtest. */
  stopBacktest(backtestId: Id): Observable<model.JsonRecord>;
  /** Starts a backtest. */
  createBacktest(body: BacktestRequest): Observable<model.Backtest>;
  /** Where the result of a backtest can be fetched. */
  backtestResult(backtestId: Id): Observable<string>;
  /** A backtest as it gets on, to its end. */
  followBacktest(backtestId: Id, every?: number): Observable<model.Backtest>;
}

/** They, bound. */
export const backtestService = (session: TtCore): BacktestService => ({
  backtests: () => backtests(session),
  backtest: (backtestId) => backtest(session, backtestId),
  deleteBacktest: (backtestId) => deleteBacktest(session, backtestId),
  stopBacktest: (backtestId) => stopBacktest(session, backtestId),
  createBacktest: (body) => createBacktest(session, body),
  backtestResult: (backtestId) => backtestResult(session, backtestId),
  followBacktest: (backtestId, every) => followBacktest(session, backtestId, every),
});
