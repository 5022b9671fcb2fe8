// The result of TwoFactor messages: the challenge, the success and the refusal share one shape.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { millis, text } from '../../codec/values.js';

/** Reads a two-factor result. */
export const twoFactorResult = record(
  'TwoFactorResult',
  {
    /** What it says: `Two-factor authentication is required.`, `Success` or `Invalid one-time password!`. */
    Info: text,
  },
  {
    /** Until when the second factor holds, ms since 1970; on success only. */
    ExpireTime: millis,
  },
);

/** The result of a TwoFactor message. Source: the vendor's document, "Two-factor server response". */
export interface TwoFactorResult extends t.TypeOf<typeof twoFactorResult> {}
