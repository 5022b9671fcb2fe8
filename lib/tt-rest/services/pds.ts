// The functions of ttpds: markets, products, instruments, algos, rates. clients/pds binds them; each can be used alone.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { Cursor, Page } from '../../request/pages.js';
import {
  getAlgoData,
  getAlgos,
  getAlgoUserParameters,
  getCurrencyRates,
  getInstrument,
  getInstrumentData,
  getInstruments,
  getMarkets,
  getMicCodes,
  getMics,
  getProduct,
  getProductData,
  getProductFamilies,
  getProductFamily,
  getProductFamilyById,
  getProducts,
  getSecurityExchanges,
  getSyntheticInstruments,
} from '../endpoints/pds.js';
import { tablesOf } from '../enumerations.js';
import { type Algo, algo, algoUserParameter, type AlgoUserParameter } from '../model/algo.js';
import { type Instrument, instrument as instrumentModel } from '../model/instrument.js';
import type { JsonRecord } from '../model/json-record.js';
import { type CurrencyRate, currencyRate, type Market, market, mic, type Mic } from '../model/market.js';
import {
  type Product,
  product as productModel,
  type ProductDetail,
  productDetail,
  type ProductFamily,
  productFamily as productFamilyModel,
  type ProductFamilyDetail,
  productFamilyDetail,
} from '../model/product.js';
import { type DataTables, dataTables } from '../model/tables.js';
import type { Ids } from '../parameters.js';
import { list, one, open, pages, walk, type OpenQuery, type PageQuery } from '../read.js';
import type { TtCore, TtSession } from '../session.js';

/** Which instruments: those of a product, or those of an alias. */
export interface InstrumentQuery extends PageQuery {
  readonly productId?: Id;
  readonly alias?: string;
  /** Nothing comes of this alone. */
  readonly productTypeId?: Id;
}

/** Which products. */
export interface ProductQuery extends PageQuery {
  readonly marketId: Id;
  readonly productTypeId?: Id;
}

/** Which families. */
export interface ProductFamilyQuery {
  /** One market, or up to about ten. */
  readonly marketId: Ids;
}

/** Two currencies, both by number (151 is USD) or both by name. */
export type CurrencyPair = { readonly fromCurrencyId: Id; readonly toCurrencyId: Id } | { readonly fromCurrencyName: string; readonly toCurrencyName: string };

/** The rate of a pair; without one, all of TT's rates as it answers them. */
export type Rates<P, N> = P extends CurrencyPair ? CurrencyRate<N> : JsonRecord;

/**
 * What the values of algo parameters stand for. Documented to exist; what it takes and answers is not, so both are open. Source: digests of TT's
 * documentation, public clients.
 */
export const algoData = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getAlgoData, { query });

/** The algos the user may run. Documented. Source: digests of TT's documentation, public clients, TT's samples, captured answers. */
export const algos = (session: TtCore, query?: PageQuery): Observable<Algo> => walk(session, getAlgos, algo, { query });

/** The same, a page a pull. */
export const algoPages = (session: TtCore, query?: PageQuery): Cursor<Page<Algo>> => pages(session, getAlgos, algo, { query });

/** What can be set of an algo. Documented. Source: digests of TT's documentation, public clients, TT's samples. */
export const algoUserParameters = (session: TtCore, algoId: Id): Observable<AlgoUserParameter> =>
  list(session, getAlgoUserParameters, algoUserParameter, { path: [algoId] });

/**
 * One instrument. For several of one product ask `instruments`. Documented. Source: digests of TT's documentation, public clients, TT's samples,
 * captured answers.
 */
export const instrument = <N>(session: TtSession<N>, instrumentId: Id): Observable<Instrument<N>> =>
  one(session, getInstrument, session.codec(instrumentModel), { path: [instrumentId] });

/**
 * Tables of what codes of instruments stand for. Asked for once a session. Documented. Source: digests of TT's documentation, public clients, TT's
 * samples.
 */
export const instrumentData = (session: TtCore): Observable<DataTables> => tablesOf(session, getInstrumentData, dataTables);

/** The instruments of a product, or those of an alias. Documented. Source: digests of TT's documentation, public clients. */
export const instruments = <N>(session: TtSession<N>, query?: InstrumentQuery): Observable<Instrument<N>> =>
  walk(session, getInstruments, session.codec(instrumentModel), { query });

