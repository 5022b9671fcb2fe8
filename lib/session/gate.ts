// The gate every command passes: open only while a session is ready. Nothing waits at it.

import type { Connection } from './connection.js';
import type { Inbound } from './protocol.js';

/** The connection a command may use now, or why there is none. */
export type Gate<F extends Inbound, Body> = Connection<F, Body> | 'notReady' | 'closed';

/** Whether the gate is open. */
export const isOpen = <F extends Inbound, Body>(gate: Gate<F, Body>): gate is Connection<F, Body> => typeof gate === 'object';
