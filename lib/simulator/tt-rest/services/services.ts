// TT's nine services, by the name they have in a path. The engine looks here.

import type { Service } from '../route.js';
import { ttaccount } from './account.js';
import { ttbacktest } from './backtest.js';
import { ttgroup } from './group.js';
import { ttid } from './id.js';
import { ttledger } from './ledger.js';
import { ttmonitor } from './monitor.js';
import { ttpds } from './pds.js';
import { ttsetup } from './setup.js';
import { ttuser } from './user.js';

/** The services. */
export const services: ReadonlyMap<string, Service> = new Map(
  Object.entries({ ttid, ttpds, ttledger, ttmonitor, ttsetup, ttuser, ttaccount, ttgroup, ttbacktest }),
);
