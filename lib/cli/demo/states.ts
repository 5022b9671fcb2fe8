// Where the client stands, a line a change: shown when it logs in, when its connection is cut, and when it closes.

import { map, type OperatorFunction } from 'rxjs';
import { ConnectionError, type RxttError, type SessionState } from '../../ticktrader/index.js';
import { clock, span } from '../terminal/format.js';
import { line, type Output } from '../terminal/output.js';
import type { Brush, Paint } from '../terminal/paint.js';

const LONGEST_STATUS = 14;

const BRUSHES: Readonly<Partial<Record<SessionState['status'], keyof Paint>>> = { ready: 'good', waiting: 'bad' };

const plain: Brush = (text) => text;

/** With which WebSocket close code, where there was one. */
const codeOf = (reason: RxttError): string => (reason instanceof ConnectionError && reason.code !== undefined ? `, code ${String(reason.code)}` : '');

/** What a state means, for somebody who sees it for the first time. `now` is ms since 1970. */
const meaning = (state: SessionState, now: number): string => {
  switch (state.status) {
    case 'idle':
      return 'nothing was asked of the client yet';
    case 'connecting':
      return state.attempt === 0 ? 'opening a WebSocket' : `opening a new WebSocket, try ${String(state.attempt)}`;
    case 'authenticating':
      return 'sending a login signed with HMAC-SHA256';
    case 'two-factor':
      return 'a one-time password is asked for, and given';
    case 'restoring':
      return 'logged in; reading the account and its orders';
    case 'ready':
      return `open for everything, connection ${String(state.epoch)}`;
    case 'waiting':
      return `connection lost${codeOf(state.reason)}; next try in ${span(Math.max(0, state.retryAt - now))}`;
    case 'closed':
      return state.reason;
  }
};

/** A state as a line. */
export const stateLine = (paint: Paint, state: SessionState, now: number): string => {
  const brush = BRUSHES[state.status];
  return `  ${paint.quiet(clock(now))}  ${(brush === undefined ? plain : paint[brush])(state.status.padEnd(LONGEST_STATUS))}  ${meaning(state, now)}`;
};

/** States as lines, as they come. */
export const asStateLines = (paint: Paint): OperatorFunction<SessionState, Output> => map((state) => line(stateLine(paint, state, Date.now())));
