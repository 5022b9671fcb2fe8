// One position of a Net account: all that is held of a symbol, from a Positions answer or a daily snapshot.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { id, millis, text } from '../../codec/values.js';

/** Reads a position; `money` is the client's numeric codec. */
export const position = <N>(money: t.Type<N>) =>
  record(
    'Position',
    {
      /** Number of the position. */
      Id: id,
      /** Name of the symbol; there is one position a symbol. */
      Symbol: text,
      /** Bought, in units of the symbol's base currency. */
      LongAmount: money,
      /** Average price of what was bought. */
      LongPrice: money,
      /** Sold, in base units. */
      ShortAmount: money,
      /** Average price of what was sold. */
      ShortPrice: money,
    },
    {
      /** Commission, in the account's currency; negative when charged. */
      Commission: money,
      /** Commission of the agent, in the account's currency. */
      AgentCommission: money,
      /** Swap, in the account's currency. */
      Swap: money,
      /** Last change, ms since 1970. */
      Modified: millis,
      /** When it came to be, ms since 1970. Server DTO only. */
      Created: millis,
      /** Margin held for it, in the account's currency. Server DTO only. */
      Margin: money,
      /** Floating profit, in the account's currency. Server DTO only. */
      Profit: money,
      /** Ask price now. Server DTO only. */
      CurrentBestAsk: money,
      /** Bid price now. Server DTO only. */
      CurrentBestBid: money,
      /** The server's own coefficient; its meaning is not documented. Server DTO only. */
      TransferringCoefficient: money,
    },
  );

/** One position of a Net account. Source: the vendor's document, "Positions information". */
export interface Position<N = number> extends t.TypeOf<ReturnType<typeof position<N>>> {}
