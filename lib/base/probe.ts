// What the library counts while it runs, for those who watch it. Every layer counts on the one probe of its client.

/**
 * - `frameIn`, `frameOut`: frames over the socket
 * - `decodeError`: a frame that could not be read
 * - `inexact`: a number that lost digits as a double (see `numeric`)
 * - `unrouted`: an answer nobody waits for any more
 * - `connect`, `lost`: connections made and lost
 * - `throttled`: requests held back or refused by the client's own throttle
 * - `paused`: how often this process stood still for half a second or more: what the server said meanwhile was read late
 */
export type Counter = 'frameIn' | 'frameOut' | 'decodeError' | 'inexact' | 'unrouted' | 'connect' | 'lost' | 'throttled' | 'paused';

/** `lag`: how late the event loop ran a timer of ours, in ms; told about twice a second while connected. */
export type Measure = 'lag';

/**
 * How a request ended: with an answer, with the server's no, by failing (it could not leave, or the connection was lost), or because nobody waits for it
 * any more (its deadline has passed, or it was unsubscribed from).
 */
export type RequestEnd = 'answered' | 'refused' | 'failed' | 'left';

/** Hears of everything that is counted, and of requests where it wants to. It must not throw. */
export interface Probe {
  count(counter: Counter): void;
  /** A value that is measured, each time it is. */
  observe?(measure: Measure, value: number): void;
  /**
   * A request leaves, under the vendor's name for it: each time one does, so a read that is repeated is heard of again. What this returns is called once,
   * with how it ended. Neither the request's body nor its answer is shown: they may hold secrets.
   */
  request?(name: string): (end: RequestEnd) => void;
}

/** The probe of those who do not watch. */
export const silentProbe: Probe = { count: () => undefined };

/** A probe that adds up; `counts` shows the sums so far. */
export const countingProbe = (): Probe & { readonly counts: Readonly<Partial<Record<Counter, number>>> } => {
  const counts: Partial<Record<Counter, number>> = {};
  return { counts, count: (counter) => void (counts[counter] = (counts[counter] ?? 0) + 1) };
};

/** One probe that tells all of these. */
export const probes = (...all: readonly Probe[]): Probe => {
  const watching = all.filter((probe) => probe.request !== undefined);
  return {
    count: (counter) => {
      for (const probe of all) probe.count(counter);
    },
    observe: (measure, value) => {
      for (const probe of all) probe.observe?.(measure, value);
    },
    ...(watching.length > 0 && {
      request: (name: string) => {
        const ends = watching.map((probe) => probe.request?.(name));
        return (end: RequestEnd) => {
          for (const tell of ends) tell?.(end);
        };
      },
    }),
  };
};
