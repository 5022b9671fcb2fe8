// What of the server's notices a trader is shown, in words.

import type { Notice } from 'rxtt/ticktrader';
import { time, words } from '../ui/format.js';

/** A notice as it is shown. */
export interface Shown {
  readonly text: string;
  readonly isGrave: boolean;
}

/** What of a notice concerns a trader; undefined where nothing does. */
export const shownOf = (notice: Notice, now: number): Shown | undefined => {
  switch (notice.kind) {
    case 'account': {
      const { Code, Message, Severity } = notice.notification;
      return { text: `${time(now)} ${words(Code)}${Message === undefined ? '' : `: ${Message}`}`, isGrave: Severity !== 'Info' };
    }
    case 'logoff':
      return { text: `${time(now)} The server says goodbye: ${notice.reason}`, isGrave: true };
    case 'error':
      return { text: `${time(now)} The server reports an error: ${notice.text}`, isGrave: true };
    default: // a frame that could not be read, say: the client itself looks for what it may have missed
      return undefined;
  }
};
