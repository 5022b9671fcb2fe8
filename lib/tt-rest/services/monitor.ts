// The functions of ttmonitor: positions, start of day, credit. clients/monitor binds them; each can be used alone.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { Cursor, Page } from '../../request/pages.js';
import {
  addAdminFill as addAdminFillEndpoint,
  getCreditUtilization,
  getPositions,
  getPositionsForAccount,
  getProductFamilyPositions,
  getProductFamilyPositionsForAccount,
  getProductPositions,
  getProductPositionsForAccount,
  getSod,
  createSodUpload as createSodUploadEndpoint,
  getSodUploadStatus,
} from '../endpoints/monitor.js';
import { type JsonRecord, jsonRecord } from '../model/json-record.js';
import { position, type Position } from '../model/position.js';
import type { Ids } from '../parameters.js';
import { open, pages, walk, type OpenQuery, type PageQuery } from '../read.js';
import type { TtCore, TtSession } from '../session.js';
import { write, type Body, type Written } from '../write.js';

/** How positions of one account are counted. */
export interface AccountPositionQuery extends PageQuery {
  /** 0 contracts, 1 flow; what can be shown in flow is, unless this says otherwise. */
  readonly scaleQty?: 0 | 1;
}

/** Which positions summed up. */
export interface ProductPositionQuery extends AccountPositionQuery {
  /** TT ignores `accountId` silently; this is the name it knows. */
  readonly accountIds?: Ids;
}

/** Which positions. */
export interface PositionQuery extends ProductPositionQuery {
  readonly includeSpreadPositions?: 0 | 1 | boolean;
}

/** Whose credit. */
export interface CreditQuery extends PageQuery {
  readonly accountId: Id;
  readonly includeProductPos?: string;
}

/**
 * Books a fill by hand. A one-shot; a list goes in chunks. Documented to exist; what it takes and answers is not, so both are open. Source: digests
 * of TT's documentation, TT's release notes, TT's documentation.
 */
export const addAdminFill = <B extends Body>(session: TtCore, body: B): Observable<Written<B>> => write(session, addAdminFillEndpoint, [], body);

/** How much of its credit an account uses; fields not known. Documented. Source: digests of TT's documentation, public clients. */
export const creditUtilization = (session: TtCore, query: CreditQuery): Observable<JsonRecord> => walk(session, getCreditUtilization, jsonRecord, { query });

/** The same, a page a pull. */
export const creditUtilizationPages = (session: TtCore, query: CreditQuery): Cursor<Page<JsonRecord>> =>
  pages(session, getCreditUtilization, jsonRecord, { query });

/**
 * Positions: start of day and what was filled since. Name accounts where there are many, or TT may be too slow. Documented. Source: digests of TT's
 * documentation, public clients, captured answers.
 */
export const positions = <N>(session: TtSession<N>, query?: PositionQuery): Observable<Position<N>> =>
  walk(session, getPositions, session.codec(position), { query });

/** The same, a page a pull. */
export const positionPages = <N>(session: TtSession<N>, query?: PositionQuery): Cursor<Page<Position<N>>> =>
  pages(session, getPositions, session.codec(position), { query });

/** Positions of one account. Documented. Source: digests of TT's documentation, public clients, captured answers. */
export const positionsForAccount = <N>(session: TtSession<N>, accountId: Id, query?: AccountPositionQuery): Observable<Position<N>> =>
  walk(session, getPositionsForAccount, session.codec(position), { path: [accountId], query });

/** The same, a page a pull. */
export const positionsForAccountPages = <N>(session: TtSession<N>, accountId: Id, query?: AccountPositionQuery): Cursor<Page<Position<N>>> =>
  pages(session, getPositionsForAccount, session.codec(position), { path: [accountId], query });

/** Positions summed by product family; fields not known. Documented. Source: digests of TT's documentation, public clients. */
export const productFamilyPositions = (session: TtCore, query?: ProductPositionQuery): Observable<JsonRecord> =>
  walk(session, getProductFamilyPositions, jsonRecord, { query });

/** The same, a page a pull. */
export const productFamilyPositionPages = (session: TtCore, query?: ProductPositionQuery): Cursor<Page<JsonRecord>> =>
  pages(session, getProductFamilyPositions, jsonRecord, { query });

/** Positions of one account summed by product family; fields not known. Documented. Source: digests of TT's documentation, public clients. */
export const productFamilyPositionsForAccount = (session: TtCore, accountId: Id, query?: AccountPositionQuery): Observable<JsonRecord> =>
  walk(session, getProductFamilyPositionsForAccount, jsonRecord, { path: [accountId], query });

/** The same, a page a pull. */
export const productFamilyPositionsForAccountPages = (session: TtCore, accountId: Id, query?: AccountPositionQuery): Cursor<Page<JsonRecord>> =>
  pages(session, getProductFamilyPositionsForAccount, jsonRecord, { path: [accountId], query });

/** Positions summed by product; fields not known. Documented. Source: digests of TT's documentation, public clients. */
export const productPositions = (session: TtCore, query?: ProductPositionQuery): Observable<JsonRecord> =>
  walk(session, getProductPositions, jsonRecord, { query });

/** The same, a page a pull. */
export const productPositionPages = (session: TtCore, query?: ProductPositionQuery): Cursor<Page<JsonRecord>> =>
  pages(session, getProductPositions, jsonRecord, { query });

/** Positions of one account summed by product; fields not known. Documented. Source: digests of TT's documentation, public clients. */
export const productPositionsForAccount = (session: TtCore, accountId: Id, query?: AccountPositionQuery): Observable<JsonRecord> =>
  walk(session, getProductPositionsForAccount, jsonRecord, { path: [accountId], query });

/** The same, a page a pull. */
export const productPositionsForAccountPages = (session: TtCore, accountId: Id, query?: AccountPositionQuery): Cursor<Page<JsonRecord>> =>
  pages(session, getProductPositionsForAccount, jsonRecord, { path: [accountId], query });

/** Start-of-day records of one account; fields not known. Documented. Source: digests of TT's documentation, public clients, TT's release notes. */
export const sod = (session: TtCore, accountId: Id, query?: PageQuery): Observable<JsonRecord> =>
  walk(session, getSod, jsonRecord, { path: [accountId], query });

/** The same, a page a pull. */
export const sodPages = (session: TtCore, accountId: Id, query?: PageQuery): Cursor<Page<JsonRecord>> =>
  pages(session, getSod, jsonRecord, { path: [accountId], query });

/**
 * Asks for an address to which a file of start-of-day records may be uploaded. A one-shot; a list goes in chunks. Documented to exist; what it
 * takes and answers is not, so both are open. Source: digests of TT's documentation.
 */
export const createSodUpload = <B extends Body>(session: TtCore, body: B): Observable<Written<B>> => write(session, createSodUploadEndpoint, [], body);

/**
 * How far an upload of start-of-day records is. Documented to exist; what it takes and answers is not, so both are open. Source: digests of TT's
 * documentation.
 */
export const sodUploadStatus = (session: TtCore, batchId: string, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getSodUploadStatus, { path: [batchId], query });
