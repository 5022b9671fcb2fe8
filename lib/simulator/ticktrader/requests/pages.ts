// TradeHistory and DailySnapshots: pages in either direction.

import { Fault } from '../fault.js';
import type { Log, PageQuery } from '../log.js';
import { filledIn } from '../texts.js';
import type { HistoryRecord, World } from '../world.js';
import type { Wire } from '../writer.js';
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

/** Which records a TradeHistory may show: those visible already, through its two filters; undefined where that is all. */
const filterOf = ({ now, historyLags }: World, params: Params): ((record: HistoryRecord) => boolean) | undefined => {
  const orderId = params.whole('OrderId');
  const skipCancel = params.flag('SkipCancelOrder');
  if (orderId === undefined && !skipCancel && !historyLags) return undefined;
  const time = now();
  const isCancel = ({ type }: HistoryRecord): boolean => type === 'OrderCanceled' || type === 'OrderExpired';
  return (record) => record.visible <= time && (orderId === undefined || record.ids.includes(orderId)) && !(skipCancel && isCancel(record));
};

type PageOptions<T> = Pick<PageQuery<T>, 'matches'> & { readonly what: What; readonly view: (record: T) => Wire; readonly hasLastId: boolean };

/** A page as it is handed out. */
interface Page {
  readonly [member: string]: Wire;
  readonly Records: readonly Wire[];
}

const pageOf = <T>(world: World, params: Params, log: Log<T>, { what, view, matches, hasLastId }: PageOptions<T>): Page => {
  const query = { ...rangeOf(world, params, what), backward: directionOf(params), size: sizeOf(world, params, what), after: lastIdOf(world, params, what) };
  const { entries, isLast, total } = log.page({ ...query, matches });
  return { IsLastReport: isLast, TotalReports: total, Records: entries.map(({ record }) => view(record)), LastId: hasLastId ? entries.at(-1)?.id : undefined };
};

/** What a page of one record is handed out as where the server sends such records bare. */
const bare = (page: Page): Wire => (page.Records.length === 1 ? page.Records[0] : page);

/** The document's generation names no LastId: its records have ids of their own. */
export const tradeHistory: Handler = (world, message) => {
  const params = optionalParams(world, message);
  const hasLastId = world.settings.tradeGeneration === 'current';
  const page = pageOf(world, params, world.history, { what: 'Trade history', view: world.historyView, matches: filterOf(world, params), hasLastId });
  return world.settings.historyAnswer === 'bareRecord' ? bare(page) : page;
};

const isPage = (result: Wire | undefined): boolean => typeof result === 'object' && 'Records' in result;

/** The name of the answer to TradeHistory. */
export const historyName = ({ settings: { historyAnswer } }: World, _: Received, result?: Wire): string =>
  historyAnswer === 'TradeHistoryReport' || (historyAnswer === 'bareRecord' && result !== undefined && !isPage(result)) ? 'TradeHistoryReport' : 'TradeHistory';

/** Snapshots have no ids: without LastId nobody could ask for the next page, so every generation has it. */
export const dailySnapshots: Handler = (world, message) =>
  pageOf(world, optionalParams(world, message), world.snapshots, { what: 'Daily account snapshots', view: (record) => record, hasLastId: true });
