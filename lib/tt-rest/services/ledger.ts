// The functions of ttledger: working orders, fills, and what their codes stand for. clients/ledger binds them; each can be used alone.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { Cursor, Page } from '../../request/pages.js';
import { getFills, getOrderData, getOrders, getOrder, getPositionModifications, getTcrFills, getTradingAccountFills } from '../endpoints/ledger.js';
import { tablesOf } from '../enumerations.js';
import { fillPagesOf, fillsOf, followOf, type FillQuery, type FollowQuery } from '../fills.js';
import type { Fill } from '../model/fill.js';
import { type JsonRecord, jsonRecord } from '../model/json-record.js';
import { type Order, order as orderModel } from '../model/order.js';
import { type OrderData, orderData as orderDataModel } from '../model/tables.js';
import type { Ids, Nanos } from '../parameters.js';
import { list, one, pages, walk, type PageQuery } from '../read.js';
import type { TtCore, TtSession } from '../session.js';

/** Which fills; the widest list alone knows those over the counter. */
export interface AllFillQuery extends FillQuery {
  readonly includeOTC?: boolean;
}

/** Which orders. */
export interface OrderQuery {
  /** At most 50 accounts. */
  readonly accounts?: Ids;
}

/** Which modifications; all of these are inferred. */
export interface ModificationQuery extends PageQuery {
  readonly accountId?: Id;
  readonly minTimestamp?: Nanos;
  readonly maxTimestamp?: Nanos;
  readonly orderId?: string;
  readonly productId?: Id;
}

/**
 * Fills: all that the user may see. A lazy stream over all pages, each fill once. Documented. Source: digests of TT's documentation, public
 * clients, TT's samples, captured answers.
 */
export const fills = <N>(session: TtSession<N>, query: AllFillQuery = {}): Observable<Fill<N>> => fillsOf(session, getFills, query);

/** The same, a page a pull. */
export const fillPages = <N>(session: TtSession<N>, query: AllFillQuery = {}): Cursor<Page<Fill<N>>> => fillPagesOf(session, getFills, query);

/**
 * Tables of what codes of orders and fills stand for. Asked for once a session. Documented. Source: digests of TT's documentation, public clients,
 * TT's samples.
 */
export const orderData = (session: TtCore): Observable<OrderData> => tablesOf(session, getOrderData, orderDataModel);

/**
 * Working orders: at most 1000, and TT does not page them, so name accounts where there are many. Documented. Source: digests of TT's
 * documentation, captured answers.
 */
export const orders = <N>(session: TtSession<N>, query?: OrderQuery): Observable<Order<N>> => list(session, getOrders, session.codec(orderModel), { query });

/** One working order. Documented. Source: digests of TT's documentation, public clients. */
export const order = <N>(session: TtSession<N>, orderId: string): Observable<Order<N>> =>
  one(session, getOrder, session.codec(orderModel), { path: [orderId] });

/**
 * Start-of-day records and manual fills; parameters and key are inferred, fields not known. Documented. Source: digests of TT's documentation, TT's
 * documentation, public clients.
 */
export const positionModifications = (session: TtCore, query?: ModificationQuery): Observable<JsonRecord> =>
  walk(session, getPositionModifications, jsonRecord, { query });

/** The same, a page a pull. */
export const positionModificationPages = (session: TtCore, query?: ModificationQuery): Cursor<Page<JsonRecord>> =>
  pages(session, getPositionModifications, jsonRecord, { query });

/**
 * Fills reported by trade capture, from inside and outside. A lazy stream over all pages, each fill once. Documented. Source: digests of TT's
 * documentation.
 */
export const tcrFills = <N>(session: TtSession<N>, query: FillQuery = {}): Observable<Fill<N>> => fillsOf(session, getTcrFills, query);

/** The same, a page a pull. */
export const tcrFillPages = <N>(session: TtSession<N>, query: FillQuery = {}): Cursor<Page<Fill<N>>> => fillPagesOf(session, getTcrFills, query);

/**
 * Fills of those accounts only that the user of the key may trade. A lazy stream over all pages, each fill once. Documented. Source: digests of
 * TT's documentation, TT's documentation.
 */
export const tradingAccountFills = <N>(session: TtSession<N>, query: FillQuery = {}): Observable<Fill<N>> => fillsOf(session, getTradingAccountFills, query);

/** The same, a page a pull. */
export const tradingAccountFillPages = <N>(session: TtSession<N>, query: FillQuery = {}): Cursor<Page<Fill<N>>> =>
  fillPagesOf(session, getTradingAccountFills, query);

/** New fills as they come: looks every so often (`every`, 5 seconds), goes on where it stands, and emits each fill once. Source: `fills`. */
export const followFills = <N>(session: TtSession<N>, query: FollowQuery = {}): Observable<Fill<N>> => followOf(session, getFills, query);
