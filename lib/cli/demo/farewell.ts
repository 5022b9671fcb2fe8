// The last act: the client closes in good order, and the server sees it go.

import { concat, defer, filter, ignoreElements, interval, map, merge, mergeMap, skip, take } from 'rxjs';
import { act, lines, type Act } from './stage.js';
import { asStateLines } from './states.js';

const LOOK = 5; // ms between two looks at the server

/** Closes the client. */
export const farewell: Act = (stage) => {
  const { tt, server, paint } = stage;
  const deserted$ = interval(LOOK).pipe(
    map(() => server.exchange.connections),
    filter((connections) => connections === 0),
    take(1),
  );
  return act(
    stage,
    'Close the client',
    'close() waits for what is still under way; then every stream completes.',
    concat(
      merge(tt.state$.pipe(skip(1), asStateLines(paint)), defer(() => tt.close()).pipe(ignoreElements())),
      deserted$.pipe(mergeMap(() => lines('no connection is left on the server'))),
    ),
  );
};
