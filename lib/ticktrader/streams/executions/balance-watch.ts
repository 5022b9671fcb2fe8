// Whether a push of the account tells of money that no report explains: then history has a record to be read. The hub asks it.

import type { Account, ExecutionReport } from '../../model/index.js';
import type { Print } from './change.js';

/** Watches the balance. */
export interface BalanceWatch<N> {
  readonly reported: (report: ExecutionReport<N>) => void;
  /** Whether this push is news. A Cash account names no balance, so each of its pushes may be. */
  readonly isNews: (account: Account<N>) => boolean;
}

/** Knows no balance yet. */
export const balanceWatch = <N>(print: Print<N>): BalanceWatch<N> => {
  let balance: string | undefined;
  return {
    reported: ({ Profit }) => {
      if (Profit?.Balance !== undefined) balance = print(Profit.Balance);
    },
    isNews: ({ Balance }) => {
      const before = balance;
      balance = Balance === undefined ? undefined : print(Balance);
      return balance === undefined || Number(balance) !== Number(before);
    },
  };
};
