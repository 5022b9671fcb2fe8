// The first act: from nothing to a session that is open for everything.

import { ignoreElements, merge, takeWhile } from 'rxjs';
import { act, type Act } from './stage.js';
import { asStateLines } from './states.js';

/** Connects, logs in, gives the second factor. */
export const login: Act = ({ tt, paint }) =>
  act(
    paint,
    'Connect and log in',
    ['The client tells where it stands on state$. It stays logged in from here on, over as many', 'connections as that takes.'],
    merge(
      tt.state$.pipe(
        takeWhile(({ status }) => status !== 'ready', true),
        asStateLines(paint),
      ),
      tt.connect().pipe(ignoreElements()),
    ),
  );
