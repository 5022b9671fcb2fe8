// The account: the answer to an Account request, and the push whenever its state changes.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { flag, id, list, millis, text, whole } from '../../codec/values.js';
import { accountingType } from './enums.js';
import { throttling } from './throttling.js';

/** Reads an account; `money` is the client's numeric codec. */
export const account = <N>(money: t.Type<N>) =>
  record(
    'Account',
    {
      /** Number of the account. */
      Id: id,
      /** How it keeps its books. */
      AccountingType: accountingType,
    },
    {
      /** Name of the account. */
      Name: text,
      /** The server's domain. In the document's push only. */
      Domain: text,
      /** The group whose settings hold. In the document's push only. */
      Group: text,
      /** First name of the owner. Server DTO only. */
      FirstName: text,
      /** Last name of the owner. Server DTO only. */
      LastName: text,
      /** Phone of the owner. Server DTO only. */
      Phone: text,
      /** Country of the owner. Server DTO only. */
      Country: text,
      /** State of the owner. Server DTO only. */
      State: text,
      /** City of the owner. Server DTO only. */
      City: text,
      /** Address of the owner. Server DTO only. */
      Address: text,
      /** Zip code of the owner. Server DTO only. */
      ZipCode: text,
      /** Social security number of the owner. Server DTO only. */
      SocialSecurityNumber: text,
      /** Mail address of the owner. Server DTO only. */
      Email: text,
      /** A remark of the broker's. */
      Comment: text,
      /** When it was opened, ms since 1970. */
      Registered: millis,
      /** Last change, ms since 1970. Server DTO only. */
      Modified: millis,
      /** Put away; no trading. */
      IsArchived: flag,
      /** Blocked by the broker; no trading. */
      IsBlocked: flag,
      /** May look, not trade. */
      IsReadonly: flag,
      /** Whether the server holds it consistent. */
      IsValid: flag,
      /** Whether this API may be used. */
      IsWebApiEnabled: flag,
      /** May buy only. Server DTO only. */
      IsLongOnly: flag,
      /** Leverage, 100 for 1:100. Absent for Cash. */
      Leverage: whole,
      /** Balance, in `BalanceCurrency`. Absent for Cash. */
      Balance: money,
      /** Currency of all amounts here. */
      BalanceCurrency: text,
      /** Floating profit. */
      Profit: money,
      /** Commission of open positions. */
      Commission: money,
      /** Commission of the agent. */
      AgentCommission: money,
      /** Swap of open positions. */
      Swap: money,
      /** Rebate. Server DTO only. */
      Rebate: money,
      /** Balance with all that floats. */
      Equity: money,
      /** Margin in use. */
      Margin: money,
      /** Equity over margin, per cent. */
      MarginLevel: money,
      /** Margin level at which the server warns, per cent. */
      MarginCallLevel: whole,
      /** Margin level at which the server closes positions, per cent. */
      StopOutLevel: whole,
      /** Currency of reports. Server DTO only. */
      ReportCurrency: text,
      /** Token in which commission may be paid. Server DTO only. */
      TokenCommissionCurrency: text,
      /** Discount for paying in it. Server DTO only. */
      TokenCommissionCurrencyDiscount: money,
      /** Whether commission is paid in the token. Server DTO only. */
      IsTokenCommissionEnabled: flag,
      /** How far the account may go below zero, in `OverdraftCurrency`. Server DTO only. */
      MaxOverdraftAmount: money,
      /** Currency of the overdraft. Server DTO only. */
      OverdraftCurrency: text,
      /** How much of the overdraft is in use. Server DTO only. */
      UsedOverdraftAmount: money,
      /** Limits on sessions and requests, by protocol. Server DTO only. */
      Throttling: list(throttling),
    },
  );

/** The account. Amounts are in `BalanceCurrency`. Source: the vendor's document, "Account information response" and "Notification: Account information". */
export interface Account<N = number> extends t.TypeOf<ReturnType<typeof account<N>>> {}
