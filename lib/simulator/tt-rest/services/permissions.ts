// Who may trade on which account: the company's own rule, and what was assigned since. ttuser and ttaccount ask from either end.

import type { Account, User } from '../world/company.js';
import type { World } from '../world/world.js';
import type { WireRecord } from '../writer.js';

const KIND = 'account user';
const idOf = (user: User, account: Account): string => `${String(user.id)} ${String(account.id)}`;

/** Whether the user trades on the account. */
export const mayTrade = ({ company, shelf }: World, user: User, account: Account): boolean =>
  company.trades(user, account) || shelf.ids(KIND).includes(idOf(user, account));

/** Assigns a user, or changes how. */
export const assign = ({ shelf }: World, user: User, account: Account, change: WireRecord): void => {
  shelf.merge(KIND, idOf(user, account), change);
};

/** The user's rights on the account. */
export const permissionsView = ({ shelf }: World, user: User, account: Account): WireRecord =>
  shelf.read(KIND, idOf(user, account), {
    accountId: account.id,
    accountName: account.name,
    orderPermissions: { canTrade: true, canCancel: true },
    permissions: { canView: true, canTrade: true },
    userId: user.id,
  });
