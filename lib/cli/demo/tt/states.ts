// Where the TT client stands, a line a change. The first act shows it.

import { map, type OperatorFunction } from 'rxjs';
import type { TtRestState } from '../../../tt-rest/index.js';
import { clock, span } from '../../terminal/format.js';
import { line, type Output } from '../../terminal/output.js';
import type { Brush, Paint } from '../../terminal/paint.js';

const LONGEST_STATUS = 14;

const BRUSHES: Readonly<Partial<Record<TtRestState['status'], keyof Paint>>> = { ready: 'good', limited: 'fair', failed: 'bad' };

const plain: Brush = (text) => text;

/** What a state means, for somebody who sees it for the first time. `now` is ms since 1970. */
const meaning = (state: TtRestState, now: number): string => {
  switch (state.status) {
    case 'idle':
      return 'nothing was asked of the client yet';
    case 'authenticating':
      return 'asking for a token';
    case 'ready':
      return `a token, good for ${span(Math.max(0, state.expiresAt - now))}, renewed in time`;
    case 'limited':
      return `the plan is spent; on again in ${span(Math.max(0, state.retryAt - now))}`;
    case 'failed':
      return state.error.message;
  }
};

/** A state as a line. */
export const stateLine = (paint: Paint, state: TtRestState, now: number): string => {
  const brush = BRUSHES[state.status];
  return `  ${paint.quiet(clock(now))}  ${(brush === undefined ? plain : paint[brush])(state.status.padEnd(LONGEST_STATUS))}  ${meaning(state, now)}`;
};

/** States as lines, as they come. */
export const asStateLines = (paint: Paint): OperatorFunction<TtRestState, Output> => map((state) => line(stateLine(paint, state, Date.now())));
