// What records of the history prove for a command in doubt. One table by deed; what it does not say proves nothing. sightings asks it. Pure.

import type { Deed } from '../../base/journal.js';
import type { Ending } from '../../base/outcome.js';
import type { Numeric } from '../../codec/numeric.js';
import type { TradeReport } from '../model/index.js';
import { subtract } from '../model/subtract.js';
import { asText, compare, recorded, same } from './compare.js';
import { isAbout, type Proved, type Sought } from './sought.js';

const isZero = <N>(numeric: Numeric<N>, amount: N | undefined): boolean => amount !== undefined && same(asText(numeric, amount) ?? '', '0');

/** How the order or position ended by this record, where it did. */
const endedBy = <N>(numeric: Numeric<N>, record: TradeReport<N>): Ending | undefined => {
  switch (record.TransactionType) {
    case 'OrderCanceled':
      return 'canceled';
    case 'OrderExpired':
      return 'expired';
    case 'OrderFilled':
      return isZero(numeric, record.TradeAmount) ? 'filled' : undefined;
    case 'PositionClosed':
      return isZero(numeric, record.PositionAmount) ? 'closed' : undefined;
    default:
      return undefined;
  }
};

const acceptedBy = <N>(record: TradeReport<N>, tradeId: string, ended: Ending | undefined): Proved<N> => ({
  status: 'accepted',
  proof: 'history',
  tradeId,
  record,
  ...(ended !== undefined && { ended }),
});

const oldestFirst = <N>(records: readonly TradeReport<N>[]): readonly TradeReport<N>[] =>
  records.toSorted((a, b) => a.TransactionTimestamp - b.TransactionTimestamp);

/** Whether it can only have been made after the command left. */
const isLater = <N>({ stamp }: Sought<N>, { TransactionTimestamp }: TradeReport<N>): boolean => stamp !== undefined && TransactionTimestamp > stamp;

/** Whether it is a close from before the command, whatever its stamp: what remains of a position only ever becomes less. */
const isOfBefore = <N>({ asked: { tradeId, before }, numeric }: Sought<N>, { PositionId, PositionAmount }: TradeReport<N>): boolean => {
  const [left, had] = [asText(numeric, PositionAmount), before?.['RemainingAmount']];
  return PositionId === tradeId && left !== undefined && had !== undefined && subtract(left, had)?.startsWith('-') === false;
};

type OfHistory = <N>(sought: Sought<N>, records: readonly TradeReport<N>[], isGone: boolean) => Proved<N> | undefined;

/** That the trade is no longer open, and how it ended. */
const gone: OfHistory = (sought, records, isGone) => {
  const { tradeId = '' } = sought.asked;
  const last = isGone ? records.filter(isAbout(tradeId)).findLast((record) => endedBy(sought.numeric, record) !== undefined) : undefined;
  return last && acceptedBy(last, tradeId, endedBy(sought.numeric, last));
};

/** A record of the very close that was asked for: against that other position, or of that amount. */
const closing: OfHistory = (sought, records) => {
  const { tradeId = '', wanted = {} } = sought.asked;
  const [by, amount] = [wanted['PositionById'], wanted['PositionLastAmount']];
  const found = records.find((record) => {
    const { TransactionType, PositionId, PositionById, PositionLastAmount } = record;
    if (TransactionType !== 'PositionClosed' || !isLater(sought, record) || isOfBefore(sought, record)) return false;
    if (by !== undefined) return (PositionId === tradeId && PositionById === by) || (PositionId === by && PositionById === tradeId);
    return amount !== undefined && PositionId === tradeId && same(asText(sought.numeric, PositionLastAmount) ?? '', amount);
  });
  return found && acceptedBy(found, tradeId, found.PositionId === tradeId ? endedBy(sought.numeric, found) : undefined);
};

/** What records prove, oldest first. */
const BY_HISTORY: Readonly<Record<Deed, OfHistory>> = {
  create: ({ asked, numeric }, records) => {
    const own = records.filter(({ ClientTradeId }) => ClientTradeId === asked.clientId);
    const [order] = own;
    const tradeId = order?.ParentOrderId ?? order?.TradeId; // what is left of a position that came of a part bears another number
    return order && tradeId !== undefined
      ? acceptedBy(
          order,
          tradeId,
          own.map((record) => endedBy(numeric, record)).findLast((ended) => ended !== undefined),
        )
      : undefined;
  },
  modify: (sought, records) => {
    const { tradeId = '', wanted = {}, before } = sought.asked;
    const last = records.findLast((record) => isAbout(tradeId)(record) && isLater(sought, record));
    if (last === undefined) return undefined;
    const told = compare({ wanted, before }, last.TradeType, (field) => recorded(sought.numeric, last, field));
    return told === 'asked' ? acceptedBy(last, tradeId, endedBy(sought.numeric, last)) : undefined;
  },
  cancel: gone,
  close: (sought, records, isGone) => closing(sought, records, isGone) ?? gone(sought, records, isGone),
};

/** What records, in any order, prove; `isGone` where the trade was no longer open when they were read. */
export const provedByHistory = <N>(sought: Sought<N>, records: readonly TradeReport<N>[], isGone: boolean): Proved<N> | undefined =>
  BY_HISTORY[sought.asked.deed](sought, oldestFirst(records), isGone);
