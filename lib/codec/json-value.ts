// What JSON text becomes. codec/json and its readers make it; envelopes and codecs take it apart.

import type { Literal } from './literal.js';

/** What a frame may hold once read: JSON's own values, and `Literal` for numbers a double cannot hold. */
export type Json = null | boolean | number | string | Literal | readonly Json[] | { readonly [key: string]: Json };
