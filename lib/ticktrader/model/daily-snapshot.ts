// An account at the end of one day: a record of a DailySnapshots answer.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { flag, id, list, millis, text, whole } from '../../codec/values.js';
import { asset } from './asset.js';
import { accountingType } from './enums.js';
import { position } from './position.js';
import { trade } from './trade.js';

/** Reads a daily snapshot; `money` is the client's numeric codec. */
export const dailySnapshot = <N>(money: t.Type<N>) =>
  record(
    'DailySnapshot',
    {
      /** Number of the account. */
      AccountId: id,
      /** The instant it shows, ms since 1970. */
      Timestamp: millis,
      /** How the account keeps its books. */
      AccountingType: accountingType,
      /** Balance, in the account's currency; 0 for Cash. */
      Balance: money,
      /** Balance with all that floats; 0 for Cash. */
      Equity: money,
    },
    {
      /** The group whose settings held. */
      Group: text,
      /** Leverage, 100 for 1:100; 0 for Cash. */
      Leverage: whole,
      /** Currency of the amounts. Server DTO only. */
      BalanceCurrency: text,
      /** Floating profit. */
      Profit: money,
      /** Commission of open positions. */
      Commission: money,
      /** Commission of the agent. */
      AgentCommission: money,
      /** `Commission` and `AgentCommission` together. */
      TotalCommission: money,
      /** Swap of open positions. */
      Swap: money,
      /** Rebate. Server DTO only. */
      Rebate: money,
      /** `Profit`, `TotalCommission` and `Swap` together. */
      TotalProfitLoss: money,
      /** Margin in use. */
      Margin: money,
      /** Equity over margin, per cent. */
      MarginLevel: money,
      /** Blocked by the broker. */
      IsBlocked: flag,
      /** May look, not trade. */
      IsReadonly: flag,
      /** Whether the server held it consistent. */
      IsValid: flag,
      /** Currencies of a Cash account. */
      Assets: list(asset(money)),
      /** Positions of a Net account. */
      Positions: list(position(money)),
      /** Orders, and positions of a Gross account. Server DTO only. */
      Orders: list(trade(money)),
      /** Rate from the balance's currency into the report currency. Server DTO only. */
      BalanceToReportConversionRate: money,
      /** Rate from the report currency into the balance's. Server DTO only. */
      ReportToBalanceConversionRate: money,
      /** Rate from the profit's currency into the report currency. Server DTO only. */
      ProfitToReportConversionRate: money,
      /** Rate from the report currency into the profit's. Server DTO only. */
      ReportToProfitConversionRate: money,
    },
  );

/** An account at the end of one day. It has no id of its own. Source: the vendor's document, "Daily account snapshots". */
export interface DailySnapshot<N = number> extends t.TypeOf<ReturnType<typeof dailySnapshot<N>>> {}
