// When the resolver looks, and until when something may still turn up. Pure; resolve asks it.

import type { Lateness, ResolveRhythm } from '../options.js';

/** The first time of the rhythm after `elapsed`; both in ms since the doubt began, or since the session was ready again. */
export const nextLook = ({ rounds, every }: ResolveRhythm, elapsed: number): number => {
  const next = rounds.find((round) => round > elapsed);
  if (next !== undefined) return next;
  const last = rounds.at(-1) ?? 0;
  return last + every * (Math.floor(Math.max(0, elapsed - last) / every) + 1);
};

/** How the connection that a command left over ended. */
export interface Loss {
  /** Our side tore it down at once: our own kernel delivers nothing of it any more. */
  readonly wasReset: boolean;
}

/** How long after the later of doubt and loss something may still turn up. A connection that lives, or may yet be lost in any way, counts as one that was not reset. */
export const patience = ({ afterReset, otherwise }: Lateness, loss: Loss | undefined): number => (loss?.wasReset === true ? afterReset : otherwise);
