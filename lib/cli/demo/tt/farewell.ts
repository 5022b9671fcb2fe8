// The last act: what the server has seen of all this. A TT client has nothing to close.

import { defer } from 'rxjs';
import { books } from './books.js';
import { act, lines } from '../stage.js';
import type { TtAct } from './stage.js';

const ABOUT =
  'A client of TT holds no connection open and no timer, so there is nothing to close. The server stops now; this is what its books say of the visit.';

/** Tells what the server has seen. */
export const farewell: TtAct = (stage) =>
  act(
    stage,
    'Leave',
    ABOUT,
    defer(() => lines(...books(stage.paint, stage.server.journal, stage.plan))),
  );
