// ttledger: working orders, fills, and what their codes stand for, bound to a session. client hands it out as `ledger`.

import type { Observable } from 'rxjs';
import type { Cursor, Page } from '../../request/pages.js';
import type { FillQuery, FollowQuery } from '../fills.js';
import type * as model from '../model/index.js';
import {
  fillPages,
  fills,
  followFills,
  order,
  orderData,
  orders,
  positionModificationPages,
  positionModifications,
  tcrFillPages,
  tcrFills,
  tradingAccountFillPages,
  tradingAccountFills,
  type AllFillQuery,
  type ModificationQuery,
  type OrderQuery,
} from '../services/ledger.js';
import type { TtSession } from '../session.js';

/** The functions of ttledger: working orders, fills, and what their codes stand for. */
export interface LedgerService<N = number> {
  /** Fills: all that the user may see. */
  fills(query?: AllFillQuery): Observable<model.Fill<N>>;
  /** The same, a page a pull. */
  fillPages(query?: AllFillQuery): Cursor<Page<model.Fill<N>>>;
  /** Tables of what codes of orders and fills stand for. Asked for once a session. */
  orderData(): Observable<model.OrderData>;
  /** Working orders: at most 1000, and TT does not page them, so name accounts where there are many. */
  orders(query?: OrderQuery): Observable<model.Order<N>>;
  /** One working order. */
  order(orderId: string): Observable<model.Order<N>>;
  /** Start-of-day records and manual fills; parameters and key are inferred, fields not known. */
  positionModifications(query?: ModificationQuery): Observable<model.JsonRecord>;
  /** The same, a page a pull. */
  positionModificationPages(query?: ModificationQuery): Cursor<Page<model.JsonRecord>>;
  /** Fills reported by trade capture, from inside and outside. */
  tcrFills(query?: FillQuery): Observable<model.Fill<N>>;
  /** The same, a page a pull. */
  tcrFillPages(query?: FillQuery): Cursor<Page<model.Fill<N>>>;
  /** Fills of those accounts only that the user of the key may trade. */
  tradingAccountFills(query?: FillQuery): Observable<model.Fill<N>>;
  /** The same, a page a pull. */
  tradingAccountFillPages(query?: FillQuery): Cursor<Page<model.Fill<N>>>;
  /** New fills as they come, each once. */
  followFills(query?: FollowQuery): Observable<model.Fill<N>>;
}

/** They, bound. */
export const ledgerService = <N>(session: TtSession<N>): LedgerService<N> => ({
  fills: (query) => fills(session, query),
  fillPages: (query) => fillPages(session, query),
  orderData: () => orderData(session),
  orders: (query) => orders(session, query),
  order: (orderId) => order(session, orderId),
  positionModifications: (query) => positionModifications(session, query),
  positionModificationPages: (query) => positionModificationPages(session, query),
  tcrFills: (query) => tcrFills(session, query),
  tcrFillPages: (query) => tcrFillPages(session, query),
  tradingAccountFills: (query) => tradingAccountFills(session, query),
  tradingAccountFillPages: (query) => tradingAccountFillPages(session, query),
  followFills: (query) => followFills(session, query),
});
