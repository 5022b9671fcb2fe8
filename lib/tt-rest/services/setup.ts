// The functions of ttsetup: what a company is set up with. clients/setup binds them; each can be used alone.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { Cursor, Page } from '../../request/pages.js';
import {
  getCommonData,
  getTtCommonData,
  getCompanyProductMargins,
  setCompanyProductMargins as setCompanyProductMarginsEndpoint,
  getOrderTagDefaults,
  getOrderTagDefault,
  getOrderTagDefaultAlgos,
  getOrderTagDefaultCommonData,
  getOrderTagDefaultCompanyExchangeProductGroups,
  getOrderTagDefaultExchangeProductGroups,
  getOrderTagDefaultProfiles,
  getOrderTagDefaultFields,
  getOrganizations,
  getConnections,
  getReport,
} from '../endpoints/setup.js';
import { type JsonRecord, jsonRecord } from '../model/json-record.js';
import { type OrderTagDefault, orderTagDefault as orderTagDefaultModel, type OrderTagField, orderTagField } from '../model/order-tag.js';
import { open, pages, walk, type OpenPageQuery, type OpenQuery, type PageQuery } from '../read.js';
import type { TtCore } from '../session.js';
import { write, type Body, type Written } from '../write.js';

/** Of which company; that it must be named is inferred. */
export type CompanyQuery = OpenQuery & { readonly companyId: Id };

/**
 * Reference tables of the setup services. Documented to exist; what it takes and answers is not, so both are open. Source: TT's documentation, TT's
 * Setup SDK.
 */
export const commonData = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getCommonData, { query });

/** Reference tables of TT as a whole. Documented to exist; what it takes and answers is not, so both are open. Source: TT's documentation. */
export const ttCommonData = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getTtCommonData, { query });

/**
 * Margins a company demands, by product. Documented to exist; what it takes and answers is not, so both are open. Source: TT's documentation, TT's
 * Setup SDK.
 */
export const companyProductMargins = (session: TtCore, companyId: Id, query?: OpenPageQuery): Observable<JsonRecord> =>
  walk(session, getCompanyProductMargins, jsonRecord, { path: [companyId], query });

/** The same, a page a pull. */
export const companyProductMarginPages = (session: TtCore, companyId: Id, query?: OpenPageQuery): Cursor<Page<JsonRecord>> =>
  pages(session, getCompanyProductMargins, jsonRecord, { path: [companyId], query });

/**
 * Sets the margins a company demands, by product. A one-shot; a list goes in chunks. The path is a guess: only the resource is known to exist. Source: TT's documentation.
 *
 * @experimental
 */
export const setCompanyProductMargins = <B extends Body>(session: TtCore, companyId: Id, body: B): Observable<Written<B>> =>
  write(session, setCompanyProductMarginsEndpoint, [companyId], body);

/** What orders bear unless they say otherwise. Documented. Source: TT's documentation, TT's Setup SDK, public clients. */
export const orderTagDefaults = (session: TtCore, query?: PageQuery): Observable<OrderTagDefault> =>
  walk(session, getOrderTagDefaults, orderTagDefaultModel, { query });

/** The same, a page a pull. */
export const orderTagDefaultPages = (session: TtCore, query?: PageQuery): Cursor<Page<OrderTagDefault>> =>
  pages(session, getOrderTagDefaults, orderTagDefaultModel, { query });

/** One order tag default. Inferred; what it takes and answers is not known, so both are open. Source: TT's Setup SDK. */
export const orderTagDefault = (session: TtCore, orderTagDefaultId: string, query?: OpenQuery): Observable<JsonRecord> =>
  open(session, getOrderTagDefault, { path: [orderTagDefaultId], query });

/** Algos that order tag defaults may name. Inferred; what it takes and answers is not known, so both are open. Source: TT's Setup SDK. */
export const orderTagDefaultAlgos = (session: TtCore, query: CompanyQuery): Observable<JsonRecord> => open(session, getOrderTagDefaultAlgos, { query });

/** Reference tables of order tag defaults. Inferred; what it takes and answers is not known, so both are open. Source: TT's Setup SDK. */
export const orderTagDefaultCommonData = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getOrderTagDefaultCommonData, { query });

/** Product groups of exchanges, by company. Inferred; what it takes and answers is not known, so both are open. Source: TT's Setup SDK. */
export const orderTagDefaultCompanyExchangeProductGroups = (session: TtCore, query?: OpenPageQuery): Observable<JsonRecord> =>
  walk(session, getOrderTagDefaultCompanyExchangeProductGroups, jsonRecord, { query });

/** The same, a page a pull. */
export const orderTagDefaultCompanyExchangeProductGroupPages = (session: TtCore, query?: OpenPageQuery): Cursor<Page<JsonRecord>> =>
  pages(session, getOrderTagDefaultCompanyExchangeProductGroups, jsonRecord, { query });

/** Product groups of exchanges. Inferred; what it takes and answers is not known, so both are open. Source: TT's Setup SDK. */
export const orderTagDefaultExchangeProductGroups = (session: TtCore, query?: OpenPageQuery): Observable<JsonRecord> =>
  walk(session, getOrderTagDefaultExchangeProductGroups, jsonRecord, { query });

/** The same, a page a pull. */
export const orderTagDefaultExchangeProductGroupPages = (session: TtCore, query?: OpenPageQuery): Cursor<Page<JsonRecord>> =>
  pages(session, getOrderTagDefaultExchangeProductGroups, jsonRecord, { query });

/** Profiles of order tag defaults. Inferred; what it takes and answers is not known, so both are open. Source: TT's Setup SDK. */
export const orderTagDefaultProfiles = (session: TtCore, query?: OpenPageQuery): Observable<JsonRecord> =>
  walk(session, getOrderTagDefaultProfiles, jsonRecord, { query });

/** The same, a page a pull. */
export const orderTagDefaultProfilePages = (session: TtCore, query?: OpenPageQuery): Cursor<Page<JsonRecord>> =>
  pages(session, getOrderTagDefaultProfiles, jsonRecord, { query });

/** Fields that can have a default. Inferred: seen in the version before. Source: TT's Setup SDK, public clients. */
export const orderTagDefaultFields = (session: TtCore, query?: PageQuery): Observable<OrderTagField> =>
  walk(session, getOrderTagDefaultFields, orderTagField, { query });

/** The same, a page a pull. */
export const orderTagDefaultFieldPages = (session: TtCore, query?: PageQuery): Cursor<Page<OrderTagField>> =>
  pages(session, getOrderTagDefaultFields, orderTagField, { query });

/** Organizations of the company. Documented to exist; what it takes and answers is not, so both are open. Source: TT's documentation. */
export const organizations = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getOrganizations, { query });

/** Connections to exchanges. Documented to exist; what it takes and answers is not, so both are open. Source: TT's documentation. */
export const connections = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getConnections, { query });

/**
 * Reports; several stand under this path, their names are not known. Documented to exist; what it takes and answers is not, so both are open.
 * Source: TT's documentation, TT's release notes.
 */
export const report = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getReport, { query });
