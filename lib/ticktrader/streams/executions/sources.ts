// Where the hub hears from: the streams of a session, as calls.

import { Subscription, type Observable } from 'rxjs';
import type { Account, ExecutionReport } from '../../model/index.js';
import type { Restored, Session } from '../../session.js';

/** What the hub does with what it hears. */
export interface Listener<N> {
  readonly onReport: (report: ExecutionReport<N>) => void;
  readonly onRestored: (restored: Restored<N>) => void;
  /** The session is not ready any more, or not yet. Called for every step on the way. */
  readonly onDown: () => void;
  /** A frame that may have been a report. */
  readonly onUnreadable: () => void;
  /** A push of the account; the latest there is, at once. */
  readonly onAccount: (account: Account<N>) => void;
  /** The session is over, with an error where its failure is final. */
  readonly onEnd: (error?: unknown) => void;
}

/** Hands on what comes from now on: what a stream replays on subscription is of the past. */
const fromNowOn = <T>(stream$: Observable<T>, take: (value: T) => void): Subscription => {
  let isPast = true;
  const life = stream$.subscribe({
    next: (value) => {
      if (!isPast) take(value);
    },
    error: () => undefined, // the reports end with the same error, and they are heard
  });
  isPast = false;
  return life;
};

/** Listens until unsubscribed. */
export const listen = <N>({ account$, reports$, restored$, notices$, core }: Session<N>, listener: Listener<N>): Subscription => {
  const { onReport, onRestored, onDown, onUnreadable, onAccount, onEnd } = listener;
  const life = new Subscription();
  life.add(account$.subscribe({ next: onAccount, error: () => undefined }));
  life.add(
    reports$.subscribe({
      next: ({ report }) => {
        onReport(report);
      },
      error: onEnd,
      complete: () => {
        onEnd();
      },
    }),
  );
  life.add(fromNowOn(restored$, onRestored));
  life.add(
    fromNowOn(core.state$, ({ status }) => {
      if (status !== 'ready' && status !== 'closed') onDown();
    }),
  );
  life.add(
    fromNowOn(notices$, ({ kind }) => {
      if (kind === 'decode') onUnreadable();
    }),
  );
  return life;
};
