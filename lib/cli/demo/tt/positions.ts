// The act that shows what a few accounts hold, with names for everything that TT calls by a number.

import { filter, forkJoin, map, mergeMap, take, toArray, type Observable } from 'rxjs';
import type { Instrument, Named, Position, ProductDetail, TtAccount } from '../../../tt-rest/index.js';
import { amount, count, counted, money } from '../../terminal/format.js';
import type { Output } from '../../terminal/output.js';
import { gain, type Paint } from '../../terminal/paint.js';
import { table, type Column } from '../../terminal/table.js';
import { act, lines } from '../stage.js';
import type { TtAct, TtStage } from './stage.js';

const ABOUT =
  'Only the first page of accounts is asked for, since take(3) wants no more. A position names its instrument by a number; the instrument names its product, ' +
  'and that its currency. withNames() does the rest.';

const ACCOUNTS = 3;
const MOST_ROWS = 6;
const DIGITS = 8;

/** A position and what it is of. */
export interface Held {
  readonly account: string;
  readonly position: Position;
  readonly instrument: Named<Instrument>;
  readonly product: Named<ProductDetail>;
}

const right = (head: string): Column => ({ head, align: 'right' });

/** An average has digits without end. */
const priced = (price: number): string => amount(Number(price.toPrecision(DIGITS)));

/** Positions as a table, profit in the currency of each. */
export const heldTable = (paint: Paint, held: readonly Held[]): readonly string[] =>
  table(
    [{ head: 'account' }, { head: 'instrument' }, { head: 'market' }, { head: 'kind' }, right('net'), right('opened at'), right('profit today'), { head: '' }],
    held.map(({ account, position, instrument, product }) => [
      account,
      instrument.alias ?? instrument.id,
      instrument.names['marketId'] ?? '',
      (instrument.names['productTypeId'] ?? '').toLowerCase(),
      count(position.netPosition),
      priced(position.openAvgPrice ?? 0),
      gain(paint, position.pnl ?? 0, money(position.pnl ?? 0)),
      product.names['currencyId'] ?? '',
    ]),
  );

/** The positions with the most at stake, in turn of that. */
export const largest = (positions: readonly Position[]): readonly Position[] =>
  [...positions].sort((a, b) => Math.abs(b.pnl ?? 0) - Math.abs(a.pnl ?? 0)).slice(0, MOST_ROWS);

const resolved = ({ tt }: TtStage, accounts: readonly TtAccount[], position: Position): Observable<Held> =>
  tt.pds.instrument(position.instrumentId).pipe(
    tt.withNames(),
    mergeMap((instrument) =>
      tt.pds.product(instrument.productId ?? '').pipe(
        tt.withNames(),
        map((product) => ({
          account: accounts.find(({ id }) => id === position.accountId)?.name ?? position.accountId,
          position,
          instrument,
          product,
        })),
      ),
    ),
  );

const shown = (stage: TtStage, accounts: readonly TtAccount[], positions: readonly Position[]): Observable<Output> =>
  forkJoin(largest(positions).map((position) => resolved(stage, accounts, position))).pipe(
    mergeMap((held) =>
      lines(
        ...heldTable(stage.paint, held),
        '',
        stage.paint.quiet(
          `the ${count(held.length)} with most at stake, of ${counted(positions.length, 'position')} in ${counted(accounts.length, 'account')}`,
        ),
      ),
    ),
  );

/** Reads positions and resolves what they are of. */
export const positions: TtAct = (stage) => {
  const { tt } = stage;
  return act(
    stage,
    'Read positions',
    ABOUT,
    tt.account.accounts().pipe(
      take(ACCOUNTS),
      toArray(),
      mergeMap((accounts) =>
        tt.monitor.positions({ accountIds: accounts.map(({ id }) => id) }).pipe(
          filter(({ netPosition }) => netPosition !== 0),
          toArray(),
          mergeMap((held) => shown(stage, accounts, held)),
        ),
      ),
    ),
  );
};
