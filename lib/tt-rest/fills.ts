// The walk over fills, which page by time: ascending stamps, so many a call, the next call from the last stamp on. services/ledger walks with it.
// The last stamp is asked for again and what is known of it dropped: fills that share a nanosecond across the edge of a page come exactly once.

import { catchError, defer, EMPTY, expand, map, mergeMap, of, repeat, switchMap, throwError, timer, type Observable } from 'rxjs';
import { after } from '../base/clock.js';
import { InvalidRequestError, RateLimitError, RxttError } from '../base/errors.js';
import { cursor, records, type Cursor, type Page } from '../request/pages.js';
import type { Endpoint } from './endpoint.js';
import { TtRequestError } from './errors.js';
import type { Fill } from './model/fill.js';
