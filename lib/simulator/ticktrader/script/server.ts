// Faults of the whole server: its clock, its history, its limits, a restart, somebody else on the account. The engine makes it; the script strikes with it.

import type { Random } from '../../../base/ids.js';
import type { ConnectionControls } from '../controls/connections.js';
import type { AccountControls } from '../controls/account.js';
import type { Fault, FaultSpan } from '../fault-script.js';
import { spanOf } from './rules.js';

/** The server as faults see it. */
export interface ServerTools {
  readonly random: Random;
  /** The machine's clock. */
  readonly now: () => number;
  /** Asked for when something strikes: the exchange is made after this. */
  readonly exchange: () => Pick<ConnectionControls, 'restart' | 'logoff'> & Pick<AccountControls, 'request'>;
  /** The server's own words. */
  readonly throttled: string;
}

/** What became of the server under faults. */
export interface ServerFaults {
  /** Does what concerns the whole server; false where the fault is none of that kind. */
  readonly strike: (fault: Fault) => boolean;
  /** How far the server's clock is from the machine's, in ms. */
  readonly skew: number;
  /** How much later than it would history shows what happens now, in ms. */
  readonly lag: number;
  readonly hasLagged: boolean;
  /** Why requests are refused just now, if they are. */
  readonly refusal: string | undefined;
}

/** A server nothing is wrong with yet. */
export const serverFaults = ({ random, now, exchange, throttled }: ServerTools): ServerFaults => {
  let skew = 0;
  let lag = { by: 0, until: -Infinity };
  let hasLagged = false;
  let throttledUntil = -Infinity;
  const until = (length: FaultSpan | undefined): number => now() + (length === undefined ? Infinity : spanOf(random, length));

  return {
    get skew() {
      return skew;
    },
    get lag() {
      return now() < lag.until ? lag.by : 0;
    },
    get hasLagged() {
      return hasLagged;
    },
    get refusal() {
      return now() < throttledUntil ? throttled : undefined;
    },
    strike: (fault) => {
      switch (fault.kind) {
        case 'restart':
          exchange().restart({ downFor: fault.downFor === undefined ? 0 : spanOf(random, fault.downFor) });
          return true;
        case 'logoff':
          exchange().logoff(fault.reason);
          return true;
        case 'throttle':
          throttledUntil = until(fault.for);
          return true;
        case 'lateHistory':
          hasLagged = true;
          lag = { by: fault.by, until: until(fault.for) };
          return true;
        case 'clockSkew':
          skew += fault.by;
          return true;
        case 'secondActor':
          exchange().request(fault.request, fault.params);
          return true;
        default:
          return false;
      }
    },
  };
};
