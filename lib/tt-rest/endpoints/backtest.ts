// TT's endpoints of ttbacktest: backtests of ADL algos, in the sim environment only. services/backtest calls them.

import type { Endpoint } from '../endpoint.js';

export const createBacktest: Endpoint = { name: 'createBacktest', call: 'POST ttbacktest/algobacktest', key: 'backtest', gives: 'one', known: 'seen shape' };
export const getBacktests: Endpoint = { name: 'getBacktests', call: 'GET ttbacktest/algobacktest', key: 'backtests', gives: 'list', known: 'seen shape' };
export const getBacktest: Endpoint = {
  name: 'getBacktest',
  call: 'GET ttbacktest/algobacktest/{backtestId}',
  key: 'backtest',
  gives: 'one',
  known: 'seen shape',
};
export const deleteBacktest: Endpoint = { name: 'deleteBacktest', call: 'DELETE ttbacktest/algobacktest/{backtestId}', gives: 'open', known: 'seen exists' };
export const stopBacktest: Endpoint = { name: 'stopBacktest', call: 'POST ttbacktest/algobacktest/{backtestId}/stop', gives: 'open', known: 'seen exists' };
export const getBacktestResult: Endpoint = {
  name: 'getBacktestResult',
  call: 'GET ttbacktest/algobacktest/{backtestId}/result',
  key: 'url',
  gives: 'text',
  known: 'seen shape',
};
