// Commands as the demo shows them: in words, then done, then what became of it.

import { concat, filter, mergeMap, switchMap, tap, type Observable } from 'rxjs';
import type { OcoOutcome, OrderOutcome } from '../../ticktrader/index.js';
import { amount } from '../terminal/format.js';
import type { Output } from '../terminal/output.js';
import type { Paint } from '../terminal/paint.js';
import { lines, type Stage } from './stage.js';

type Accepted = Extract<OrderOutcome, { readonly status: 'accepted' }>;

const standing = ({ ended, trade }: Accepted): string =>
  ended ?? (trade?.Type === 'Position' ? `still open with ${amount(trade.RemainingAmount)}` : 'in the book');

/** What became of a command, in a few words. */
export const verdict = (paint: Paint, outcome: OrderOutcome): string => {
  switch (outcome.status) {
    case 'accepted':
      return `${paint.good('accepted')}: order ${outcome.tradeId}, ${standing(outcome)}`;
    case 'rejected':
      return `${paint.bad('rejected')}: ${outcome.text}`;
    case 'notSent':
      return `${paint.bad('not sent')}: ${outcome.reason}`;
    default:
      return paint.bad(outcome.status);
  }
};

/** The outcome, if it is what the demo goes on from; an error otherwise. */
const expecting =
  (status: OrderOutcome['status'], words: string) =>
  (outcome: OrderOutcome): void => {
    if (outcome.status === status) return;
    const text = outcome.status === 'rejected' ? `: ${outcome.text}` : '';
    throw new Error(`"${words}" should have been ${status}; it came out as ${outcome.status}${text}`);
  };

/** Says what is asked, asks it, says what became of it. What the server reports meanwhile is shown in between. */
export const told = ({ paint }: Stage, words: string, command$: Observable<OrderOutcome>, expected: OrderOutcome['status'] = 'accepted'): Observable<Output> =>
  concat(
    lines('', paint.strong(words)),
    command$.pipe(
      tap(expecting(expected, words)),
      mergeMap((outcome) => lines(verdict(paint, outcome))),
    ),
  );

/** The same for a pair of orders. */
export const toldPair = ({ paint }: Stage, words: string, pair$: Observable<OcoOutcome>): Observable<Output> =>
  concat(
    lines('', paint.strong(words)),
    pair$.pipe(
      tap(({ first, second }) => {
        [first, second].forEach(expecting('accepted', words));
      }),
      mergeMap(({ first, second }) => lines(verdict(paint, first), verdict(paint, second))),
    ),
  );

/** Goes on with the number of an order once it is known. A command is a one-shot: asked again it tells its outcome again and sends nothing. */
export const withId = <T>(order$: Observable<OrderOutcome>, next: (id: string) => Observable<T>): Observable<T> =>
  order$.pipe(
    filter((outcome) => outcome.status === 'accepted'),
    switchMap(({ tradeId }) => next(tradeId)),
  );
