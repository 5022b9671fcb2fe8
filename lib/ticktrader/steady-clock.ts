// The clock a session measures durations with. Orders and streams ask for it by `session.once(steadyClock)`, so that what one begins another may end.

import { monotonic } from '../base/clock.js';
import type { Session } from './session.js';

/** Milliseconds that nobody sets; only differences mean something. */
export const steadyClock = <N>({ scheduler }: Session<N>): (() => number) => monotonic(scheduler);
