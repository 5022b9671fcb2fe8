// What a request needs of its session. Domains make one a session; call, command and the reads of a domain take it.

import type { SchedulerLike } from 'rxjs';
import type { Inbound } from '../session/protocol.js';
import type { SessionCore } from '../session/session.js';
import type { Deadlines } from './deadlines.js';
import type { Throttle } from './throttle.js';

/** A session as requests see it. */
export interface RequestContext<F extends Inbound, Body> {
  readonly core: SessionCore<F, Body>;
  readonly deadlines: Deadlines;
  /** The bucket that requests of this name draw from. */
  readonly throttleOf: (name: string) => Throttle;
  readonly scheduler: SchedulerLike;
  /** Milliseconds until a request is given up. */
  readonly requestTimeout: number;
}
