// The connections in a test's hands: how they end, and what becomes of requests. A part of the exchange.

import type { FaultScript } from '../fault-script.js';
import type { Decide, Faults } from '../faults.js';
import type { Scripts } from '../script/script.js';
import type { Sessions } from '../sessions.js';
import type { World } from '../world.js';

/** What a test can do to connections. */
export interface ConnectionControls {
  /** Tears down every connection without a word. */
  readonly cut: () => void;
  /** Closes every connection in good order. Default 1001, "going away". */
  readonly close: (code?: number, reason?: string) => void;
  /** Sends the Logoff push with `reason`, then closes every connection. */
  logoff(reason?: string): void;
  /**
   * Restarts the server: every connection is torn down, requests that wait for the dealer are lost, orders and money are kept, and so is the port.
   * For `downFor` ms (default 0) whoever connects is torn down at once.
   */
  restart(choices?: { readonly downFor?: number }): void;
  /** Decides about each coming request called `request` (`*` for all) until the returned function is called. Every verdict but `error` keeps a Login or a TwoFactor undone. */
  answer(request: string, decide: Decide): () => void;
  /** Runs a fault script from now on, beside any other, until the returned function is called. Counts and times of its rules begin now. */
  faults(script: FaultScript): () => void;
}

/** What they need of the engine. `goDown` refuses new connections for so many ms. */
export interface ConnectionTools {
  readonly faults: Faults;
  readonly scripts: Scripts;
  readonly goDown: (time: number) => void;
}

const GOING_AWAY = 1001;

/** The controls of the connections of `world`. */
export const connectionControls = (world: World, sessions: Sessions, { faults, scripts, goDown }: ConnectionTools): ConnectionControls => {
  const cut = (): void => {
    sessions.each((peer) => {
      peer.cut();
    });
  };
  const close = (code = GOING_AWAY, reason = ''): void => {
    sessions.each((peer) => {
      peer.close(code, reason);
    });
  };
  return {
    cut,
    close,
    logoff: (reason = world.settings.texts.logoff) => {
      world.audience.push('Logoff', reason);
      close();
    },
    restart: ({ downFor = 0 } = {}) => {
      world.desk.forget();
      sessions.forget();
      goDown(downFor);
      cut();
    },
    answer: faults.arm,
    faults: scripts.arm,
  };
};
