// ttaccount: accounts, their limits, their users.

import { accountOf, bodyChange, bodyRecords, memberText, neededText, pathText, queryText, userOf } from '../ask.js';
import { paged } from '../paging.js';
import { badRequest, failed } from '../refusal.js';
import type { Call, Handler, Service } from '../route.js';
import type { Account } from '../world/company.js';
import type { World } from '../world/world.js';
import type { WireRecord } from '../writer.js';
import { assign, mayTrade, permissionsView } from './permissions.js';

const ROUTING = 1;

const summary = ({ company, shelf }: World, { id, name, parentId }: Account): WireRecord => {
  const { name: changed = name, revision = 1 } = shelf.read('account', String(id));
  return { accountType: ROUTING, companyId: company.id, id, name: changed, parentAccountId: parentId, parentId, revision };
};

const detail = (world: World, account: Account): WireRecord =>
  world.shelf.read('account', String(account.id), { ...summary(world, account), brokerName: 'Simulated Broker' });

const asked = (world: World, call: Call): Account => accountOf(world, pathText(call, 'accountId'));

const getAccounts: Handler = (world, call) => {
  const mine = queryText(call, 'mineOnly') ?? 'false';
  if (mine !== 'true' && mine !== 'false') throw badRequest('Invalid value for parameter: mineOnly');
  const { accounts, users } = world.company;
  const listed = accounts.filter((account) => !account.isGiveUp && (mine === 'false' || mayTrade(world, users[0], account)));
  return { ...paged(world, call, 'accounts', listed, (account) => summary(world, account), { keyAtEnd: true }), requestVersion: 1111111 };
};

const getAccount: Handler = (world, call) => ({ account: [detail(world, asked(world, call))] });

const getAccountChildren: Handler = (world, call) => {
  const { id } = asked(world, call);
  const children = world.company.accounts.filter(({ parentId }) => parentId === id);
  return paged(world, call, 'children', children, (account) => summary(world, account));
};

const NO_LIMITS: WireRecord = { contractLimits: [], interProductLimits: [], productLimits: [] };

const limitsOf = ({ shelf }: World, { id }: Account): WireRecord =>
  shelf.read('limits', String(id), { accountId: id, riskLimitSettings: { applyLimits: true, checkCredit: true }, riskLimits: NO_LIMITS });

const getAccountLimits: Handler = (world, call) => paged(world, call, 'accountLimits', [asked(world, call)], (account) => limitsOf(world, account));

const setAccountLimits: Handler = (world, call) => {
  const account = asked(world, call);
  world.shelf.merge('limits', String(account.id), { ...bodyChange(call, 'productLimits'), accountId: account.id });
  return { accountLimits: [limitsOf(world, account)] };
};

/** A part of the account of which only the name is known: what updateAccount wrote under it, or a plain record. */
const part =
  (key: string, base: WireRecord): Handler =>
  (world, call) => {
    const account = asked(world, call);
    return { [key]: detail(world, account)[key] ?? { accountId: account.id, ...base } };
  };

const getAccountUsers: Handler = (world, call) => {
  const account = asked(world, call);
  const users = world.company.users.filter((user) => mayTrade(world, user, account));
  return { users: users.map((user) => permissionsView(world, user, account)) };
};

const getAccountUser: Handler = (world, call) => {
  const [user, account] = [userOf(world, neededText(call, 'userId')), accountOf(world, neededText(call, 'accountId'))];
  if (!mayTrade(world, user, account)) throw failed('The user is not assigned to the account');
  return { accountUser: [permissionsView(world, user, account)] };
};

/** Assigns each user of the body to the account beside it. All are checked before the first is done. */
const setAccountUsers: Handler = (world, call) => {
  const wanted = bodyRecords(call).map((record) => ({
    record,
    user: userOf(world, memberText(record, 'userId')),
    account: accountOf(world, memberText(record, 'accountId')),
  }));
  for (const { user, account, record } of wanted) assign(world, user, account, { ...record, accountId: account.id, userId: user.id });
  return { accountUsers: wanted.map(({ user, account }) => permissionsView(world, user, account)) };
};

const createAccount: Handler = (world, call) => {
  const created = bodyRecords(call).map((record) => {
    const id = world.company.nextId();
    const parent = record['parentAccountId'] ?? record['parentId'];
    const account: Account = {
      id,
      name: typeof record['name'] === 'string' ? record['name'] : `SIM${String(id)}`,
      parentId: typeof parent === 'number' ? parent : undefined,
      isGiveUp: false,
    };
    world.company.accounts.push(account);
    world.shelf.merge('account', String(id), { ...record, id });
    return detail(world, account);
  });
  return { account: created };
};

const updateAccount: Handler = (world, call) => {
  const account = asked(world, call);
  const { revision } = summary(world, account);
  world.shelf.merge('account', String(account.id), { ...bodyChange(call, 'items'), id: account.id, revision: Number(revision) + 1 });
  return { account: [detail(world, account)] };
};

/** The endpoints of ttaccount. */
export const ttaccount: Service = [
  { operation: 'getAccounts', verb: 'GET', path: '/accounts', answer: getAccounts },
  { operation: 'getAccount', verb: 'GET', path: '/account/{accountId}', answer: getAccount },
  {
    operation: 'getAccountAlgoSettings',
    verb: 'GET',
    path: '/account/{accountId}/algosettings',
    answer: part('algoSettings', { maxCancelsPerMillisecond: 10 }),
  },
  { operation: 'getAccountChildren', verb: 'GET', path: '/account/{accountId}/children', answer: getAccountChildren },
  { operation: 'getAccountLimits', verb: 'GET', path: '/account/{accountId}/limits', answer: getAccountLimits },
  { operation: 'getAccountRestrictions', verb: 'GET', path: '/account/{accountId}/restrictions', answer: part('restrictions', { restrictedProducts: [] }) },
  { operation: 'getAccountRiskSettings', verb: 'GET', path: '/account/{accountId}/risksettings', answer: part('riskSettings', { tradingAllowed: true }) },
  { operation: 'getAccountSettings', verb: 'GET', path: '/account/{accountId}/settings', answer: part('settings', { displayInMonitor: true }) },
  { operation: 'getAccountUsers', verb: 'GET', path: '/account/{accountId}/users', answer: getAccountUsers },
  { operation: 'getAccountUser', verb: 'GET', path: '/accountuser', answer: getAccountUser },
  { operation: 'createAccount', verb: 'POST', path: '/account', answer: createAccount },
  { operation: 'updateAccount', verb: 'POST', path: '/account/{accountId}', answer: updateAccount },
  { operation: 'setAccountLimits', verb: 'POST', path: '/account/{accountId}/limits', answer: setAccountLimits },
  { operation: 'setAccountUser', verb: 'POST', path: '/accountuser', answer: setAccountUsers },
  { operation: 'setAccountUsers', verb: 'POST', path: '/accountusers', answer: setAccountUsers },
];
