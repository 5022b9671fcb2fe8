// The act that looks up one product and shows what can be traded of it.

import { mergeMap, toArray } from 'rxjs';
import type { Instrument, Named, Product } from '../../../tt-rest/index.js';
import { amount, counted, money } from '../../terminal/format.js';
import type { Output } from '../../terminal/output.js';
import type { Paint } from '../../terminal/paint.js';
import { table, type Column } from '../../terminal/table.js';
import { act, lines } from '../stage.js';
import { MARKET, product } from './product.js';
import type { TtAct } from './stage.js';

const ABOUT =
  'TT answers in codes: market 7, type 34. withNames() fetches the tables that a record needs, once, and adds the words. ' +
  'Ids are text, since TT counts up to 2^64 and a double does not.';

const right = (head: string): Column => ({ head, align: 'right' });

/** `20261218` as `2026-12-18`. */
export const dayOf = (number: number): string => String(number).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');

/** The instruments of a product as a table. */
export const instrumentTable = (instruments: readonly Named<Instrument>[]): readonly string[] =>
  table(
    [{ head: 'name' }, { head: 'id' }, { head: 'last day' }, { head: 'term' }, right('tick'), right('a tick is worth')],
    instruments.map(({ alias = '', id, lastTradeDate, names, tickSize = 0, pointValue = 0 }) => [
      alias,
      id,
      lastTradeDate === undefined ? '' : dayOf(lastTradeDate),
      names['seriesTermId']?.toLowerCase() ?? '',
      amount(tickSize),
      money(pointValue * tickSize), // what TT calls tickValue is wrong in places
    ]),
  );

const shown = (paint: Paint, { symbol, name = symbol, id }: Product, instruments: readonly Named<Instrument>[]): readonly Output[] =>
  lines(`${paint.strong(name)}, ${symbol} of ${MARKET}, product ${id}: ${counted(instruments.length, 'instrument')}`, '', ...instrumentTable(instruments));

/** Looks up the instruments of one product. */
export const instruments: TtAct = (stage) =>
  act(
    stage,
    'Look up a product',
    ABOUT,
    product(stage.tt).pipe(
      mergeMap((found) =>
        stage.tt.pds.instruments({ productId: found.id }).pipe(
          stage.tt.withNames(),
          toArray(),
          mergeMap((all) => shown(stage.paint, found, all)),
        ),
      ),
    ),
  );
