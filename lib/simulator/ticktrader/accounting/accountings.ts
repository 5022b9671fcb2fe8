// The three kinds of account by name.

import type { AccountingType } from '../options.js';
import type { Accounting } from '../world.js';
import { cash } from './cash.js';
import { gross } from './gross.js';
import { net } from './net.js';

export const accountings: Readonly<Record<AccountingType, Accounting>> = { Gross: gross, Net: net, Cash: cash };
