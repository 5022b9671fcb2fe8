// The product that the demo looks at. instruments shows it, backtest replays it.

import { concatMap, filter, take, throwIfEmpty, type Observable } from 'rxjs';
import type { Product, TtRest } from '../../../tt-rest/index.js';

/** Where it is traded. */
export const MARKET = 'CME';
/** What it is called there. */
const SYMBOL = 'ES';
const KIND = 'FUTURE';

/** Its futures. Their kind is a code until withNames has a word for it. */
export const product = (tt: TtRest): Observable<Product> =>
  tt.pds.markets().pipe(
    filter(({ name }) => name === MARKET),
    concatMap(({ id }) => tt.pds.products({ marketId: id })),
    filter(({ symbol }) => symbol === SYMBOL),
    tt.withNames(),
    filter(({ names }) => names['productTypeId'] === KIND),
    take(1),
    throwIfEmpty(() => new Error(`${MARKET} has no ${KIND} ${SYMBOL}`)),
  );
