// The first act: several questions at once, and one token for all of them.

import { concat, count, defer, forkJoin, map, merge, mergeMap, takeWhile, type Observable } from 'rxjs';
import { counted } from '../../terminal/format.js';
import type { Output } from '../../terminal/output.js';
import { pairs } from '../../terminal/table.js';
import { act, lines } from '../stage.js';
import { asStateLines } from './states.js';
import type { TtAct, TtStage } from './stage.js';

const ABOUT =
  'Nothing has to be opened. The first question fetches a token, and whoever asks meanwhile waits for that one. ' +
  'Each call bears the key, the token and a request id of its own; of the secret nothing is ever shown.';

/** How many tables an answer holds, and how many names they have in all. A table is a map or a list. */
export const sized = (tables: Readonly<Record<string, object>>): string => {
  const names = Object.values(tables).reduce((sum, table) => sum + Object.keys(table).length, 0);
  return `${counted(names, 'name')} in ${counted(Object.keys(tables).length, 'table')}`;
};

/** Three questions, side by side. */
const asked = ({ tt }: TtStage): Observable<Output> =>
  forkJoin([tt.pds.markets().pipe(count()), tt.ledger.orderData(), tt.pds.productData()]).pipe(
    map(([markets, orders, products]) =>
      pairs([
        ['markets', String(markets)],
        ['codes of orders', sized(orders)],
        ['codes of products', sized(products)],
      ]),
    ),
    mergeMap((texts) => lines('', ...texts)),
  );

/** What the server saw of it. */
const seen = ({ server, paint }: TtStage): readonly Output[] => {
  const tokens = server.journal.filter(({ operation }) => operation === 'createToken').length;
  if (tokens !== 1) throw new Error(`one token should have been asked for; the server was asked for ${String(tokens)}`);
  return lines('', `${paint.good('three questions')}, asked at once; the server was asked for one token`);
};

/** Gets a token by asking for something else. */
export const token: TtAct = (stage) =>
  act(
    stage,
    'Ask, and be let in',
    ABOUT,
    concat(
      merge(
        stage.tt.state$.pipe(
          takeWhile(({ status }) => status !== 'ready', true),
          asStateLines(stage.paint),
        ),
        asked(stage),
      ),
      defer(() => seen(stage)),
    ),
  );
