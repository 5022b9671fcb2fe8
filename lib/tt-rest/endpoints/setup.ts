// TT's endpoints of ttsetup: what a company is set up with: margins, order tags, connections, reports. services/setup calls them.

import type { Endpoint } from '../endpoint.js';

export const getCommonData: Endpoint = { name: 'getCommonData', call: 'GET ttsetup/commondata', gives: 'open', known: 'documented exists' };
export const getTtCommonData: Endpoint = { name: 'getTtCommonData', call: 'GET ttsetup/ttcommondata', gives: 'open', known: 'documented exists' };
export const getCompanyProductMargins: Endpoint = {
  name: 'getCompanyProductMargins',
  call: 'GET ttsetup/company/productmargin/{companyId}',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'documented exists',
};
export const setCompanyProductMargins: Endpoint = {
  name: 'setCompanyProductMargins',
  call: 'POST ttsetup/company/productmargin/{companyId}',
  gives: 'open',
  known: 'inferred guess',
};
export const getOrderTagDefaults: Endpoint = {
  name: 'getOrderTagDefaults',
  call: 'GET ttsetup/ordertagdefaults',
  key: 'orderTagDefaults',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'documented shape',
};
export const getOrderTagDefault: Endpoint = {
  name: 'getOrderTagDefault',
  call: 'GET ttsetup/ordertagdefaults/{orderTagDefaultId}',
  gives: 'open',
  known: 'inferred exists',
};
export const getOrderTagDefaultAlgos: Endpoint = {
  name: 'getOrderTagDefaultAlgos',
  call: 'GET ttsetup/ordertagdefaults/algos',
  query: ['companyId'],
  needs: ['companyId'],
  gives: 'open',
  known: 'inferred exists',
};
export const getOrderTagDefaultCommonData: Endpoint = {
  name: 'getOrderTagDefaultCommonData',
  call: 'GET ttsetup/ordertagdefaults/commondata',
  gives: 'open',
  known: 'inferred exists',
};
export const getOrderTagDefaultCompanyExchangeProductGroups: Endpoint = {
  name: 'getOrderTagDefaultCompanyExchangeProductGroups',
  call: 'GET ttsetup/ordertagdefaults/companyexchangeproductgroups',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'inferred exists',
};
export const getOrderTagDefaultExchangeProductGroups: Endpoint = {
  name: 'getOrderTagDefaultExchangeProductGroups',
  call: 'GET ttsetup/ordertagdefaults/exchangeproductgroups',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'inferred exists',
};
export const getOrderTagDefaultProfiles: Endpoint = {
  name: 'getOrderTagDefaultProfiles',
  call: 'GET ttsetup/ordertagdefaults/profiles',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'inferred exists',
};
export const getOrderTagDefaultFields: Endpoint = {
  name: 'getOrderTagDefaultFields',
  call: 'GET ttsetup/ordertagdefaults/fields',
  key: 'fields',
  gives: 'list',
  paging: 'nextPageKey',
  known: 'inferred shape',
};
export const getOrganizations: Endpoint = { name: 'getOrganizations', call: 'GET ttsetup/organizations', gives: 'open', known: 'documented exists' };
export const getConnections: Endpoint = { name: 'getConnections', call: 'GET ttsetup/connections', gives: 'open', known: 'documented exists' };
export const getReport: Endpoint = { name: 'getReport', call: 'GET ttsetup/report', gives: 'open', known: 'documented exists' };
