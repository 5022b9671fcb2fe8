// Order tag defaults and their fields, from ttsetup. services/setup reads them. Their shape was seen in the version before.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { id, list, text } from '../../codec/values.js';
import { code, yesNo } from './values.js';

/** Reads a default. */
export const orderTagDefault = record('OrderTagDefault', { userId: id, fieldId: id }, { value: text });

/** Reads a field that can have a default. */
export const orderTagField = record(
  'OrderTagField',
  { fieldId: id },
  {
    isRequired: yesNo,
    marketId: id,
    name: text,
    valueTypeId: id,
    category: code,
    enums: list(record('OrderTagValue', { valueEnumId: id }, { valueEnumName: text })),
  },
);

/** What a user's orders bear unless they say otherwise. */
export interface OrderTagDefault extends t.TypeOf<typeof orderTagDefault> {}
/** A field that can have a default. */
export interface OrderTagField extends t.TypeOf<typeof orderTagField> {}
