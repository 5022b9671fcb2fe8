// The demo's second part: the TT REST client against its simulator, over real HTTP. demo plays it; each act is a file beside this one.

import { concat, defer, tap, type Observable } from 'rxjs';
import { startTtRestSimulator, type RunningTtRest } from '../../../simulator/index.js';
import { environments, plans, ttRest } from '../../../tt-rest/index.js';
import { during } from '../../streams.js';
import { span } from '../../terminal/format.js';
import { line, type Output } from '../../terminal/output.js';
import type { Screen } from '../../terminal/screen.js';
import { lines, prose } from '../stage.js';
import { accounts } from './accounts.js';
import { backtest } from './backtest.js';
import { farewell } from './farewell.js';
import { fills } from './fills.js';
import { instruments } from './instruments.js';
import { positions } from './positions.js';
import type { TtStage } from './stage.js';
import { token } from './token.js';

/** TT's largest plan, 25 calls a second: the server holds the client to it. On the free one, 3 a second, the same walk takes eight times as long. */
const PLAN = 'high';
/** Milliseconds, long enough to be seen on its way. */
const BACKTEST_TIME = 2_000;

const OPENING =
  'A simulated TT REST server now starts on this machine: a company with 1,250 accounts, whose month of trading is behind it. A client asks it over real HTTP. ' +
  `Both know the plan called "${PLAN}": ${String(plans[PLAN].perSecond)} calls a second, and the server refuses what is over.`;

/** The server, once its month is behind it. Backtests are documented for this environment alone. */
const server = (seed: number): Observable<RunningTtRest> =>
  startTtRestSimulator({ seed, environment: environments.sim.name, plan: PLAN, backtestTime: BACKTEST_TIME }).pipe(
    tap(({ engine }) => engine.truth.fills()), // made when it is first looked at
  );

const acts = (stage: TtStage): Observable<Output> =>
  concat(...[token, accounts, instruments, fills, positions, backtest, farewell].map((play) => defer(() => play(stage))));

/** Shows the TT REST client at work. Fails with the first thing that does not go as it should. */
export const ttPart = (seed: number, screen: Screen): Observable<Output> =>
  defer(() => {
    const { paint, width } = screen;
    const begun = Date.now();
    const show$ = during(server(seed), (running) => {
      const { environment, apiSecret } = running;
      const tt = ttRest({ environment, apiSecret, appName: 'demo', companyName: 'rxtt', plan: PLAN });
      return concat(
        lines('', `${paint.good('listening')}: ${environment.baseUrl}, after ${span(Date.now() - begun)}`),
        acts({ server: running, tt, plan: plans[PLAN], paint, width }),
      );
    });
    return concat([line(paint.title('rxtt: the TT REST API as RxJS streams')), ...prose(screen, OPENING)], show$);
  });
