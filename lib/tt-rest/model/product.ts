// Products and their families, from ttpds. services/pds reads them.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { id, list, text } from '../../codec/values.js';
import { code, yesNo } from './values.js';

/** Reads a row of the list. */
export const product = record('Product', { id, symbol: text }, { familyId: id, name: text, productTypeId: id, state: code, isInterProduct: yesNo });

/** Reads one product, which names its currency. */
export const productDetail = record('ProductDetail', { id }, { symbol: text, name: text, marketId: id, productTypeId: id, currencyId: id, familyId: id });

/** Reads a family. */
export const productFamily = record('ProductFamily', { id }, { name: text });

/** Reads a family with its products. */
export const productFamilyDetail = record('ProductFamilyDetail', { id }, { name: text, products: list(product) });

/** A product of the list. */
export interface Product extends t.TypeOf<typeof product> {}
/** One product, with its currency. */
export interface ProductDetail extends t.TypeOf<typeof productDetail> {}
/** A family of products. */
export interface ProductFamily extends t.TypeOf<typeof productFamily> {}
/** A family with its products. */
export interface ProductFamilyDetail extends t.TypeOf<typeof productFamilyDetail> {}
