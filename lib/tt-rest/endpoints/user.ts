// TT's endpoints of ttuser: users, their accounts, their limits. services/user calls them.

import type { Endpoint } from '../endpoint.js';

export const getUsers: Endpoint = { name: 'getUsers', call: 'GET ttuser/users', key: 'users', gives: 'list', paging: 'nextPageKey', known: 'seen shape' };
export const getUser: Endpoint = { name: 'getUser', call: 'GET ttuser/user/{userId}', key: 'user', gives: 'one', known: 'seen shape' };
export const getUserAccounts: Endpoint = {
  name: 'getUserAccounts',
  call: 'GET ttuser/user/{userId}/accounts',
  key: 'accounts',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'seen shape',
};
export const getUserLimits: Endpoint = {
  name: 'getUserLimits',
  call: 'GET ttuser/user/{userId}/limits',
  key: 'userLimits',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'seen shape',
};
export const updateUser: Endpoint = { name: 'updateUser', call: 'POST ttuser/user/{userId}', gives: 'open', known: 'documented exists' };
export const createUser: Endpoint = { name: 'createUser', call: 'POST ttuser/user', gives: 'open', known: 'seen exists' };
export const getStateIds: Endpoint = { name: 'getStateIds', call: 'GET ttuser/user/stateIds', key: 'states', gives: 'list', known: 'inferred shape' };
export const getCountryIds: Endpoint = { name: 'getCountryIds', call: 'GET ttuser/user/countryIds', key: 'countries', gives: 'list', known: 'inferred shape' };
export const getUserSettings: Endpoint = { name: 'getUserSettings', call: 'GET ttuser/user/{userId}/settings', gives: 'open', known: 'inferred guess' };
export const getUserMarketData: Endpoint = { name: 'getUserMarketData', call: 'GET ttuser/user/{userId}/marketdata', gives: 'open', known: 'inferred guess' };
export const getUserCustomFields: Endpoint = {
  name: 'getUserCustomFields',
  call: 'GET ttuser/user/{userId}/customfields',
  gives: 'open',
  known: 'inferred guess',
};
