// The environment of a signed-in desk: the client, and the services over it. Loaded when somebody signs in; destroyed when they leave.

import { inject, makeEnvironmentProviders, type EnvironmentInjector, type EnvironmentProviders } from '@angular/core';
import { provideRxtt, TICK_TRADER, withRemoteSigner, withTickTrader } from 'rxtt/angular';
import type { TickTrader } from 'rxtt/ticktrader';
import { AccountFigures } from '../account/account-figures.js';
import { Notices } from '../account/notices.js';
import { Assets } from '../blotter/assets.js';
import { NetPositions } from '../blotter/net-positions.js';
import { OpenTrades } from '../blotter/open-trades.js';
import { Valuation } from '../blotter/valuation.js';
import { Commands } from '../commands/commands.js';
import { Connection } from '../connection/connection.js';
import { Equity } from '../equity/equity.js';
import { History } from '../history/history.js';
import { OneTimeCode } from '../sign-in/one-time-code.js';
import type { Login } from '../sign-in/session.js';
import { Editing } from '../ticket/editing.js';

export { Desk as component } from './desk.js';

/** The providers of a desk for this login. The signing service is the one of the server that handed out the page. */
export const deskOf = ({ url, webApiId, webApiKey, patience }: Login): EnvironmentProviders =>
  makeEnvironmentProviders([
    provideRxtt(
      {},
      withTickTrader(() => ({
        ...patience,
        url,
        credentials: { webApiId, webApiKey },
        oneTimePassword: inject(OneTimeCode).ask,
        deviceId: 'blotter',
      })),
      withRemoteSigner('sign'),
    ),
    AccountFigures,
    Assets,
    Commands,
    Connection,
    Editing,
    Equity,
    History,
    NetPositions,
    Notices,
    OpenTrades,
    Valuation,
  ]);

export const clientOf = (environment: EnvironmentInjector): TickTrader => environment.get(TICK_TRADER);
