// One way of an in-memory connection: what goes in comes out a latency later, in order, unless the way is stalled or broken. The in-memory door lays two a socket.

/** One way of a connection. */
export interface Way {
  /** Carries so many bytes, and calls `arrive` when they are there. */
  readonly carry: (bytes: number, arrive: () => void) => void;
  /** Bytes that were handed in and have not left. */
  readonly waiting: () => number;
  /** Lets what waits leave, if it may. */
  readonly flush: () => void;
  /** Forgets what has not left. */
  readonly drop: () => void;
  /** From now on nothing arrives any more, what is under way included. */
  readonly sever: () => void;
}

interface Load {
  readonly bytes: number;
  readonly arrive: () => void;
}

/** An empty way. `later` runs work a latency later; nothing leaves while `isStalled`. */
export const way = (later: (work: () => void) => void, isStalled: () => boolean): Way => {
  const loads: Load[] = [];
  let isBroken = false;
  const leave = ({ arrive }: Load): void => {
    later(() => {
      if (!isBroken) arrive();
    });
  };
  return {
    carry: (bytes, arrive) => {
      if (isBroken) return;
      if (isStalled()) loads.push({ bytes, arrive });
      else leave({ bytes, arrive });
    },
    waiting: () => loads.reduce((sum, { bytes }) => sum + bytes, 0),
    flush: () => {
      if (!isStalled()) loads.splice(0).forEach(leave);
    },
    drop: () => {
      loads.length = 0;
    },
    sever: () => {
      isBroken = true;
      loads.length = 0;
    },
  };
};
