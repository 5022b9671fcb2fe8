// ttgroup: risk groups and user groups. Of this service only the resources are known; every path and every record here is a guess.

import { pathText } from '../ask.js';
import { failed } from '../refusal.js';
import type { Call, Handler, Service } from '../route.js';
import type { World } from '../world/world.js';
import type { WireRecord } from '../writer.js';

const GROUPS = 5;
const MEMBERS = 10;

/** A group, and the part of the accounts or users that belongs to it. */
interface Group {
  readonly id: number;
  readonly name: string;
  readonly from: number;
}

const groups = (name: string, firstId: number): readonly Group[] =>
  Array.from({ length: GROUPS }, (_, at) => ({ id: firstId + at, name: `${name} ${String(at + 1)}`, from: at * MEMBERS }));

const riskGroups = groups('Risk group', 301);
const userGroups = groups('User group', 401);

const view = ({ company }: World, { id, name }: Group): WireRecord => ({ companyId: company.id, id, name });

/** The group a call means. */
const asked = (call: Call, list: readonly Group[], parameter: string): Group => {
  const group = list.find(({ id }) => String(id) === pathText(call, parameter));
  if (group === undefined) throw failed('Group not found');
  return group;
};

const ofRiskGroup =
  (answer: (world: World, group: Group) => WireRecord): Handler =>
  (world, call) =>
    answer(world, asked(call, riskGroups, 'riskGroupId'));

const ofUserGroup =
  (answer: (world: World, group: Group) => WireRecord): Handler =>
  (world, call) =>
    answer(world, asked(call, userGroups, 'userGroupId'));

const accounts = ({ company }: World, { from }: Group): WireRecord => ({
  accounts: company.accounts.slice(from, from + MEMBERS).map(({ id, name }) => ({ id, name })),
});
const users = ({ company }: World, { from }: Group): WireRecord => ({
  users: company.users.slice(from, from + MEMBERS).map(({ id, alias }) => ({ id, alias })),
});
const limits = (_: World, { id }: Group): WireRecord => ({
  limits: [{ riskGroupId: id, riskLimits: { contractLimits: [], interProductLimits: [], productLimits: [] } }],
});

/** The endpoints of ttgroup. */
export const ttgroup: Service = [
  { operation: 'getRiskGroups', verb: 'GET', path: '/riskgroups', answer: (world) => ({ riskGroups: riskGroups.map((group) => view(world, group)) }) },
  { operation: 'getRiskGroup', verb: 'GET', path: '/riskgroup/{riskGroupId}', answer: ofRiskGroup((world, group) => ({ riskGroup: [view(world, group)] })) },
  { operation: 'getRiskGroupAccounts', verb: 'GET', path: '/riskgroup/{riskGroupId}/accounts', answer: ofRiskGroup(accounts) },
  { operation: 'getRiskGroupLimits', verb: 'GET', path: '/riskgroup/{riskGroupId}/limits', answer: ofRiskGroup(limits) },
  {
    operation: 'getRiskGroupRiskSettings',
    verb: 'GET',
    path: '/riskgroup/{riskGroupId}/risksettings',
    answer: ofRiskGroup((_, { id }) => ({ riskSettings: { riskGroupId: id, tradingAllowed: true } })),
  },
  {
    operation: 'getRiskGroupSettings',
    verb: 'GET',
    path: '/riskgroup/{riskGroupId}/settings',
    answer: ofRiskGroup((_, { id }) => ({ settings: { riskGroupId: id } })),
  },
  { operation: 'getUserGroups', verb: 'GET', path: '/usergroups', answer: (world) => ({ userGroups: userGroups.map((group) => view(world, group)) }) },
  { operation: 'getUserGroup', verb: 'GET', path: '/usergroup/{userGroupId}', answer: ofUserGroup((world, group) => ({ userGroup: [view(world, group)] })) },
  { operation: 'getUserGroupUsers', verb: 'GET', path: '/usergroup/{userGroupId}/users', answer: ofUserGroup(users) },
  {
    operation: 'getUserGroupConnectivity',
    verb: 'GET',
    path: '/usergroup/{userGroupId}/connectivity',
    answer: ofUserGroup((_, { id }) => ({ connectivity: { connectionIds: [700, 701], userGroupId: id } })),
  },
  {
    operation: 'getUserGroupSettings',
    verb: 'GET',
    path: '/usergroup/{userGroupId}/settings',
    answer: ofUserGroup((_, { id }) => ({ settings: { userGroupId: id } })),
  },
];
