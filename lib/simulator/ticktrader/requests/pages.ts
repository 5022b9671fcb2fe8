// TradeHistory and DailySnapshots: pages in either direction.

import { Fault } from '../fault.js';
import { historyView } from '../history.js';
import type { Log } from '../log.js';
import { filledIn } from '../texts.js';
import type { World } from '../world.js';
import type { Wire, WireRecord } from '../writer.js';
import type { Params } from './params.js';
import { optionalParams, type Handler, type Received } from './route.js';

const DEFAULT_SIZE = 100;
const LARGEST = 1000;
const RECORD_ID = /^[0-9a-fA-F]{24}$/;

/** What the server calls the two in its complaints. */
type What = 'Trade history' | 'Daily account snapshots';

const malformed = (text: string, what: What, field = ''): never => {
  throw new Fault(filledIn(text, { what, field }), 'malformed');
};

const stampOf = (world: World, params: Params, what: What, field: string): number | undefined => {
  try {
    return params.whole(field);
  } catch {
    return malformed(world.settings.texts.timestampInvalid, what, field);
  }
};

const rangeOf = (world: World, params: Params, what: What) => {
  const from = stampOf(world, params, what, 'TimestampFrom');
  const to = stampOf(world, params, what, 'TimestampTo');
  if (from !== undefined && to !== undefined && from >= to) malformed(world.settings.texts.timestampOrder, what);
  return { from, to };
};

const directionOf = (params: Params): boolean => {
  const direction = params.text('RequestDirection') ?? 'Forward';
  if (direction !== 'Forward' && direction !== 'Backward') throw params.wrong('RequestDirection');
  return direction === 'Backward';
};

const sizeOf = (world: World, params: Params, what: What): number => {
  const size = params.whole('RequestPageSize') ?? DEFAULT_SIZE;
  return size >= 1 && size <= LARGEST ? size : malformed(world.settings.texts.pageSize, what);
};

const lastIdOf = (world: World, params: Params, what: What): string | undefined => {
  const id = params.text('RequestLastId');
  if (id !== undefined && !RECORD_ID.test(id)) malformed(world.settings.texts.lastId, what);
  return id?.toLowerCase();
};

/** Which records the two filters of TradeHistory let through; undefined where neither is set. */
const filterOf = (params: Params): ((record: WireRecord) => boolean) | undefined => {
  const orderId = params.whole('OrderId');
  const skipCancel = params.flag('SkipCancelOrder');
  if (orderId === undefined && !skipCancel) return undefined;
  const isOf = (record: WireRecord): boolean =>
    orderId === undefined || ['TradeId', 'PositionId', 'ParentOrderId'].some((name) => record[name] === orderId);
  const isCancel = ({ TransactionType: type }: WireRecord): boolean => type === 'OrderCanceled' || type === 'OrderExpired';
  return (record) => isOf(record) && !(skipCancel && isCancel(record));
};

const pageOf = (world: World, message: Received, what: What, log: Log<WireRecord>, view: (record: WireRecord) => Wire): Wire => {
  const params = optionalParams(world, message);
  const query = { ...rangeOf(world, params, what), backward: directionOf(params), size: sizeOf(world, params, what), after: lastIdOf(world, params, what) };
  const page = log.page({ ...query, matches: what === 'Trade history' ? filterOf(params) : undefined });
  // The document's generation knew no LastId; but without it snapshots, which bear no ids, could not be walked at all.
  return { IsLastReport: page.isLast, TotalReports: page.total, Records: page.entries.map(({ record }) => view(record)), LastId: page.entries.at(-1)?.id };
};

export const tradeHistory: Handler = (world, message) => pageOf(world, message, 'Trade history', world.history, (record) => historyView(world, record));

export const dailySnapshots: Handler = (world, message) => pageOf(world, message, 'Daily account snapshots', world.snapshots, (record) => record);
