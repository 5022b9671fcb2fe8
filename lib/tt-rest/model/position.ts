// What an account holds of an instrument, from ttmonitor. services/monitor reads it.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { id, text } from '../../codec/values.js';

/** Reads a position; `money` is the client's numeric codec. */
export const position = <N>(money: t.Type<N>) =>
  record(
    'Position',
    {
      accountId: id,
      instrumentId: id,
      /** `sodNetPos + buyFillQty - sellFillQty`, in contracts, or in flow where `scaleQty` asks for it. */
      netPosition: money,
      /** Bought today. */
      buyFillQty: money,
      /** Sold today. */
      sellFillQty: money,
    },
    {
      buyWorkingQty: money,
      sellWorkingQty: money,
      /** Average price of today's buys. */
      avgBuy: money,
      /** Average price of today's sells. */
      avgSell: money,
      openAvgPrice: money,
      /** Profit of the day, in the instrument's currency. */
      pnl: money,
      /** Price it was reckoned at. */
      pnlPrice: money,
      /** For instance MIDPOINT. */
      pnlPriceType: text,
      realizedPnl: money,
      /** Held at the start of the day. */
      sodNetPos: money,
      sodPrice: money,
      /** For instance SETTLE. */
      sodPriceType: text,
    },
  );

/** What an account holds of an instrument. Positions that went flat are missing, and so are those in delisted instruments. */
export interface Position<N = number> extends t.TypeOf<ReturnType<typeof position<N>>> {}
