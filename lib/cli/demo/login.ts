// The first act: from nothing to a session that is open for everything.

import { ignoreElements, merge, takeWhile } from 'rxjs';
import { act, type Act } from './stage.js';
import { asStateLines } from './states.js';

const ABOUT =
  'The client tells where it stands on state$. From here on it stays logged in, over as many connections as that takes. ' +
  'The secret never travels: each login carries a signature made for it.';

/** Connects, logs in, gives the second factor. */
export const login: Act = (stage) =>
  act(
    stage,
    'Connect and log in',
    ABOUT,
    merge(
      stage.tt.state$.pipe(
        takeWhile(({ status }) => status !== 'ready', true),
        asStateLines(stage.paint),
      ),
      stage.tt.connect().pipe(ignoreElements()),
    ),
  );
