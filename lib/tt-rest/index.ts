// rxtt/tt-rest: the TT REST API of Trading Technologies. Re-exports only.

export * from '../index.js';
export { ttRest, type TtRest } from './client.js';
export { openTtRest, type TtNumericOption } from './open-tt-rest.js';
export { environments, type TtEnvironment } from './environments.js';
export { plans, type PostPolicy, type RatePlan, type TtRestOptions } from './options.js';
export type { TtCore, TtRestState, TtSession } from './session.js';
export { PartialWriteError, TtDecodeError, TtRequestError } from './errors.js';

export * from './services/account.js';
export * from './services/backtest.js';
export * from './services/group.js';
export * from './services/id.js';
export * from './services/ledger.js';
export * from './services/monitor.js';
export * from './services/pds.js';
export * from './services/setup.js';
export * from './services/user.js';
export { withNames, type Named, type Names } from './names.js';

export type { AccountService } from './clients/account.js';
export type { BacktestService } from './clients/backtest.js';
export type { GroupService } from './clients/group.js';
export type { IdService } from './clients/id.js';
export type { LedgerService } from './clients/ledger.js';
export type { MonitorService } from './clients/monitor.js';
export type { PdsService } from './clients/pds.js';
export type { SetupService } from './clients/setup.js';
export type { UserService } from './clients/user.js';

export type { Confidence, Endpoint, Knowledge, Service, Verb } from './endpoint.js';
export { endpoints } from './endpoints/all.js';
export type { BacktestRequest } from './backtest-request.js';
export type { FillQuery, FollowQuery } from './fills.js';
export type { Ids, Nanos } from './parameters.js';
export type { OpenPageQuery, OpenQuery, PageQuery } from './read.js';
export type { Body, ChunkResult, JsonBody, Written } from './write.js';
export type { AccountLimits, TtAccount, TtAccountDetail } from './model/account.js';
export type { Algo, AlgoUserParameter } from './model/algo.js';
export type { Backtest } from './model/backtest.js';
export type { Fill } from './model/fill.js';
export type { Instrument } from './model/instrument.js';
export type { JsonRecord, JsonValue } from './model/json-record.js';
export type { CurrencyRate, Market, Mic } from './model/market.js';
export type { OrderTagDefault, OrderTagField } from './model/order-tag.js';
export type { Order } from './model/order.js';
export type { Position } from './model/position.js';
export type { Product, ProductDetail, ProductFamily, ProductFamilyDetail } from './model/product.js';
export type { RiskLimits } from './model/risk-limits.js';
export type { DataTables, EnumEntry, OrderData } from './model/tables.js';
export type { Country, State, UserAccount, UserDetail, UserLimits, UserSummary } from './model/user.js';
