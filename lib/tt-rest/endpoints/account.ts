// TT's endpoints of ttaccount: accounts, their limits, their users. services/account calls them.

import type { Endpoint } from '../endpoint.js';

export const getAccounts: Endpoint = {
  name: 'getAccounts',
  call: 'GET ttaccount/accounts',
  query: ['mineOnly'],
  key: 'accounts',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'documented shape',
};
export const getAccount: Endpoint = { name: 'getAccount', call: 'GET ttaccount/account/{accountId}', key: 'account', gives: 'one', known: 'documented shape' };
export const getAccountAlgoSettings: Endpoint = {
  name: 'getAccountAlgoSettings',
  call: 'GET ttaccount/account/{accountId}/algosettings',
  gives: 'open',
  known: 'documented exists',
};
export const getAccountChildren: Endpoint = {
  name: 'getAccountChildren',
  call: 'GET ttaccount/account/{accountId}/children',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'documented exists',
};
export const getAccountLimits: Endpoint = {
  name: 'getAccountLimits',
  call: 'GET ttaccount/account/{accountId}/limits',
  key: 'accountLimits',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'documented shape',
};
export const getAccountRestrictions: Endpoint = {
  name: 'getAccountRestrictions',
  call: 'GET ttaccount/account/{accountId}/restrictions',
  gives: 'open',
  known: 'inferred exists',
};
export const getAccountRiskSettings: Endpoint = {
  name: 'getAccountRiskSettings',
  call: 'GET ttaccount/account/{accountId}/risksettings',
  gives: 'open',
  known: 'inferred exists',
};
export const getAccountSettings: Endpoint = {
  name: 'getAccountSettings',
  call: 'GET ttaccount/account/{accountId}/settings',
  gives: 'open',
  known: 'inferred exists',
};
export const getAccountUsers: Endpoint = {
  name: 'getAccountUsers',
  call: 'GET ttaccount/account/{accountId}/users',
  gives: 'open',
  known: 'documented exists',
};
export const getAccountUser: Endpoint = {
  name: 'getAccountUser',
  call: 'GET ttaccount/accountuser',
  query: ['userId', 'accountId'],
  needs: ['userId', 'accountId'],
  gives: 'open',
  known: 'documented exists',
};
export const createAccount: Endpoint = { name: 'createAccount', call: 'POST ttaccount/account', gives: 'open', known: 'inferred exists' };
export const updateAccount: Endpoint = { name: 'updateAccount', call: 'POST ttaccount/account/{accountId}', gives: 'open', known: 'inferred exists' };
export const setAccountLimits: Endpoint = {
  name: 'setAccountLimits',
  call: 'POST ttaccount/account/{accountId}/limits',
  gives: 'open',
  known: 'inferred exists',
};
export const setAccountUser: Endpoint = { name: 'setAccountUser', call: 'POST ttaccount/accountuser', gives: 'open', known: 'inferred exists' };
export const setAccountUsers: Endpoint = { name: 'setAccountUsers', call: 'POST ttaccount/accountusers', gives: 'open', known: 'inferred exists' };
