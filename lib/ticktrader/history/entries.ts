// The trade history, each record beside what it says of the account's money to the last digit, which a double may have lost. The check of the ledger reads it.

import { map, type Observable } from 'rxjs';
import { decode } from '../../codec/decode.js';
import { QuickType, WRONG } from '../../codec/quick.js';
import { isObject } from '../../codec/record.js';
import { numberText } from '../../codec/values.js';
import { records } from '../../request/pages.js';
import { reportPageOrRecord, tradeReport, type TradeReport } from '../model/index.js';
import type { Session } from '../session.js';
import { historyPages, type HistoryQuery } from './trade-history.js';

/** What a record says of one currency. Amounts are decimal text, as they stood on the wire. */
export interface LedgerLine {
  readonly currency: string;
  /** What the account then held; absent where only the movement is named. */
  readonly balance: string | undefined;
  /** What came, or went (negative); absent where only the balance is named. */
  readonly movement: string | undefined;
}

/** What a record says of the account's money. */
export interface LedgerEntry {
  readonly id: string;
  /** Server's clock, ms since 1970. */
  readonly at: number;
  /** At most one a currency. */
  readonly lines: readonly LedgerLine[];
}

/** A record as the client has its money, and as it stood on the wire. */
export interface EnteredReport<N> {
  readonly report: TradeReport<N>;
  readonly entry: LedgerEntry;
}

type Wire = Readonly<Record<string, unknown>>;

/** The vendor's fields for a currency, its balance, and what moved. A Cash account gives one and gets another. */
const FIELDS = [
  ['SrcAssetCurrency', 'SrcAssetAmount', 'SrcAssetMovement'],
  ['DstAssetCurrency', 'DstAssetAmount', 'DstAssetMovement'],
  ['BalanceCurrency', 'Balance', 'BalanceMovement'],
] as const;

/** What is paid to a Cash account is told as an asset, and as a balance again. */
const linesOf = (wire: Wire): readonly LedgerLine[] => {
  const lines = FIELDS.flatMap(([name, held, moved]): readonly LedgerLine[] => {
    const [currency, balance, movement] = [wire[name], numberText(wire[held]), numberText(wire[moved])];
    return typeof currency !== 'string' || (balance ?? movement) === undefined ? [] : [{ currency, balance, movement }];
  });
  return lines.filter(({ currency }, index) => lines.findIndex((line) => line.currency === currency) === index);
};

const entered = <N>(report: TradeReport<N>, wire: Wire): EnteredReport<N> => ({
  report,
  entry: { id: report.Id, at: report.TransactionTimestamp, lines: linesOf(wire) },
});

const wirePage = reportPageOrRecord(new QuickType<Wire>('TradeReport', isObject, (value) => (isObject(value) ? value : WRONG)));

/** The trade history as one lazy stream, like `tradeHistory`. */
export const enteredHistory = <N>(session: Session<N>, query: HistoryQuery): Observable<EnteredReport<N>> => {
  const codec = session.codecs(tradeReport);
  return records(() => historyPages(session, { ...query, readAhead: 0 }, wirePage, ({ Id }) => String(Id))).pipe(
    map((wire) => entered(decode(codec, wire, 'TradeHistory.Result.Records'), wire)),
  );
};
