// The lives of a client: where its process dies, another takes over with the journal and the last cursor, and nothing else. The stage has one.

import type { SchedulerLike } from 'rxjs';
import type { ExecutionCursor, ExecutionEvent } from '../../lib/ticktrader/index.js';
import type { Call } from './call.js';
import type { Client, ClientOptions } from './client.js';
import type { Dice } from './dice.js';
import { diskOf } from './disk.js';
import { earOf, nothingHeard, type Heard, type Listener } from './ear.js';
import { heirsOf, type Heir } from './heirs.js';
import { mortalClock } from './mortal-clock.js';

/** What lives are made of. */
export interface LivesOptions<N> {
  readonly makeClient: (options: ClientOptions<N>) => Client<N>;
  readonly options: ClientOptions<N>;
  /** The client's clock, which goes on when it dies. */
  readonly clock: SchedulerLike;
  readonly now: () => number;
  readonly dice: Dice;
  /** Whether the client keeps a journal on a disk, as one must that may die. */
  readonly isMortal: boolean;
  readonly listener: Listener<N>;
  /** What has been called for: heirs are added to it. */
  readonly calls: Call<N>[];
  /** What remains of a dead process's sockets is ended. */
  readonly desert: () => void;
}

/** The lives of one client. */
export interface Lives<N> {
  /** The one that lives. */
  readonly client: Client<N>;
  /** What was heard in all lives together. */
  readonly heard: Heard<N>;
  /** Whether the journal holds a command; yes where there is none. */
  readonly keeps: (commandId: string) => boolean;
  /** The process dies, in the midst of whatever it does, and the next one begins. */
  readonly crash: () => void;
  /** Nobody listens any more. */
  readonly stop: () => void;
}

/** A cursor as a program finds it again: it went through a file. */
const stored = (event: ExecutionEvent<unknown>): ExecutionCursor => JSON.parse(JSON.stringify(event.cursor)) as ExecutionCursor;

/** The first life begins. */
export const livesOf = <N>({ makeClient, options, clock, now, dice, isMortal, listener, calls, desert }: LivesOptions<N>): Lives<N> => {
  const heard = nothingHeard<N>();
  let heirs: readonly Heir<N>[] = [];
  const disk = isMortal
    ? diskOf(dice, (left) => {
        heirs = heirsOf(left, now());
        calls.push(...heirs);
      })
    : undefined;

  const live = () => {
    const own = mortalClock(clock);
    const last = heard.executions.at(-1);
    const client = makeClient({
      ...options,
      scheduler: own,
      ...(disk !== undefined && { journal: disk.journal(own) }),
      ...(last !== undefined && { resumeFrom: stored(last) }),
    });
    const ear = earOf(
      client,
      {
        ...listener,
        late: (outcome) => {
          for (const heir of heirs) heir.hear(outcome, now());
          listener.late?.(outcome);
        },
      },
      heard,
    );
    return { own, client, ear };
  };
  let life = live();

  return {
    heard,
    keeps: (commandId) => disk === undefined || disk.kept.has(commandId),
    get client() {
      return life.client;
    },
    crash: () => {
      life.ear.stop();
      life.own.die();
      desert();
      disk?.crash();
      for (const call of calls) call.die();
      heard.openTrades = undefined;
      life = live();
    },
    stop: () => {
      life.ear.stop();
    },
  };
};
