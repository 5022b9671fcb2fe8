// What has been told and how it goes on: the standing, the order of what is told next, the open gap, and from when history has to be read again. The hub feeds it.

import type { ExecutionCursor, GapReason } from '../../model/index.js';
import type { Session } from '../../session.js';
import { steadyClock } from '../../steady-clock.js';
import type { Change } from './change.js';
import { intake, type Intake } from './intake.js';
import { newestStamp } from './newest-stamp.js';
import { standing as standingOf, type Standing } from './standing.js';
import { teller, type Teller } from './teller.js';

/** Keys are kept for so many ms more than history is read back: the stamps of a report and of its record may differ. */
const MARGIN = 60_000;

/** Reasons that are marked also while a gap is open for another. */
const MARKED: ReadonlySet<GapReason> = new Set(['unreadable', 'overflow']);

/** The story of one account, as executions$ tells it. Stamps are of the server's clock, ms since 1970. */
export interface Story<N> extends Pick<Intake<N>, 'place' | 'giveUp' | 'waitsOn' | 'held'>, Pick<Teller<N>, 'events$' | 'complete' | 'fail'> {
  readonly standing: Standing<N>;
  /** Takes in a stamp of the server. */
  readonly seen: (stamp: number | undefined) => void;
  /** The newest stamp seen. */
  readonly newest: () => number;
  readonly openGap: (reason: GapReason) => void;
  /** Says that all is caught up with, where a gap is open and nothing is waited for. */
  readonly closeGap: () => void;
  readonly gapIsOpen: () => boolean;
  readonly waits: () => boolean;
  /** From when history has to be read; undefined while nobody knows where the story begins. */
  readonly watermark: () => number | undefined;
  /** All that the server had recorded up to `stamp` has been told, but for `open`: history is read from behind that from now on, and what is older forgotten. */
  readonly readUpTo: (stamp: number, open: readonly Change<N>[]) => void;
  /** The story begins at `stamp`. */
  readonly beginAt: (stamp: number) => void;
}

/** A story from its beginning, or from where `resumeFrom` left off. */
export const storyOf = <N>(session: Session<N>): Story<N> => {
  const { scheduler, serverTime, options } = session;
  const { historyLag, resumeFrom } = options;
  const began = scheduler.now();
  const stamps = newestStamp(scheduler, resumeFrom === undefined ? 0 : resumeFrom.watermark + historyLag);
  const newest = (): number => Math.max(stamps.value(), serverTime.newest() ?? 0);
  const standing = standingOf<N>(resumeFrom);
  let watermark = resumeFrom?.watermark;
  /** Why a gap is open, if one is. */
  let gap: GapReason | undefined;

  const voice = teller<N>(resumeFrom?.seq ?? 0, () => {
    const cursorAt = standing.cursorNow();
    const from = watermark ?? Math.max(0, serverTime.at(began) - historyLag);
    return (seq): ExecutionCursor => cursorAt(seq, from);
  });
  const openGap = (reason: GapReason): void => {
    const says = gap === undefined || reason === 'connected' || (reason !== gap && MARKED.has(reason));
    if (!says) return;
    gap = reason;
    voice.gap(reason);
  };
  const order = intake<N>({
    standing,
    now: session.once(steadyClock),
    newest,
    tell: voice.change,
    onLate: () => {
      openGap('late');
    },
  });
  const waits = (): boolean => order.held().length > 0;

  return {
    events$: voice.events$,
    complete: voice.complete,
    fail: voice.fail,
    standing,
    seen: stamps.seen,
    newest,
    place: order.place,
    giveUp: order.giveUp,
    waitsOn: order.waitsOn,
    held: order.held,
    waits,
    openGap,
    gapIsOpen: () => gap !== undefined,
    closeGap: () => {
      if (gap === undefined || waits()) return;
      gap = undefined;
      voice.caughtUp();
    },
    watermark: () => watermark,
    readUpTo: (stamp, open) => {
      const awaited = [...open, ...order.held().map(({ change }) => change)].map(({ at = Infinity }) => at);
      watermark = Math.max(watermark ?? 0, Math.min(stamp - historyLag, ...awaited));
      standing.date(stamp); // the watermark that was handed on may be far behind what was told
      standing.forgetBefore(watermark - MARGIN);
    },
    beginAt: (stamp) => {
      watermark = stamp;
    },
  };
};
