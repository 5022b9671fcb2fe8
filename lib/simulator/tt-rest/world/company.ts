// The company behind the key: its accounts, its users, and who may trade what. ttaccount and ttuser show it; trading happens on its accounts.

import { between, randomOf } from '../../ticktrader/random.js';

/** An account. What a user adds to it by POST stands in the open records beside. */
export interface Account {
  readonly id: number;
  readonly name: string;
  readonly parentId: number | undefined;
  /** Accounts at the clearing side: /accounts leaves them out, /account/{id} finds them. */
  readonly isGiveUp: boolean;
}

/** A user. */
export interface User {
  readonly id: number;
  readonly alias: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** The company. Both lists grow by POST. */
export interface Company {
  readonly id: number;
  readonly name: string;
  readonly accounts: Account[];
  readonly users: [User, ...User[]];
  readonly account: (id: string) => Account | undefined;
  readonly user: (id: string) => User | undefined;
  /** Whether the user may trade on the account, before anybody changed it. */
  readonly trades: (user: User, account: Account) => boolean;
  readonly nextId: () => number;
}

const USERS = 60;
const GIVE_UPS = 10;
/** One in so many accounts is the parent of those after it. */
const FAMILY = 25;
/** The key's user trades on the first so many accounts. */
const OWN = 300;

const userOf = (id: number, number: number): User => {
  const digits = String(number).padStart(3, '0');
  return { id, alias: `TRADER${digits}`, firstName: 'Trader', lastName: digits, email: `trader${digits}@example.com` };
};

/** A company of so many accounts. */
export const company = (seed: number, count: number): Company => {
  const random = randomOf(seed, 'company');
  let id = between(random, 100_000, 200_000);
  const nextId = (): number => (id += between(random, 1, 9));
  const companyId = between(random, 1_000, 9_000);

  const users: [User, ...User[]] = [userOf(nextId(), 1)];
  for (let number = 2; number <= USERS; number++) users.push(userOf(nextId(), number));
  const accounts: Account[] = [];
  let parentId: number | undefined;
  for (let at = 0; at < count + GIVE_UPS; at++) {
    const isGiveUp = at >= count;
    const account = { id: nextId(), name: `${isGiveUp ? 'GIVEUP' : 'SIM'}${String(at + 1).padStart(4, '0')}` };
    const isParent = at % FAMILY === FAMILY - 1;
    accounts.push({ ...account, parentId: isParent || isGiveUp ? undefined : parentId, isGiveUp });
    if (isParent) parentId = account.id;
  }

  const accountById = new Map<string, Account>();
  const userById = new Map<string, User>();
  /** Lists only grow, so that what is new stands at their ends. */
  const find = <T extends { readonly id: number }>(map: Map<string, T>, list: readonly T[], wanted: string): T | undefined => {
    for (const item of list.slice(map.size)) map.set(String(item.id), item);
    return map.get(wanted);
  };
  const placeOf = new Map(accounts.map((account, at) => [account, at]));
  return {
    id: companyId,
    name: 'Simulated Trading Company',
    accounts,
    users,
    nextId,
    account: (wanted) => find(accountById, accounts, wanted),
    user: (wanted) => find(userById, users, wanted),
    trades: (user, account) => {
      const at = placeOf.get(account);
      if (at === undefined) return false;
      return user === users[0] ? at < OWN : (at + user.id) % 7 === 0;
    },
  };
};
