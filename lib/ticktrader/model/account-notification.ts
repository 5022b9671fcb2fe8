// The push that tells why an account changed: margin call, stop out, balance, configuration, dividend.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { text } from '../../codec/values.js';
import { account } from './account.js';
import { notificationCode, severity } from './enums.js';

/** Reads an account notification; `money` is the client's numeric codec. */
export const accountNotification = <N>(money: t.Type<N>) =>
  record(
    'AccountNotification',
    {
      /** What it is about. */
      Code: notificationCode,
    },
    {
      /** How grave it is. */
      Severity: severity,
      /** The server's words. */
      Message: text,
      /** The account as it now is. */
      Account: account(money),
      /** Balance after a deposit or withdrawal, in `BalanceCurrency`. */
      BalanceFull: money,
      /** What was deposited, negative for a withdrawal, in `BalanceCurrency`. */
      BalanceDeposit: money,
      /** Currency of both. */
      BalanceCurrency: text,
    },
  );

/** Why an account changed. Not in the vendor's document; source: the server's own DTO. */
export interface AccountNotification<N = number> extends t.TypeOf<ReturnType<typeof accountNotification<N>>> {}
