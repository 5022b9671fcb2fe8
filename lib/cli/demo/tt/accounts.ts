// The act that reads all accounts, page by page.

import { connect, merge, mergeMap, of, scan, takeLast, type Observable } from 'rxjs';
import { eachPage, type Page, type TtAccount } from '../../../tt-rest/index.js';
import { counted } from '../../terminal/format.js';
import type { Output } from '../../terminal/output.js';
import { act, lines } from '../stage.js';
import type { TtAct, TtStage } from './stage.js';

const ABOUT = 'TT gives 500 accounts and a key to the next page; the client follows it. Each page is asked for when the one before has been dealt with.';

/** What is printed of a page. */
export const pageLine = (number: number, { records }: Page<TtAccount>): string => {
  const [first, last] = [records[0], records.at(-1)];
  const names = first === undefined || last === undefined ? '' : `, ${first.name} (${first.id}) to ${last.name} (${last.id})`;
  return `page ${String(number)}: ${counted(records.length, 'account')}${names}`;
};

interface Walked {
  readonly pages: number;
  readonly accounts: number;
  readonly text: string;
}

const walk = ({ tt }: TtStage): Observable<Walked> =>
  eachPage(tt.account.accountPages(), (page) => of(page)).pipe(
    scan((before, page): Walked => ({ pages: before.pages + 1, accounts: before.accounts + page.records.length, text: pageLine(before.pages + 1, page) }), {
      pages: 0,
      accounts: 0,
      text: '',
    }),
  );

const total = ({ paint, server }: TtStage, { pages, accounts }: Walked): readonly Output[] => {
  const there = server.engine.truth.accountIds().length;
  if (accounts !== there) throw new Error(`the walk brought ${String(accounts)} of ${String(there)} accounts`);
  return lines('', `${paint.good('read')}: ${counted(accounts, 'account')} on ${counted(pages, 'page')}, as many as the server has`);
};

/** Reads the accounts. */
export const accounts: TtAct = (stage) =>
  act(
    stage,
    'Read the accounts',
    ABOUT,
    walk(stage).pipe(
      connect((walked$) =>
        merge(
          walked$.pipe(mergeMap(({ text }) => lines(text))),
          walked$.pipe(
            takeLast(1),
            mergeMap((walked) => total(stage, walked)),
          ),
        ),
      ),
    ),
  );
