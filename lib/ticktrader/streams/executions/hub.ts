// The one place of a session where reports, history and snapshots become one stream. It lives from the first subscription to executions$ or openTrades$ until the
// session ends: what happens while nobody listens is followed too, since starting over would cost more than going on.

import { catchError, concat, defer, EMPTY, of, Subject, Subscription, switchMap, tap, type Observable } from 'rxjs';
import { after } from '../../../base/clock.js';
import { InvalidRequestError, RxttError } from '../../../base/errors.js';
import { isOpen } from '../../../session/gate.js';
import type { Account, ExecutionEvent, ExecutionReport, GapReason, Trade } from '../../model/index.js';
import type { Session } from '../../session.js';
import { steadyClock } from '../../steady-clock.js';
import { ledgerWatch } from '../ledger.js';
import { balanceWatch } from './balance-watch.js';
import { beginning } from './beginning.js';
import type { Change } from './change.js';
import type { Held } from './intake.js';
import { takeAll, takeKnown, type Eyes } from './look.js';
import { normaliseReport } from './normalise-report.js';
import { readState, type Look } from './read-state.js';
import { RHYTHM, type Rhythm } from './rhythm.js';
import { listen } from './sources.js';
import { storyOf } from './story.js';
import { suspects as suspectsOf } from './suspects.js';

/** The hub. */
export interface Hub<N> {
  readonly events$: Observable<ExecutionEvent<N>>;
  /** What is open, each time it was read. */
  readonly snapshots$: Observable<readonly Trade<N>[]>;
  /** Begins, once, and connects. */
  readonly start: () => void;
}

