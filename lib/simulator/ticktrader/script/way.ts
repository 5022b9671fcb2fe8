// One way of a connection, as faults leave it: it may be silent for a while, or slow. What is said meanwhile waits in order, as it would in a kernel.

/** Time as faults count it: the machine's, whatever the server's clock says. */
export interface Timing {
  readonly now: () => number;
  readonly at: (time: number, work: () => void) => void;
}

/** One way. What goes along it are things to do: sending a frame, closing. */
export interface Way {
  readonly isSilent: boolean;
  /** Does it when its turn has come. */
  push(act: () => void): void;
  /** Does it before all that is only slow; silence holds it back, too. */
  overtake(act: () => void): void;
  /** Lets nothing through for so many ms. */
  silence(time: number): void;
  /** For so many ms keeps `gap()` ms between one and the next. */
  slow(gap: () => number, time: number): void;
}

/** A way that is neither silent nor slow. */
export const way = ({ now, at }: Timing): Way => {
  let silentUntil = -Infinity;
  let slowUntil = -Infinity;
  let gapOf = (): number => 0;
  let free = -Infinity;
  let held: (() => void)[] = [];

  const paced = (act: () => void): void => {
    const isSlow = now() < slowUntil;
    if (!isSlow && free <= now()) {
      act();
      return;
    }
    free = Math.max(now(), free) + (isSlow ? gapOf() : 0);
    at(free, () => {
      push(act, act);
    });
  };
  /** Held back in silence as `waiting`; else `act` now. */
  const push = (act: () => void, waiting: () => void): void => {
    if (now() < silentUntil) held.push(waiting);
    else act();
  };
  const resume = (): void => {
    if (now() < silentUntil) return;
    const due = held;
    held = [];
    for (const act of due) act();
  };

  return {
    get isSilent() {
      return now() < silentUntil;
    },
    push: (act) => {
      const turn = (): void => {
        paced(act);
      };
      push(turn, turn);
    },
    overtake: (act) => {
      push(act, act);
    },
    silence: (time) => {
      silentUntil = Math.max(silentUntil, now() + time);
      if (Number.isFinite(silentUntil)) at(silentUntil, resume);
    },
    slow: (gap, time) => {
      gapOf = gap;
      slowUntil = now() + time;
    },
  };
};
