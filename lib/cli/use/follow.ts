// From the moment a command leaves until it is known what became of it: each outcome as it comes, what there is to wait for, what Ctrl-C means meanwhile. order shows it.

import { concat, defer, map, mergeMap, tap, throwError, timer, type Observable, type OperatorFunction } from 'rxjs';
import type { OcoOutcome } from '../../ticktrader/index.js';
import type { Money } from '../connect/money.js';
import { alongside } from '../streams.js';
import { line, live, type Output } from '../terminal/output.js';
import type { Screen } from '../terminal/screen.js';
import { abandonedWords, failureOf, outcomeRecord, outcomeWords, waitingWords, worstOf, type Outcome } from './outcome.js';

/** What became of an order. `leg` says which, where there are two. */
export interface Told {
  readonly leg?: 'first' | 'second';
  readonly outcome: Outcome;
}

/** How it is followed. */
export interface Following {
  /** By what the order can be looked for. */
  readonly trace: string;
  /** How long the server may take to answer, in ms. */
  readonly timeout: number;
  /** Words for people, or a record a line. */
  readonly asWords: boolean;
  /** The time, ms since 1970, in the world of the server. */
  readonly now: () => number;
}

const SECOND = 1000;

/** A pair's outcomes one by one: each leg again only when it has changed. */
export const legsOf: OperatorFunction<OcoOutcome<Money>, Told> = (pairs$) =>
  defer(() => {
    const before = new Map<string, Outcome>();
    const told = (leg: 'first' | 'second', outcome: Outcome): readonly Told[] => {
      if (before.get(leg) === outcome) return [];
      before.set(leg, outcome);
      return [{ leg, outcome }];
    };
    return pairs$.pipe(mergeMap(({ first, second }) => [...told('first', first), ...told('second', second)]));
  });

/** Each outcome as it comes, and the failure that the last one is: of a pair the graver one. */
export const followed = (told$: Observable<Told>, { trace, timeout, asWords, now }: Following, screen: Screen): Observable<Output> =>
  defer(() => {
    const begun = now();
    const latest = new Map<Told['leg'], Outcome>();
    const outcomes = (): readonly Outcome[] => [...latest.values()];
    const shown = ({ leg, outcome }: Told): string => {
      if (!asWords) return JSON.stringify({ ...(leg && { leg }), ...outcomeRecord(outcome) });
      return `${leg === undefined ? '' : `${leg}: `}${outcomeWords(screen.paint, outcome, now())}`;
    };
    const waiting$ = timer(SECOND, SECOND).pipe(map(() => live(waitingWords(outcomes(), { now: now(), begun, timeout }).slice(0, screen.width - 1))));
    return concat(
      told$.pipe(
        tap({
          next: ({ leg, outcome }) => latest.set(leg, outcome),
          // Ctrl-C ends the command, and never an order that has left
          unsubscribe: () => {
            const words = abandonedWords(outcomes(), trace);
            if (words !== undefined) screen.complain(`rxtt: ${words}`);
          },
        }),
        map((told) => line(shown(told))),
        alongside(waiting$),
      ),
      defer(() => {
        const failure = worstOf(outcomes().flatMap((outcome) => failureOf(outcome) ?? []));
        return failure === undefined ? [] : throwError(() => failure);
      }),
    );
  });
