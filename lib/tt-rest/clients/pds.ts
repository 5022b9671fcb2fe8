// ttpds: markets, products, instruments, algos, rates, bound to a session. client hands it out as `pds`.

import type { Observable } from 'rxjs';
import type { Id } from '../../base/ids.js';
import type { Cursor, Page } from '../../request/pages.js';
import type * as model from '../model/index.js';
import type { OpenQuery, PageQuery } from '../read.js';
import {
  algoData,
  algoPages,
  algoUserParameters,
  algos,
  currencyRates,
  instrument,
  instrumentData,
  instrumentPages,
  instruments,
  markets,
  micCodes,
  mics,
  product,
  productData,
  productFamilies,
  productFamily,
  productFamilyById,
  productPages,
  products,
  securityExchanges,
  syntheticInstrumentPages,
  syntheticInstruments,
  type CurrencyPair,
  type InstrumentQuery,
  type ProductFamilyQuery,
  type ProductQuery,
  type Rates,
} from '../services/pds.js';
import type { TtSession } from '../session.js';

/** The functions of ttpds: markets, products, instruments, algos, rates. */
export interface PdsService<N = number> {
  /** What the values of algo parameters stand for. */
  algoData(query?: OpenQuery): Observable<model.JsonRecord>;
  /** The algos the user may run. */
  algos(query?: PageQuery): Observable<model.Algo>;
  /** The same, a page a pull. */
  algoPages(query?: PageQuery): Cursor<Page<model.Algo>>;
  /** What can be set of an algo. */
  algoUserParameters(algoId: Id): Observable<model.AlgoUserParameter>;
  /** One instrument. For several of one product ask `instruments`. */
  instrument(instrumentId: Id): Observable<model.Instrument<N>>;
  /** Tables of what codes of instruments stand for. Asked for once a session. */
  instrumentData(): Observable<model.DataTables>;
  /** The instruments of a product, or those of an alias. */
  instruments(query?: InstrumentQuery): Observable<model.Instrument<N>>;
  /** The same, a page a pull. */
  instrumentPages(query?: InstrumentQuery): Cursor<Page<model.Instrument<N>>>;
  /** The markets TT knows. */
  markets(): Observable<model.Market>;
  /** model.Market identifier codes. */
  micCodes(query?: OpenQuery): Observable<model.JsonRecord>;
  /** model.Market identifier codes, by market; TT answers them under the key `markets`. */
  mics(): Observable<model.Mic>;
  /** One product, with its currency. */
  product(productId: Id): Observable<model.ProductDetail>;
  /** Tables of what codes of products stand for. Asked for once a session. */
  productData(): Observable<model.DataTables>;
  /** The product families of up to about ten markets. */
  productFamilies(query: ProductFamilyQuery): Observable<model.ProductFamily>;
  /** One family with its products. */
  productFamily(query: { readonly productFamilyId: Id }): Observable<model.ProductFamilyDetail>;
  /** One family, by its number alone. */
  productFamilyById(productFamilyId: Id): Observable<model.ProductFamily>;
  /** The products of a market; the largest answers hold thousands. */
  products(query: ProductQuery): Observable<model.Product>;
  /** The same, a page a pull. */
  productPages(query: ProductQuery): Cursor<Page<model.Product>>;
  /** Exchanges as instruments name them. */
  securityExchanges(query?: OpenQuery): Observable<model.JsonRecord>;
  /** Instruments that TT itself makes of others. */
  syntheticInstruments(query?: PageQuery): Observable<model.Instrument<N>>;
  /** The same, a page a pull. */
  syntheticInstrumentPages(query?: PageQuery): Cursor<Page<model.Instrument<N>>>;
  /** The rate between two currencies, or all rates as TT answers them. */
  currencyRates<P extends CurrencyPair | undefined = undefined>(pair?: P): Observable<Rates<P, N>>;
}

/** They, bound. */
export const pdsService = <N>(session: TtSession<N>): PdsService<N> => ({
  algoData: (query) => algoData(session, query),
  algos: (query) => algos(session, query),
  algoPages: (query) => algoPages(session, query),
  algoUserParameters: (algoId) => algoUserParameters(session, algoId),
  instrument: (instrumentId) => instrument(session, instrumentId),
  instrumentData: () => instrumentData(session),
  instruments: (query) => instruments(session, query),
  instrumentPages: (query) => instrumentPages(session, query),
  markets: () => markets(session),
  micCodes: (query) => micCodes(session, query),
  mics: () => mics(session),
  product: (productId) => product(session, productId),
  productData: () => productData(session),
  productFamilies: (query) => productFamilies(session, query),
  productFamily: (query) => productFamily(session, query),
  productFamilyById: (productFamilyId) => productFamilyById(session, productFamilyId),
  products: (query) => products(session, query),
  productPages: (query) => productPages(session, query),
  securityExchanges: (query) => securityExchanges(session, query),
  syntheticInstruments: (query) => syntheticInstruments(session, query),
  syntheticInstrumentPages: (query) => syntheticInstrumentPages(session, query),
  currencyRates: (pair) => currencyRates(session, pair),
});