/** The same, a page a pull. */
export const instrumentPages = <N>(session: TtSession<N>, query?: InstrumentQuery): Cursor<Page<Instrument<N>>> =>
  pages(session, getInstruments, session.codec(instrumentModel), { query });

/** The markets TT knows. Documented. Source: digests of TT's documentation, public clients, TT's samples, captured answers. */
export const markets = (session: TtCore): Observable<Market> => list(session, getMarkets, market, {});

/**
 * Market identifier codes. Documented to exist; what it takes and answers is not, so both are open. Source: digests of TT's documentation, public
 * clients, TT's documentation.
 */
export const micCodes = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getMicCodes, { query });

/**
 * Market identifier codes, by market; TT answers them under the key `markets`. Documented. Source: digests of TT's documentation, public clients,
 * TT's samples.
 */
export const mics = (session: TtCore): Observable<Mic> => list(session, getMics, mic, {});

/** One product, with its currency. Documented. Source: digests of TT's documentation, public clients. */
export const product = (session: TtCore, productId: Id): Observable<ProductDetail> => one(session, getProduct, productDetail, { path: [productId] });

/**
 * Tables of what codes of products stand for. Asked for once a session. Documented. Source: digests of TT's documentation, public clients, TT's
 * samples.
 */
export const productData = (session: TtCore): Observable<DataTables> => tablesOf(session, getProductData, dataTables);

/** The product families of up to about ten markets. Documented. Source: digests of TT's documentation, public clients. */
export const productFamilies = (session: TtCore, query: ProductFamilyQuery): Observable<ProductFamily> =>
  list(session, getProductFamilies, productFamilyModel, { query });

/** One family with its products. Documented. Source: digests of TT's documentation, public clients. */
export const productFamily = (session: TtCore, query: { readonly productFamilyId: Id }): Observable<ProductFamilyDetail> =>
  one(session, getProductFamily, productFamilyDetail, { query });

/** One family, by its number alone. Documented. Source: digests of TT's documentation, public clients. */
export const productFamilyById = (session: TtCore, productFamilyId: Id): Observable<ProductFamily> =>
  one(session, getProductFamilyById, productFamilyModel, { path: [productFamilyId] });

/** The products of a market; the largest answers hold thousands. Documented. Source: digests of TT's documentation, public clients, captured answers. */
export const products = (session: TtCore, query: ProductQuery): Observable<Product> => walk(session, getProducts, productModel, { query });

/** The same, a page a pull. */
export const productPages = (session: TtCore, query: ProductQuery): Cursor<Page<Product>> => pages(session, getProducts, productModel, { query });

/**
 * Exchanges as instruments name them. Documented to exist; what it takes and answers is not, so both are open. Source: digests of TT's
 * documentation, public clients.
 */
export const securityExchanges = (session: TtCore, query?: OpenQuery): Observable<JsonRecord> => open(session, getSecurityExchanges, { query });

/** Instruments that TT itself makes of others. Documented. Source: digests of TT's documentation, public clients. */
export const syntheticInstruments = <N>(session: TtSession<N>, query?: PageQuery): Observable<Instrument<N>> =>
  walk(session, getSyntheticInstruments, session.codec(instrumentModel), { query });

/** The same, a page a pull. */
export const syntheticInstrumentPages = <N>(session: TtSession<N>, query?: PageQuery): Cursor<Page<Instrument<N>>> =>
  pages(session, getSyntheticInstruments, session.codec(instrumentModel), { query });

/**
 * The rate between two currencies. Without a pair TT sends all it has, which takes it half a minute: that answer comes as it is, since nobody has
 * documented it. Documented. Source: digests of TT's documentation, public clients.
 */
export const currencyRates = <N, P extends CurrencyPair | undefined = undefined>(session: TtSession<N>, pair?: P): Observable<Rates<P, N>> => {
  const rates = pair === undefined ? open(session, getCurrencyRates, {}) : one(session, getCurrencyRates, session.codec(currencyRate), { query: pair });
  return rates as Observable<Rates<P, N>>; // what `Rates` says of pairs is decided in the line above
};
