// What the library counts while it runs, for those who watch it. Every layer counts on the one probe of its client.

/**
 * - `frameIn`, `frameOut`: frames over the socket
 * - `decodeError`: a frame that could not be read
 * - `inexact`: a number that lost digits as a double (see `numeric`)
 * - `unrouted`: an answer nobody waits for any more
 * - `connect`, `lost`: connections made and lost
 * - `throttled`: requests held back or refused by the client's own throttle
 */
export type Counter = 'frameIn' | 'frameOut' | 'decodeError' | 'inexact' | 'unrouted' | 'connect' | 'lost' | 'throttled';

/** Hears of everything that is counted. It must not throw. */
export interface Probe {
  count(counter: Counter): void;
}

/** The probe of those who do not watch. */
export const silentProbe: Probe = { count: () => undefined };

/** A probe that adds up; `counts` shows the sums so far. */
export const countingProbe = (): Probe & { readonly counts: Readonly<Partial<Record<Counter, number>>> } => {
  const counts: Partial<Record<Counter, number>> = {};
  return { counts, count: (counter) => void (counts[counter] = (counts[counter] ?? 0) + 1) };
};
