// The result of a Login request.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { flag, text } from '../../codec/values.js';
import { normalised } from './normalised.js';

/** Reads a login result. Servers of 2015 answered with the bare text "ok"; it is read as its `Info`. */
export const loginResult = normalised(
  record(
    'LoginResult',
    {
      /** `ok`. */
      Info: text,
    },
    {
      /** Whether a second factor is asked for next. */
      TwoFactorFlag: flag,
    },
  ),
  (value) => (typeof value === 'string' ? { Info: value } : value),
);

/** The result of a login that was not refused. Source: the vendor's document, "Login response". */
export interface LoginResult extends t.TypeOf<typeof loginResult> {}
