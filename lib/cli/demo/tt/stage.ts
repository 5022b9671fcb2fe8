// What every act of the demo's second part plays with. Every file beside this one uses it.

import type { Observable } from 'rxjs';
import type { RunningTtRest } from '../../../simulator/index.js';
import type { RatePlan, TtRest } from '../../../tt-rest/index.js';
import type { Output } from '../../terminal/output.js';
import type { Paint } from '../../terminal/paint.js';

/** The server, a client of it, and how to print. */
export interface TtStage {
  readonly server: RunningTtRest;
  readonly tt: TtRest;
  /** What both of them know the key may do. */
  readonly plan: RatePlan;
  readonly paint: Paint;
  /** Columns there are. */
  readonly width: number;
}

/** One part of the demo. */
export type TtAct = (stage: TtStage) => Observable<Output>;
