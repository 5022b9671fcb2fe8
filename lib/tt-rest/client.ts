// The client: one session with every function over it bound, service by service. Users who count bytes take openTtRest and the functions instead.

import type { Observable, OperatorFunction } from 'rxjs';
import { accountService, type AccountService } from './clients/account.js';
import { backtestService, type BacktestService } from './clients/backtest.js';
import { groupService, type GroupService } from './clients/group.js';
import { idService, type IdService } from './clients/id.js';
import { ledgerService, type LedgerService } from './clients/ledger.js';
import { monitorService, type MonitorService } from './clients/monitor.js';
import { pdsService, type PdsService } from './clients/pds.js';
import { setupService, type SetupService } from './clients/setup.js';
import { userService, type UserService } from './clients/user.js';
import { withNames, type Named } from './names.js';
import { openTtRest, type TtNumericOption } from './open-tt-rest.js';
import type { TtRestOptions } from './options.js';
import type { TtRestState, TtSession } from './session.js';

/**
 * A client of the TT REST API. It asks for a token when something is first asked of it, and renews it; there is nothing to open or close.
 * Reads are cold: a request a subscription, repeated where that may help. What is paged is a lazy stream, with a cursor (`...Pages`) beside it.
 * Deeds (POST, DELETE) are one-shots: sent at most once, however often they are subscribed to.
 */
export interface TtRest<N = number> {
  readonly id: IdService;
  readonly pds: PdsService<N>;
  readonly ledger: LedgerService<N>;
  readonly monitor: MonitorService<N>;
  readonly setup: SetupService;
  readonly user: UserService;
  readonly account: AccountService;
  readonly group: GroupService;
  readonly backtest: BacktestService;
  /** Where the client stands: the latest, then every change. Never errors. */
  readonly state$: Observable<TtRestState>;
  /** Adds `names` to orders, fills, instruments or products: what their codes stand for. */
  withNames<T extends object>(): OperatorFunction<T, Named<T>>;
}

const bind = <N>(session: TtSession<N>): TtRest<N> => ({
  id: idService(session),
  pds: pdsService(session),
  ledger: ledgerService(session),
  monitor: monitorService(session),
  setup: setupService(session),
  user: userService(session),
  account: accountService(session),
  group: groupService(session),
  backtest: backtestService(session),
  state$: session.state$,
  withNames: () => withNames(session),
});

/** A client for one environment. Nothing is sent yet. Throws an `InvalidRequestError` that names the field where an option is wrong. */
export function ttRest(options: TtRestOptions): TtRest;
export function ttRest<N>(options: TtNumericOption<N>): TtRest<N>;
export function ttRest<N>(options: TtRestOptions | TtNumericOption<N>): TtRest | TtRest<N> {
  return 'numeric' in options ? bind(openTtRest(options)) : bind(openTtRest(options));
}
