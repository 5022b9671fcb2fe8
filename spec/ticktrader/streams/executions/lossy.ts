// A WebSocket that loses frames on a healthy connection, or keeps them back for a while. Specs of continuity hand it to the client.

import type { SocketEvent, WebSocketConstructor } from '../../../../lib/base/web-socket.js';
import type { VirtualClock } from '../../../../lib/testing/virtual-clock.js';

/** What becomes of a frame: it comes, it is lost, it comes so many ms late, or other frames come in its place. */
export type Fate = 'comes' | 'lost' | number | readonly string[];

/** `Inner`, with `fateOf` deciding about each frame of text that comes in. */
export const lossy = (Inner: WebSocketConstructor, clock: VirtualClock, fateOf: (frame: string) => Fate): WebSocketConstructor =>
  class extends Inner {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      let heard: ((event: SocketEvent) => void) | null = null;
      const hand = (data: unknown): void => {
        heard?.({ data });
      };
      const come = (event: SocketEvent): void => {
        const fate = typeof event.data === 'string' ? fateOf(event.data) : 'comes';
        if (fate === 'comes') heard?.(event);
        else if (typeof fate === 'number')
          clock.schedule(() => {
            hand(event.data);
          }, fate);
        else if (fate !== 'lost') for (const frame of fate) hand(frame);
      };
      Object.defineProperty(this, 'onmessage', {
        get: () => come,
        set: (handler: typeof heard) => {
          heard = handler;
        },
      });
    }
  };

/** Whether this frame is an execution report of one of these events; of any where none is named. */
export const isReport = (frame: string, ...events: readonly string[]): boolean =>
  frame.includes('"ExecutionReport"') && (events.length === 0 || events.some((event) => frame.includes(`"Event":"${event}"`)));
