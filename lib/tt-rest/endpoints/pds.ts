// TT's endpoints of ttpds: what is traded: markets, products, instruments, algos, rates. services/pds calls them.

import type { Endpoint } from '../endpoint.js';

export const getAlgoData: Endpoint = { name: 'getAlgoData', call: 'GET ttpds/algodata', gives: 'open', known: 'documented exists' };
export const getAlgos: Endpoint = { name: 'getAlgos', call: 'GET ttpds/algos', key: 'algos', gives: 'list', paging: 'unknown', known: 'documented shape' };
export const getAlgoUserParameters: Endpoint = {
  name: 'getAlgoUserParameters',
  call: 'GET ttpds/algos/{algoId}/userparameters',
  key: 'userParameters',
  gives: 'list',
  known: 'documented shape',
};
export const getCurrencyRates: Endpoint = {
  name: 'getCurrencyRates',
  call: 'GET ttpds/currencyrates',
  query: ['fromCurrencyId', 'toCurrencyId', 'fromCurrencyName', 'toCurrencyName'],
  key: 'currency_rate',
  gives: 'one',
  known: 'documented shape',
};
export const getInstrument: Endpoint = {
  name: 'getInstrument',
  call: 'GET ttpds/instrument/{instrumentId}',
  key: 'instrument',
  gives: 'one',
  known: 'documented shape',
};
export const getInstrumentData: Endpoint = { name: 'getInstrumentData', call: 'GET ttpds/instrumentdata', gives: 'tables', known: 'documented shape' };
export const getInstruments: Endpoint = {
  name: 'getInstruments',
  call: 'GET ttpds/instruments',
  query: ['productId', 'alias', 'productTypeId'],
  needsOneOf: ['productId', 'alias'],
  key: 'instruments',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'documented shape',
};
export const getMarkets: Endpoint = { name: 'getMarkets', call: 'GET ttpds/markets', key: 'markets', gives: 'list', known: 'documented shape' };
export const getMicCodes: Endpoint = { name: 'getMicCodes', call: 'GET ttpds/miccodes', gives: 'open', known: 'documented exists' };
export const getMics: Endpoint = { name: 'getMics', call: 'GET ttpds/mics', key: 'markets', gives: 'list', known: 'documented shape' };
export const getProduct: Endpoint = { name: 'getProduct', call: 'GET ttpds/product/{productId}', key: 'product', gives: 'one', known: 'documented shape' };
export const getProductData: Endpoint = { name: 'getProductData', call: 'GET ttpds/productdata', gives: 'tables', known: 'documented shape' };
export const getProductFamilies: Endpoint = {
  name: 'getProductFamilies',
  call: 'GET ttpds/productfamilies',
  query: ['marketId'],
  needs: ['marketId'],
  key: 'productFamilies',
  gives: 'list',
  known: 'documented shape',
};
export const getProductFamily: Endpoint = {
  name: 'getProductFamily',
  call: 'GET ttpds/productfamily',
  query: ['productFamilyId'],
  needs: ['productFamilyId'],
  key: 'productFamily',
  gives: 'one',
  known: 'documented shape',
};
export const getProductFamilyById: Endpoint = {
  name: 'getProductFamilyById',
  call: 'GET ttpds/productfamily/{productFamilyId}',
  key: 'productFamily',
  gives: 'one',
  known: 'documented shape',
};
export const getProducts: Endpoint = {
  name: 'getProducts',
  call: 'GET ttpds/products',
  query: ['marketId', 'productTypeId'],
  needs: ['marketId'],
  key: 'products',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'documented shape',
};
export const getSecurityExchanges: Endpoint = { name: 'getSecurityExchanges', call: 'GET ttpds/securityexchanges', gives: 'open', known: 'documented exists' };
export const getSyntheticInstruments: Endpoint = {
  name: 'getSyntheticInstruments',
  call: 'GET ttpds/syntheticinstruments',
  key: 'syntheticInstruments',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'documented shape',
};
