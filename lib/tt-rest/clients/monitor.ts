// ttmonitor: positions, start of day, credit, bound to a session. client hands it out as `monitor`.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { Cursor, Page } from '../../request/pages.js';
import type * as model from '../model/index.js';
import type { OpenQuery, PageQuery } from '../read.js';
import {
  addAdminFill,
  createSodUpload,
  creditUtilization,
  creditUtilizationPages,
  positionPages,
  positions,
  positionsForAccount,
  positionsForAccountPages,
  productFamilyPositionPages,
  productFamilyPositions,
  productFamilyPositionsForAccount,
  productFamilyPositionsForAccountPages,
  productPositionPages,
  productPositions,
  productPositionsForAccount,
  productPositionsForAccountPages,
  sod,
  sodPages,
  sodUploadStatus,
  type AccountPositionQuery,
  type CreditQuery,
  type PositionQuery,
  type ProductPositionQuery,
} from '../services/monitor.js';
import type { TtSession } from '../session.js';
import type { Body, Written } from '../write.js';

/** The functions of ttmonitor: positions, start of day, credit. */
export interface MonitorService<N = number> {
  /** Books a fill by hand. */
  addAdminFill<B extends Body>(body: B): Observable<Written<B>>;
  /** How much of its credit an account uses; fields not known. */
  creditUtilization(query: CreditQuery): Observable<model.JsonRecord>;
  /** The same, a page a pull. */
  creditUtilizationPages(query: CreditQuery): Cursor<Page<model.JsonRecord>>;
  /** Positions: start of day and what was filled since. Name accounts where there are many, or TT may be too slow. */
  positions(query?: PositionQuery): Observable<model.Position<N>>;
  /** The same, a page a pull. */
  positionPages(query?: PositionQuery): Cursor<Page<model.Position<N>>>;
  /** Positions of one account. */
  positionsForAccount(accountId: Id, query?: AccountPositionQuery): Observable<model.Position<N>>;
  /** The same, a page a pull. */
  positionsForAccountPages(accountId: Id, query?: AccountPositionQuery): Cursor<Page<model.Position<N>>>;
  /** Positions summed by product family; fields not known. */
  productFamilyPositions(query?: ProductPositionQuery): Observable<model.JsonRecord>;
  /** The same, a page a pull. */
  productFamilyPositionPages(query?: ProductPositionQuery): Cursor<Page<model.JsonRecord>>;
  /** Positions of one account summed by product family; fields not known. */
  productFamilyPositionsForAccount(accountId: Id, query?: AccountPositionQuery): Observable<model.JsonRecord>;
  /** The same, a page a pull. */
  productFamilyPositionsForAccountPages(accountId: Id, query?: AccountPositionQuery): Cursor<Page<model.JsonRecord>>;
  /** Positions summed by product; fields not known. */
  productPositions(query?: ProductPositionQuery): Observable<model.JsonRecord>;
  /** The same, a page a pull. */
  productPositionPages(query?: ProductPositionQuery): Cursor<Page<model.JsonRecord>>;
  /** Positions of one account summed by product; fields not known. */
  productPositionsForAccount(accountId: Id, query?: AccountPositionQuery): Observable<model.JsonRecord>;
  /** The same, a page a pull. */
  productPositionsForAccountPages(accountId: Id, query?: AccountPositionQuery): Cursor<Page<model.JsonRecord>>;
  /** Start-of-day records of one account; fields not known. */
  sod(accountId: Id, query?: PageQuery): Observable<model.JsonRecord>;
  /** The same, a page a pull. */
  sodPages(accountId: Id, query?: PageQuery): Cursor<Page<model.JsonRecord>>;
  /** Asks for an address to which a file of start-of-day records may be uploaded. */
  createSodUpload<B extends Body>(body: B): Observable<Written<B>>;
  /** How far an upload of start-of-day records is. */
  sodUploadStatus(batchId: string, query?: OpenQuery): Observable<model.JsonRecord>;
}

/** They, bound. */
export const monitorService = <N>(session: TtSession<N>): MonitorService<N> => ({
  addAdminFill: (body) => addAdminFill(session, body),
  creditUtilization: (query) => creditUtilization(session, query),
  creditUtilizationPages: (query) => creditUtilizationPages(session, query),
  positions: (query) => positions(session, query),
  positionPages: (query) => positionPages(session, query),
  positionsForAccount: (accountId, query) => positionsForAccount(session, accountId, query),
  positionsForAccountPages: (accountId, query) => positionsForAccountPages(session, accountId, query),
  productFamilyPositions: (query) => productFamilyPositions(session, query),
  productFamilyPositionPages: (query) => productFamilyPositionPages(session, query),
  productFamilyPositionsForAccount: (accountId, query) => productFamilyPositionsForAccount(session, accountId, query),
  productFamilyPositionsForAccountPages: (accountId, query) => productFamilyPositionsForAccountPages(session, accountId, query),
  productPositions: (query) => productPositions(session, query),
  productPositionPages: (query) => productPositionPages(session, query),
  productPositionsForAccount: (accountId, query) => productPositionsForAccount(session, accountId, query),
  productPositionsForAccountPages: (accountId, query) => productPositionsForAccountPages(session, accountId, query),
  sod: (accountId, query) => sod(session, accountId, query),
  sodPages: (accountId, query) => sodPages(session, accountId, query),
  createSodUpload: (body) => createSodUpload(session, body),
  sodUploadStatus: (batchId, query) => sodUploadStatus(session, batchId, query),
});
