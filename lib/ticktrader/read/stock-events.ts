// Splits, dividends, mergers and acquisitions: one read each. client binds them.

import { map, type Observable } from 'rxjs';
import { record } from '../../codec/record.js';
import { list } from '../../codec/values.js';
import { dividend, mergerAndAcquisition, split, type Dividend, type MergerAndAcquisition, type Split } from '../model/index.js';
import type { Session } from '../session.js';
import { readOnce, type Params } from './read.js';

const splitList = record('Splits', { Splits: list(split) }, {});
const dividendList = record('Dividends', { Dividends: list(dividend) }, {});
const mergerList = record('MergersAndAcquisitions', { MergersAndAcquisitions: list(mergerAndAcquisition) }, {});

const ofSymbol = (symbol: string | undefined): (() => Params) | undefined => (symbol === undefined ? undefined : () => ({ Symbol: symbol }));

/** Splits of a symbol, or of all. */
export const splits = <N>(session: Session<N>, symbol?: string): Observable<readonly Split[]> =>
  readOnce(session, 'Split', splitList, ofSymbol(symbol)).pipe(map(({ Splits }) => Splits));

/** Dividends of these symbols, or of all. */
export const dividends = <N>(session: Session<N>, symbols?: readonly string[]): Observable<readonly Dividend[]> =>
  readOnce(session, 'Dividend', dividendList, symbols === undefined ? undefined : () => ({ Symbols: symbols })).pipe(map(({ Dividends }) => Dividends));

/** Mergers and acquisitions of a symbol, or all. */
export const mergersAndAcquisitions = <N>(session: Session<N>, symbol?: string): Observable<readonly MergerAndAcquisition[]> =>
  readOnce(session, 'MergerAndAcquisition', mergerList, ofSymbol(symbol)).pipe(map(({ MergersAndAcquisitions }) => MergersAndAcquisitions));