/** A hub that goes by `rhythm`. */
export const hubWith = <N>(session: Session<N>, rhythm: Rhythm): Hub<N> => {
  const { scheduler, options, core } = session;
  const { historyLag, numeric } = options;
  const now = session.once(steadyClock);
  const print = (value: N): string => numeric.print(value);
  const suspects = suspectsOf<N>(rhythm.patience, now);
  const balance = balanceWatch<N>(print);
  const checkLedger = ledgerWatch(session);
  const snapshots$ = new Subject<readonly Trade<N>[]>();
  /** What is done or waited for: one thing at a time, the next takes the place of the one before. */
  const steps$ = new Subject<Observable<unknown>>();
  const life = new Subscription();

  /** While `down` and `recovering`, reports are held back in `buffer`. */
  let phase: 'idle' | 'down' | 'recovering' | 'ready' = 'idle';
  let buffer: Change<N>[] = [];
  let accounting: string | undefined;
  let isFirst = options.resumeFrom === undefined;
  let startedAt = 0;
  let joined: number | undefined;
  /** Looks and recoveries since all was well. */
  let attempts = 0;
  let lookedAt = 0;
  let recoveredAt = -Infinity;
  /** The newest stamp of the server when the last recovery ended. */
  let caughtUpAt = 0;
  /** Whether a recovery is owed: the gap stays open till then, but nothing is held back for it. */
  let isOwed = false;
  let isLooking = false;
  /** Whether the account has changed since the look that goes on began. */
  let isStale = false;

  const story = storyOf<N>(session);
  const fillsAreRecorded = (): boolean => accounting !== 'Gross';
  /**
   * Of a Gross order no record will ever show a fill: what waits for one waits until a look that began after it is over, since what the server had sent before
   * that has come by then. All else waits as long as history may take.
   */
  const isVain = ({ change, since }: Held<N>): boolean =>
    change.link?.chain.startsWith('O/') === true && !fillsAreRecorded() ? since < lookedAt : now() - since >= historyLag;
  const eyes: Eyes<N> = { story, print, fillsAreRecorded, isVain };
  const watermark = (): number => story.watermark() ?? 0;

  const step = (work$: Observable<unknown>, wait = 0): void => {
    isLooking = false;
    steps$.next(wait > 0 ? concat(after(wait, scheduler), work$) : work$);
  };
  const pause = (): number => rhythm.again[Math.min(attempts++, rhythm.again.length - 1)] ?? rhythm.audit;
  const plan = (): void => {
    if (phase !== 'ready') return;
    const wait = isOwed || story.waits() ? pause() : isStale || suspects.waiting().length > 0 ? rhythm.patience : rhythm.audit;
    step(isOwed ? recovery() : audit, wait);
  };
  const settle = (): void => {
    if (phase !== 'ready' || isOwed) return;
    story.closeGap();
    if (!story.gapIsOpen()) attempts = 0;
  };
  /** A look is over: what was waited for in vain is told, the gap closed where nothing is missing, and the next look planned. */
  const conclude = (readFrom: number, { entries }: Look<N>): void => {
    story.giveUp(isVain);
    story.readUpTo(readFrom, suspects.waiting());
    settle();
    plan();
    checkLedger(entries, readFrom, lookedAt);
  };
  const end = (error?: unknown): void => {
    life.unsubscribe();
    if (error === undefined) story.complete();
    else story.fail(error);
  };
  /** A read that failed is bad weather. Anything else is a fault of ours, which must not be taken for it; so is a request that is wrong by itself. */
  const failed = (error: unknown): Observable<never> => {
    if (error instanceof RxttError && !(error instanceof InvalidRequestError)) plan();
    else end(error);
    return EMPTY;
  };
  /** Tells the reports that were held back, from the `from`th on; those that come meanwhile too. */
  const drain = (from: number): void => {
    for (let at = from; at < buffer.length; at++) {
      const change = buffer[at];
      if (change !== undefined) story.place(change);
    }
    buffer = [];
    phase = 'ready';
  };

  const showOpen = (open: readonly Trade<N>[]): void => {
    snapshots$.next(open);
  };
  const audit = defer(() => {
    [isLooking, isStale, lookedAt] = [true, false, now()];
    const stamp = story.newest();
    return readState(session, undefined, { from: watermark, onTrades: showOpen }).pipe(
      tap((look) => {
        takeKnown(eyes, look, suspects, caughtUpAt);
        conclude(stamp, look);
      }),
      catchError(failed),
    );
  });

  /** `given` is what the login has just read, at the moment of the call. */
  const recovery = (given?: readonly Trade<N>[]): Observable<unknown> =>
    defer(() => {
      phase = 'recovering';
      [isLooking, isStale, lookedAt, recoveredAt] = [true, false, now(), now()];
      const stamp = story.newest();
      let mark = 0;
      const onTrades = (open: readonly Trade<N>[]): void => {
        mark = buffer.length; // what came before is in the snapshot
        showOpen(open);
      };
      if (given !== undefined) onTrades(given);
      const newcomer = { story, print, passed: () => now() - startedAt, joined, reports: () => buffer };
      const begun$ = story.watermark() === undefined ? beginning(session, newcomer).pipe(tap(story.beginAt)) : of(0);
      return begun$.pipe(
        switchMap(() => readState(session, given, { from: watermark, onTrades: given === undefined ? onTrades : () => undefined })),
        tap((look) => {
          isOwed = false;
          takeAll(eyes, look, isFirst, buffer.slice(0, mark), buffer.slice(mark));
          isFirst = false;
          drain(mark);
          caughtUpAt = story.newest();
          suspects.clear();
          conclude(stamp, look);
        }),
        catchError((error: unknown) => {
          isOwed = true;
          if (isOpen(core.gate())) drain(0);
          return failed(error);
        }),
      );
    });

  const recover = (reason: GapReason, given?: readonly Trade<N>[]): void => {
    story.openGap(reason);
    if (reason === 'connected') attempts = 0;
    else if (attempts > 0 || now() - recoveredAt < (rhythm.again[0] ?? 0)) {
      isOwed = true; // but not at once again: what could not be read may be the answer to a recovery, and more may come than one can hold back
      drain(0);
      plan();
      return;
    }
    attempts++;
    step(recovery(given));
  };

  const onReport = (report: ExecutionReport<N>): void => {
    balance.reported(report);
    const change = normaliseReport(print, report);
    if (change === undefined) return;
    story.seen(change.at);
    if (phase !== 'ready') {
      buffer.push(change);
      if (phase === 'recovering' && buffer.length > rhythm.buffer) recover('overflow');
      return;
    }
    const { length } = story.held();
    story.place(change);
    // something has to wait for what came before it; where a gap is open, a look is planned already
    if (story.held().length > length && !story.gapIsOpen()) recover('suspect');
    else settle();
  };
  const onAccount = (account: Account<N>): void => {
    accounting = account.AccountingType;
    if (!balance.isNews(account) || phase !== 'ready' || story.gapIsOpen()) return;
    isStale = true;
    if (!isLooking) step(audit, lookedAt + rhythm.patience - now());
  };

  const start = (): void => {
    if (phase !== 'idle') return;
    phase = 'down';
    startedAt = now();
    life.add(steps$.pipe(switchMap((work$) => work$)).subscribe());
    const listener = {
      onReport,
      onAccount,
      onEnd: end,
      onRestored: ({ trades }: { readonly trades?: readonly Trade<N>[] }) => {
        recover('connected', trades);
      },
      onDown: () => {
        if (phase === 'down') return;
        phase = 'down';
        step(EMPTY);
      },
      onUnreadable: () => {
        if (phase !== 'down') recover('unreadable');
      },
    };
    life.add(listen(session, listener));
    const gate = core.gate();
    if (isOpen(gate)) {
      joined = gate.epoch;
      recover('connected');
    } else core.connect();
  };

  return { events$: story.events$, snapshots$: snapshots$.asObservable(), start };
};

/** The hub of a session: `session.once(executionHub)`. */
export const executionHub = <N>(session: Session<N>): Hub<N> => hubWith(session, RHYTHM);
