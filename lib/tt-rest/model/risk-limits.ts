// The limits of an account or a user: three lists whose rows are hardly documented. account and user hold them.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { list } from '../../codec/values.js';
import { jsonRecord } from './json-record.js';

/** Reads the three lists; product limits name `marketId`, `productId` and `productTypeId`, the rest of a row is open. */
export const riskLimits = record('RiskLimits', {}, { contractLimits: list(jsonRecord), interProductLimits: list(jsonRecord), productLimits: list(jsonRecord) });

/** Limits by contract, across products, and by product. */
export interface RiskLimits extends t.TypeOf<typeof riskLimits> {}
