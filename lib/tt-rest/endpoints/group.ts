// TT's endpoints of ttgroup: risk groups and user groups. services/group calls them. All paths here are guesses.

import type { Endpoint } from '../endpoint.js';

export const getRiskGroups: Endpoint = { name: 'getRiskGroups', call: 'GET ttgroup/riskgroups', gives: 'open', known: 'inferred guess' };
export const getRiskGroup: Endpoint = { name: 'getRiskGroup', call: 'GET ttgroup/riskgroup/{riskGroupId}', gives: 'open', known: 'inferred guess' };
export const getRiskGroupAccounts: Endpoint = {
  name: 'getRiskGroupAccounts',
  call: 'GET ttgroup/riskgroup/{riskGroupId}/accounts',
  gives: 'open',
  known: 'inferred guess',
};
export const getRiskGroupLimits: Endpoint = {
  name: 'getRiskGroupLimits',
  call: 'GET ttgroup/riskgroup/{riskGroupId}/limits',
  gives: 'open',
  known: 'inferred guess',
};
export const getRiskGroupRiskSettings: Endpoint = {
  name: 'getRiskGroupRiskSettings',
  call: 'GET ttgroup/riskgroup/{riskGroupId}/risksettings',
  gives: 'open',
  known: 'inferred guess',
};
export const getRiskGroupSettings: Endpoint = {
  name: 'getRiskGroupSettings',
  call: 'GET ttgroup/riskgroup/{riskGroupId}/settings',
  gives: 'open',
  known: 'inferred guess',
};
export const getUserGroups: Endpoint = { name: 'getUserGroups', call: 'GET ttgroup/usergroups', gives: 'open', known: 'inferred guess' };
export const getUserGroup: Endpoint = { name: 'getUserGroup', call: 'GET ttgroup/usergroup/{userGroupId}', gives: 'open', known: 'inferred guess' };
export const getUserGroupUsers: Endpoint = {
  name: 'getUserGroupUsers',
  call: 'GET ttgroup/usergroup/{userGroupId}/users',
  gives: 'open',
  known: 'inferred guess',
};
export const getUserGroupConnectivity: Endpoint = {
  name: 'getUserGroupConnectivity',
  call: 'GET ttgroup/usergroup/{userGroupId}/connectivity',
  gives: 'open',
  known: 'inferred guess',
};
export const getUserGroupSettings: Endpoint = {
  name: 'getUserGroupSettings',
  call: 'GET ttgroup/usergroup/{userGroupId}/settings',
  gives: 'open',
  known: 'inferred guess',
};
