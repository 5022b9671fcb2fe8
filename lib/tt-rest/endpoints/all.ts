// Every endpoint, in TT's order of services. The protocol page is made of it, and so may be tools of users.

import type { Endpoint } from '../endpoint.js';
import * as id from './id.js';
import * as pds from './pds.js';
import * as ledger from './ledger.js';
import * as monitor from './monitor.js';
import * as setup from './setup.js';
import * as user from './user.js';
import * as account from './account.js';
import * as group from './group.js';
import * as backtest from './backtest.js';

/** All 98 endpoints, the token's among them. */
export const endpoints: readonly Endpoint[] = [
  ...Object.values(id),
  ...Object.values(pds),
  ...Object.values(ledger),
  ...Object.values(monitor),
  ...Object.values(setup),
  ...Object.values(user),
  ...Object.values(account),
  ...Object.values(group),
  ...Object.values(backtest),
];
