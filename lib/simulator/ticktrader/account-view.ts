// The account as the wire shows it: in an Account answer, in the push after login and after every change of the balance.

import { figuresOf } from './figures.js';
import { ACCOUNT_CURRENCY, ACCOUNT_ID, type World } from './world.js';
import { scaled, type Wire, type WireRecord } from './writer.js';

const REGISTERED = Date.UTC(2014, 5, 30, 7, 48, 53);

const throttlingOf = ({ settings }: World): Wire =>
  settings.throttling && [
    {
      Protocol: 'WebSockets',
      SessionsPerAccount: settings.throttling.SessionsPerAccount,
      RequestsPerSecond: settings.throttling.RequestsPerSecond,
      ConcurrentRequestCount: settings.throttling.ConcurrentRequestCount,
      ThrottlingMethods: Object.entries(settings.throttling.methods).map(([Method, RequestsPerSecond]) => ({
        Method,
        RequestsPerSecond,
        ConcurrentRequestCount: settings.throttling?.ConcurrentRequestCount,
      })),
    },
  ];

/** Money of an account of one balance; a Cash account has none of it. */
const moneyFields = (world: World): WireRecord => {
  if (world.settings.accountingType === 'Cash') return {};
  const { balance, profit, commission, swap, equity, margin, marginLevel } = figuresOf(world);
  return {
    Leverage: world.settings.leverage,
    Balance: scaled(balance, 2),
    BalanceCurrency: ACCOUNT_CURRENCY,
    Profit: scaled(profit, 2),
    Commission: scaled(commission, 2),
    AgentCommission: scaled(commission.times(0), 1),
    Swap: scaled(swap, 2),
    Equity: scaled(equity, 2),
    Margin: margin,
    MarginLevel: marginLevel,
    MarginCallLevel: world.settings.marginCallLevel,
    StopOutLevel: world.settings.stopOutLevel,
  };
};

/** The group accounts of this type are in. */
export const groupOf = ({ settings }: World): string => `demoforex_${settings.accountingType.toLowerCase()}`;

/** The account now. `isPush`: the document's push names domain and group besides; today's server does not. */
export const accountView = (world: World, isPush: boolean): WireRecord => {
  const isDocument = world.settings.tradeGeneration === 'document';
  return {
    Id: ACCOUNT_ID,
    ...(isPush && isDocument ? { Domain: 'Default', Group: groupOf(world) } : {}),
    AccountingType: world.settings.accountingType,
    Name: `Demo${world.settings.accountingType}`,
    Comment: 'Simulated account',
    Registered: REGISTERED,
    IsArchived: false,
    IsBlocked: false,
    IsReadonly: false,
    IsValid: true,
    IsWebApiEnabled: true,
    ...moneyFields(world),
    ...(isDocument
      ? {}
      : { ReportCurrency: ACCOUNT_CURRENCY, IsTokenCommissionEnabled: false, IsLongOnly: world.settings.longOnly, Throttling: throttlingOf(world) }),
  };
};

/** Tells all sessions that the account changed. */
export const pushAccount = (world: World): void => {
  if (world.settings.accountPush === 'changes' && world.audience.isListening) world.audience.push('Account', accountView(world, true));
};
