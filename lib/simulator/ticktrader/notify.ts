// AccountNotification pushes: margin calls, stop-outs, corporate events, whatever a test says. They carry the whole account.

import { accountView } from './account-view.js';
import type { World } from './world.js';

/** An AccountNotification, by the vendor's names. */
export interface AccountNotification {
  readonly Code: string;
  readonly Severity: 'Info' | 'Warning' | 'Error';
  readonly Message: string;
}

/** Sends `notification` to all sessions. */
export const notify = (world: World, { Code, Severity, Message }: AccountNotification): void => {
  if (world.audience.isListening) world.audience.push('AccountNotification', { Code, Severity, Message, Account: accountView(world, false) });
};
