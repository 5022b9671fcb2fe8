// ttsetup: what a company is set up with, bound to a session. client hands it out as `setup`.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { Cursor, Page } from '../../request/pages.js';
import type * as model from '../model/index.js';
import type { OpenPageQuery, OpenQuery, PageQuery } from '../read.js';
import {
  commonData,
  companyProductMarginPages,
  companyProductMargins,
  connections,
  orderTagDefault,
  orderTagDefaultAlgos,
  orderTagDefaultCommonData,
  orderTagDefaultCompanyExchangeProductGroupPages,
  orderTagDefaultCompanyExchangeProductGroups,
  orderTagDefaultExchangeProductGroupPages,
  orderTagDefaultExchangeProductGroups,
  orderTagDefaultFieldPages,
  orderTagDefaultFields,
  orderTagDefaultPages,
  orderTagDefaultProfilePages,
  orderTagDefaultProfiles,
  orderTagDefaults,
  organizations,
  report,
  setCompanyProductMargins,
  ttCommonData,
  type CompanyQuery,
} from '../services/setup.js';
import type { TtCore } from '../session.js';
import type { Body, Written } from '../write.js';

/** The functions of ttsetup: what a company is set up with. */
export interface SetupService {
  /** Reference tables of the setup services. */
  commonData(query?: OpenQuery): Observable<model.JsonRecord>;
  /** Reference tables of TT as a whole. */
  ttCommonData(query?: OpenQuery): Observable<model.JsonRecord>;
  /** Margins a company demands, by product. */
  companyProductMargins(companyId: Id, query?: OpenPageQuery): Observable<model.JsonRecord>;
  /** The same, a page a pull. */
  companyProductMarginPages(companyId: Id, query?: OpenPageQuery): Cursor<Page<model.JsonRecord>>;
  /** Sets the margins a company demands, by product. @experimental */
  setCompanyProductMargins<B extends Body>(companyId: Id, body: B): Observable<Written<B>>;
  /** What orders bear unless they say otherwise. */
  orderTagDefaults(query?: PageQuery): Observable<model.OrderTagDefault>;
  /** The same, a page a pull. */
  orderTagDefaultPages(query?: PageQuery): Cursor<Page<model.OrderTagDefault>>;
  /** One order tag default. */
  orderTagDefault(orderTagDefaultId: string, query?: OpenQuery): Observable<model.JsonRecord>;
  /** Algos that order tag defaults may name. */
  orderTagDefaultAlgos(query: CompanyQuery): Observable<model.JsonRecord>;
  /** Reference tables of order tag defaults. */
  orderTagDefaultCommonData(query?: OpenQuery): Observable<model.JsonRecord>;
  /** model.Product groups of exchanges, by company. */
  orderTagDefaultCompanyExchangeProductGroups(query?: OpenPageQuery): Observable<model.JsonRecord>;
  /** The same, a page a pull. */
  orderTagDefaultCompanyExchangeProductGroupPages(query?: OpenPageQuery): Cursor<Page<model.JsonRecord>>;
  /** model.Product groups of exchanges. */
  orderTagDefaultExchangeProductGroups(query?: OpenPageQuery): Observable<model.JsonRecord>;
  /** The same, a page a pull. */
  orderTagDefaultExchangeProductGroupPages(query?: OpenPageQuery): Cursor<Page<model.JsonRecord>>;
  /** Profiles of order tag defaults. */
  orderTagDefaultProfiles(query?: OpenPageQuery): Observable<model.JsonRecord>;
  /** The same, a page a pull. */
  orderTagDefaultProfilePages(query?: OpenPageQuery): Cursor<Page<model.JsonRecord>>;
  /** Fields that can have a default. */
  orderTagDefaultFields(query?: PageQuery): Observable<model.OrderTagField>;
  /** The same, a page a pull. */
  orderTagDefaultFieldPages(query?: PageQuery): Cursor<Page<model.OrderTagField>>;
  /** Organizations of the company. */
  organizations(query?: OpenQuery): Observable<model.JsonRecord>;
  /** Connections to exchanges. */
  connections(query?: OpenQuery): Observable<model.JsonRecord>;
  /** Reports; several stand under this path, their names are not known. */
  report(query?: OpenQuery): Observable<model.JsonRecord>;
}

/** They, bound. */
export const setupService = (session: TtCore): SetupService => ({
  commonData: (query) => commonData(session, query),
  ttCommonData: (query) => ttCommonData(session, query),
  companyProductMargins: (companyId, query) => companyProductMargins(session, companyId, query),
  companyProductMarginPages: (companyId, query) => companyProductMarginPages(session, companyId, query),
  setCompanyProductMargins: (companyId, body) => setCompanyProductMargins(session, companyId, body),
  orderTagDefaults: (query) => orderTagDefaults(session, query),
  orderTagDefaultPages: (query) => orderTagDefaultPages(session, query),
  orderTagDefault: (orderTagDefaultId, query) => orderTagDefault(session, orderTagDefaultId, query),
  orderTagDefaultAlgos: (query) => orderTagDefaultAlgos(session, query),
  orderTagDefaultCommonData: (query) => orderTagDefaultCommonData(session, query),
  orderTagDefaultCompanyExchangeProductGroups: (query) => orderTagDefaultCompanyExchangeProductGroups(session, query),
  orderTagDefaultCompanyExchangeProductGroupPages: (query) => orderTagDefaultCompanyExchangeProductGroupPages(session, query),
  orderTagDefaultExchangeProductGroups: (query) => orderTagDefaultExchangeProductGroups(session, query),
  orderTagDefaultExchangeProductGroupPages: (query) => orderTagDefaultExchangeProductGroupPages(session, query),
  orderTagDefaultProfiles: (query) => orderTagDefaultProfiles(session, query),
  orderTagDefaultProfilePages: (query) => orderTagDefaultProfilePages(session, query),
  orderTagDefaultFields: (query) => orderTagDefaultFields(session, query),
  orderTagDefaultFieldPages: (query) => orderTagDefaultFieldPages(session, query),
  organizations: (query) => organizations(session, query),
  connections: (query) => connections(session, query),
  report: (query) => report(session, query),
});
