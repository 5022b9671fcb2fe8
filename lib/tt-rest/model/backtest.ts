// A backtest of an ADL algo, from ttbacktest. services/backtest reads it.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { id, open, text, type OpenType } from '../../codec/values.js';

/** The words after which nothing changes any more. */
export const finalStatus: OpenType<'FINISHED' | 'SUCCESS' | 'STOPPED' | 'FAIL'> = open('FINISHED', 'SUCCESS', 'STOPPED', 'FAIL');

/** Reads a backtest. What its run is called before it ends is not documented. */
export const backtest = record('Backtest', { id }, { backtestStatus: finalStatus, status_message: text });

/** A backtest. */
export interface Backtest extends t.TypeOf<typeof backtest> {}
