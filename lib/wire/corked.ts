// Small frames sent in one go, in few packets: the first frame of a tick leaves at once, the rest are flushed in small groups and at the end of the tick.
// socket-constructor puts it under ws on Node, on a raw socket the library made itself.

/** The part of a Node socket that holds writes back. */
export interface Corkable {
  cork(): void;
  uncork(): void;
}

/** Frames a group: larger ones save more calls, and keep the first of them waiting longer. */
const GROUP = 4;

/** Call what it gives before each frame is written to `raw`. */
export const corked = (raw: Corkable): (() => void) => {
  let sent = 0;
  let isCorked = false;
  const flush = (): void => {
    if (isCorked) raw.uncork();
    isCorked = false;
  };
  return () => {
    if (sent === 0) {
      queueMicrotask(() => {
        sent = 0;
        flush();
      });
    } else if ((sent - 1) % GROUP === 0) {
      flush();
      raw.cork();
      isCorked = true;
    }
    sent++;
  };
};
