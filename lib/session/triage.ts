// What a lost or refused connection means: try again, try again slowly, or give up. One pure function; session/connect asks it.

import { ConnectionError, type RxttError } from '../base/errors.js';

/** `retry`: as soon as the backoff says. `slowly`: not before the login pause, so that no storm of logins arises. `fatal`: never. */
export type Triage = 'retry' | 'slowly' | 'fatal';

/** Decides by what the error says of itself. */
export const triage = (error: RxttError): Triage => {
  // wrong credentials, no second factor, a bug: the next try would fail the same way
  if (!error.retryable) return 'fatal';
  // the link is at fault: it may be back at once
  if (error instanceof ConnectionError) return 'retry';
  // the server is there, but did not answer, or refused a login for a passing trouble: give it time
  return 'slowly';
};
