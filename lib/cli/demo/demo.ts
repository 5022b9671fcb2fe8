// `rxtt demo`: the library's main job in one sitting, against simulated servers over real sockets. Each act of the first part is a file beside this one; tt/ has the second.

import { concat, defer, Observable } from 'rxjs';
import { startTickTraderSimulator, type AccountingType, type RunningTickTrader } from '../../simulator/index.js';
import { tickTrader, type TickTrader } from '../../ticktrader/index.js';
import { during } from '../streams.js';
import { span } from '../terminal/format.js';
import { line, type Output } from '../terminal/output.js';
import type { Paint } from '../terminal/paint.js';
import type { Screen } from '../terminal/screen.js';
import { pairs } from '../terminal/table.js';
import { farewell } from './farewell.js';
import { history } from './history.js';
import { login } from './login.js';
import { reads } from './reads.js';
import { snapshots } from './snapshots.js';
import { lines, prose, type Stage } from './stage.js';
import { trading } from './trading.js';
import { ttPart } from './tt/part.js';

/** What the user of the command chose. */
export interface DemoOptions {
  readonly accountingType: AccountingType;
  readonly seed: number;
  /** Records in the year of history. */
  readonly records: number;
  /** What is shown. */
  readonly part: DemoPart;
}

/** The parts of the demo, a back end each. */
export type DemoPart = 'ticktrader' | 'tt-rest' | 'both';

const DAYS = 365;
/** Low enough for the account to be unable to pay the one order that shall be refused. */
const LEVERAGE = 50;
/** A Cash account needs dollars enough to come through a year of a robot's trading with some left. */
const ASSETS = { USD: '2000000', EUR: '200000', GBP: '100000', BTC: '5' };

const NEXT = [
  ['README.md', 'a first program'],
  ['npx rxtt simulate', 'the TickTrader server, for programs of yours, until Ctrl-C'],
  ['docs/tt-rest.md', 'recipes for the TT REST API'],
  ['lib/cli/demo', 'how all of this was done'],
] as const;

const server = ({ accountingType, seed, records }: DemoOptions): Observable<RunningTickTrader> =>
  startTickTraderSimulator({ accountingType, seed, leverage: LEVERAGE, assets: ASSETS, history: { days: DAYS, records } });

/** A client of that server; it closes when unsubscribed. */
const client = ({ url, credentials, oneTimePassword }: RunningTickTrader): Observable<TickTrader> =>
  new Observable((subscriber) => {
    const tt = tickTrader({ url, credentials, oneTimePassword: () => [oneTimePassword()] });
    subscriber.next(tt);
    return () => void tt.close().subscribe();
  });

const acts = (kind: AccountingType, stage: Stage): Observable<Output> =>
  concat(...[login, reads, trading(kind), history, snapshots, farewell].map((play) => defer(() => play(stage))));

const OPENING =
  'A simulated TickTrader server now starts on this machine, and a robot trades a year away on it. Then a client does its work there, over a real WebSocket. ' +
  'Nothing leaves this machine, and no money is real.';

const opening = (screen: Screen): readonly Output[] => [
  line(screen.paint.title('rxtt: the TickTrader Trade WebSocket API as RxJS streams')),
  ...prose(screen, OPENING),
];

const started = (paint: Paint, { url }: RunningTickTrader, took: number): readonly Output[] =>
  lines('', `${paint.good('listening')}: ${url}, after ${span(took)}`);

const ending = (paint: Paint, took: number): readonly Output[] => [line(), line(paint.title('Next')), ...lines(...pairs(NEXT), '', `done in ${span(took)}`)];

/** The first part: TickTrader. */
const tickTraderPart = (options: DemoOptions, screen: Screen): Observable<Output> =>
  defer(() => {
    const { paint, width } = screen;
    const begun = Date.now();
    const show$ = during(server(options), (running) =>
      concat(
        started(paint, running, Date.now() - begun),
        during(client(running), (tt) => acts(options.accountingType, { server: running, tt, paint, width })),
      ),
    );
    return concat(opening(screen), show$);
  });

/** Shows the library at work. Fails with the first thing that does not go as it should. */
export const demo = (options: DemoOptions, screen: Screen): Observable<Output> =>
  defer(() => {
    const begun = Date.now();
    const parts = {
      ticktrader: [tickTraderPart(options, screen)],
      'tt-rest': [ttPart(options.seed, screen)],
      both: [tickTraderPart(options, screen), [line(), line()], ttPart(options.seed, screen)],
    };
    return concat(
      ...parts[options.part],
      defer(() => ending(screen.paint, Date.now() - begun)),
    );
  });
