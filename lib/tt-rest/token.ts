// The token that every other call bears: one request shared by all who wait, renewed before it expires. open-tt-rest makes one keeper a client.

import { catchError, defer, finalize, map, of, ReplaySubject, share, switchMap, tap, throwError, type Observable, type SchedulerLike } from 'rxjs';
import * as t from 'io-ts';
import { RateLimitError, RxttError, TimeoutError, TokenError } from '../base/errors.js';
import { Secret } from '../base/secret.js';
import { decode } from '../codec/decode.js';
import { record } from '../codec/record.js';
import { text, whole } from '../codec/values.js';
import type { Deadlines } from '../request/deadlines.js';
import { readAnswer, type Reading } from './answer.js';
import { deliver, type Wire } from './deliver.js';
import { createToken } from './endpoints/id.js';
import { addressOf } from './endpoint.js';
import { TtRequestError } from './errors.js';
import type { Settled } from './options.js';

const tokenAnswer = /*#__PURE__*/ record('Token', { access_token: text, seconds_until_expiry: whole }, { token_type: text });

/** A token, and when it ends (ms since 1970). */
interface Issued {
  readonly token: Secret;
  readonly expiresAt: number;
}
