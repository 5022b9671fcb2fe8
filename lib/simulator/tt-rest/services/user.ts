// ttuser: users, their accounts, limits and settings.

import { bodyChange, bodyRecords, pathText, userOf } from '../ask.js';
import { paged } from '../paging.js';
import type { Handler, Service } from '../route.js';
import type { User } from '../world/company.js';
import type { World } from '../world/world.js';
import type { WireRecord } from '../writer.js';
import { mayTrade, permissionsView } from './permissions.js';

/** `firstname` in lists, `firstName` on the record: as it was seen. */
const summary = ({ shelf }: World, { id, email, firstName, lastName, alias }: User): WireRecord => {
  const { firstName: firstname = firstName, lastName: lastname = lastName, ...changed } = shelf.read('user', String(id));
  const mail = changed['email'] ?? email;
  return { alias: changed['alias'] ?? alias, email: mail, firstname, id, lastname };
};

const detail = ({ company, shelf }: World, { id, alias, firstName, lastName, email }: User): WireRecord =>
  shelf.read('user', String(id), {
    address: { city: 'Chicago', countryId: 1, stateId: 1, streetAddress1: '1 Example Street', streetAddress2: '' },
    alias,
    company: { abbrevName: 'SIMTC', id: company.id, name: company.name },
    email,
    firstName,
    id,
    invitationPending: 0,
    lastName,
    settings: { disableTrading: 0, fullAdmin: 0, internalAdmin: 0, viewOnlyAdmin: 0 },
    tradeMode: 3,
    userActive: 1,
  });

const asked: (world: World, call: Parameters<Handler>[1]) => User = (world, call) => userOf(world, pathText(call, 'userId'));

const getUsers: Handler = (world, call) => paged(world, call, 'users', world.company.users, (user) => summary(world, user));

const getUser: Handler = (world, call) => ({ user: [detail(world, asked(world, call))] });

const getUserAccounts: Handler = (world, call) => {
  const user = asked(world, call);
  const accounts = world.company.accounts.filter((account) => mayTrade(world, user, account));
  const view = (account: (typeof accounts)[number]): WireRecord => ({ ...permissionsView(world, user, account), userId: undefined });
  return { ...paged(world, call, 'accounts', accounts, view), userId: user.id };
};

const getUserLimits: Handler = (world, call) => {
  const user = asked(world, call);
  return paged(world, call, 'userLimits', [user], ({ id }) => ({ riskLimits: { contractLimits: [], interProductLimits: [], productLimits: [] }, userId: id }));
};

const updateUser: Handler = (world, call) => {
  const user = asked(world, call);
  world.shelf.merge('user', String(user.id), { ...bodyChange(call, 'items'), id: user.id });
  return { user: [detail(world, user)] };
};

const createUser: Handler = (world, call) => {
  const created = bodyRecords(call).map((record) => {
    const id = world.company.nextId();
    const user = { id, alias: `USER${String(id)}`, firstName: 'Created', lastName: String(id), email: `user${String(id)}@example.com` };
    world.company.users.push(user);
    world.shelf.merge('user', String(id), { ...record, id });
    return detail(world, user);
  });
  return { user: created };
};

const getStateIds: Handler = () => ({ states: ['Illinois', 'New York', 'Texas'].map((stateName, at) => ({ stateId: at + 1, stateName })) });
const getCountryIds: Handler = () => ({
  countries: ['United States', 'United Kingdom', 'Germany', 'Singapore'].map((countryName, at) => ({ countryId: at + 1, countryName })),
});

const getUserSettings: Handler = (world, call) => ({ settings: detail(world, asked(world, call))['settings'] });
const getUserMarketData: Handler = (world, call) => ({ marketData: [{ marketId: 7, subscription: 'REAL_TIME', userId: asked(world, call).id }] });
const getUserCustomFields: Handler = (world, call) => ({ customFields: detail(world, asked(world, call))['customFields'] ?? [] });

/** The endpoints of ttuser. */
export const ttuser: Service = [
  { operation: 'getUsers', verb: 'GET', path: '/users', answer: getUsers },
  { operation: 'getUser', verb: 'GET', path: '/user/{userId}', answer: getUser },
  { operation: 'getUserAccounts', verb: 'GET', path: '/user/{userId}/accounts', answer: getUserAccounts },
  { operation: 'getUserLimits', verb: 'GET', path: '/user/{userId}/limits', answer: getUserLimits },
  { operation: 'updateUser', verb: 'POST', path: '/user/{userId}', answer: updateUser },
  { operation: 'createUser', verb: 'POST', path: '/user', answer: createUser },
  { operation: 'getStateIds', verb: 'GET', path: '/user/stateIds', answer: getStateIds },
  { operation: 'getCountryIds', verb: 'GET', path: '/user/countryIds', answer: getCountryIds },
  { operation: 'getUserSettings', verb: 'GET', path: '/user/{userId}/settings', answer: getUserSettings },
  { operation: 'getUserMarketData', verb: 'GET', path: '/user/{userId}/marketdata', answer: getUserMarketData },
  { operation: 'getUserCustomFields', verb: 'GET', path: '/user/{userId}/customfields', answer: getUserCustomFields },
];
