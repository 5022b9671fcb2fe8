// A record of the trade history as a change of state, under the very key that a live report of it would have had. Recoveries and audits hand theirs to it.

import type { ExecutionChange, TradeReport } from '../../model/index.js';
import { less, plainAmount, plus } from './amounts.js';
import { chainOf, ENDINGS, KEYS, type Change, type KeyedChange, type Link, type Print } from './change.js';

/** Whose chain a record is about, and where it stands; amounts that the record does not name are absent. */
interface Place {
  readonly id: string;
  readonly isPosition: boolean;
  readonly amount?: string;
  readonly before?: string;
  readonly start?: string;
  readonly whole?: string;
  /** Whether nothing remains. */
  readonly isDone: boolean;
}

const text = <N>(print: Print<N>, value: N | undefined): string | undefined => (value === undefined ? undefined : plainAmount(print(value)));

const orderPlace = <N>(print: Print<N>, record: TradeReport<N>, id: string): Place => {
  const [initial, remaining, last] = [record.TradeInitialAmount, record.TradeAmount, record.TradeLastFillAmount].map((value) => text(print, value));
  // what takes the place of an activated order goes on with what that one had filled
  const start = record.ParentOrderId === undefined || record.ParentOrderId === id ? { start: '0' } : {};
  if (initial === undefined || remaining === undefined) return { id, isPosition: false, ...start, isDone: false };
  const amount = less(initial, remaining);
  const found = record.TransactionType !== 'OrderFilled' ? amount : last && less(amount, last);
  return { id, isPosition: false, ...start, whole: initial, amount, ...(found !== undefined && { before: found }), isDone: remaining === '0' };
};

const positionPlace = <N>(print: Print<N>, record: TradeReport<N>, id: string): Place => {
  const [remaining, closed, initial] = [record.PositionAmount, record.PositionLastAmount, record.PositionInitialAmount].map((value) => text(print, value));
  return {
    id,
    isPosition: true,
    ...(remaining !== undefined && { amount: remaining }),
    ...(remaining !== undefined && closed !== undefined && { before: plus(remaining, closed) }),
    ...(initial !== undefined && { start: initial, whole: initial }),
    isDone: remaining === '0',
  };
};

/** A change of a position's terms tells what remains where an order's record tells it. */
const changedPlace = <N>(print: Print<N>, record: TradeReport<N>, id: string): Place => {
  if (record.TradeType !== 'Position') return orderPlace(print, record, id);
  const amount = text(print, record.TradeAmount);
  return { id, isPosition: true, ...(amount !== undefined && { amount, before: amount }), isDone: false };
};

interface Kind {
  readonly change: KeyedChange;
  readonly idOf: <N>(record: TradeReport<N>) => string | undefined;
  readonly place: <N>(print: Print<N>, record: TradeReport<N>, id: string) => Place;
}

const ofOrder = (change: KeyedChange): Kind => ({ change, idOf: ({ TradeId }) => TradeId, place: orderPlace });
const ofPosition = (change: KeyedChange): Kind => ({ change, idOf: ({ PositionId, TradeId }) => PositionId ?? TradeId, place: positionPlace });
const ofEither = (change: KeyedChange): Kind => ({ change, idOf: ({ TradeId }) => TradeId, place: changedPlace });

/** What each type of record tells of. */
const KINDS: Readonly<Record<string, Kind>> = {
  OrderOpened: ofOrder('open'),
  OrderFilled: ofOrder('fill'),
  OrderCanceled: ofOrder('canceled'),
  OrderExpired: ofOrder('expired'),
  OrderActivated: ofOrder('activated'),
  PositionOpened: ofPosition('open'),
  PositionClosed: ofPosition('close'),
  TradeModified: ofEither('modified'),
};
const SPLIT = ofEither('split');
const BALANCE: ReadonlySet<string> = new Set(['Balance', 'Credit']);

const kindOf = <N>({ TransactionType, TransactionReason }: TradeReport<N>): Kind | undefined => {
  const kind = Object.hasOwn(KINDS, TransactionType) ? KINDS[TransactionType] : undefined;
  return kind?.change === 'modified' && TransactionReason === 'Split' ? SPLIT : kind;
};

/** Changes that say nothing without an amount: their key holds it. */
const NEEDS_AMOUNT: ReadonlySet<ExecutionChange> = new Set(['fill', 'close']);

const linkOf = (change: KeyedChange, { id, isPosition, amount, before, start, whole, isDone }: Place, modified: number): Link => ({
  chain: chainOf(id, isPosition),
  ...(before !== undefined && change !== 'split' && change !== 'open' && { before }),
  ...(amount !== undefined && { after: amount }),
  ...(start !== undefined && { start }),
  ...(whole !== undefined && { whole }),
  ends: ENDINGS.has(change) || (NEEDS_AMOUNT.has(change) && isDone),
  modified,
});

/** The change that `record` tells of. One that does not fit its kind is delivered all the same, under its own id. */
export const normaliseRecord = <N>(print: Print<N>, record: TradeReport<N>): Change<N> => {
  const { Id, TransactionType, TransactionTimestamp: at, TradeModified: stamp = at, ClientTradeId, TradeId } = record;
  const learnt = { source: 'history', record, at, ...(ClientTradeId !== undefined && { clientId: ClientTradeId }) } as const;
  const bare = (change: ExecutionChange): Change<N> => ({ ...learnt, key: `H/${Id}`, change });
  if (BALANCE.has(TransactionType)) return bare('balance');
  const kind = kindOf(record);
  if (kind === undefined) return bare('other');
  const { change } = kind;
  // a Net position has no order's number: nothing but its split is ever recorded of it
  const id = kind.idOf(record) ?? (change === 'split' ? record.PositionId : undefined);
  if (id === undefined) return bare(change);
  const place = kind.place(print, record, id);
  if (NEEDS_AMOUNT.has(change) && place.amount === undefined) return { ...bare(change), tradeId: id };
  const link = linkOf(change, place, stamp);
  const key = KEYS[change]({ chain: link.chain, id, amount: place.amount ?? '', stamp });
  return { ...learnt, key, change, tradeId: id, ...(TradeId !== undefined || change !== 'split' ? { link } : {}) };
};
