// When to look: one timer for all commands in doubt. Nothing runs while none is, while a look is under way, or while the session is not ready. resolve winds it.

import { Subscription, tap, type Observable, type SchedulerLike } from 'rxjs';
import { after } from '../../base/clock.js';

/** What looks are made by. */
export interface LooksOptions {
  readonly scheduler: SchedulerLike;
  /** The steady clock, in ms; so are all times here. */
  readonly tick: () => number;
  /** The least time from one look to the next: those who come to be in doubt one by one share their looks. */
  readonly pause: number;
  /** When the next look is wanted, given the last, and since when the session is ready; Infinity for never. */
  readonly due: (lookedAt: number, readyAt: number) => number;
  /** Looks; it must not error. */
  readonly look: () => Observable<unknown>;
}

/** The times of looking. */
export interface Looks {
  /** The session is ready, or is not. */
  readonly ready: (isReady: boolean) => void;
  /** Somebody wants to be looked for, not later than when he is `due`. */
  readonly want: (due: (lookedAt: number, readyAt: number) => number) => void;
  readonly stop: () => void;
}

/** Looks as they fall due. */
export const looks = ({ scheduler, tick, pause, due, look }: LooksOptions): Looks => {
  const work = new Subscription();
  let readyAt: number | undefined;
  let lookedAt = -Infinity;
  let looking = false;
  let wakesAt = Infinity;
  let timer: Subscription | undefined;

  const rest = (): void => {
    timer?.unsubscribe();
    wakesAt = Infinity;
  };
  const want: Looks['want'] = (wanted) => {
    if (readyAt === undefined || looking || work.closed) return;
    const at = Math.max(wanted(lookedAt, readyAt), lookedAt + pause);
    if (at >= wakesAt) return;
    rest();
    wakesAt = at;
    timer = after(Math.ceil(at - tick()), scheduler)
      .pipe(tap(wake))
      .subscribe();
  };
  const wake = (): void => {
    wakesAt = Infinity;
    looking = true;
    lookedAt = tick();
    work.add(
      look()
        .pipe(
          tap({
            complete: () => {
              looking = false;
              want(due);
            },
          }),
        )
        .subscribe(),
    );
  };

  return {
    ready: (isReady) => {
      rest();
      readyAt = isReady ? tick() : undefined;
      want(due);
    },
    want,
    stop: () => {
      rest();
      work.unsubscribe();
    },
  };
};
