// The push about an order's fate: what happened (Event), to which trade, with which fill, profit or rejection.

import type * as t from 'io-ts';
import { record } from '../../codec/record.js';
import { list, text } from '../../codec/values.js';
import { eventName, rejectReason, type EventName } from './enums.js';
import { trade, type Trade } from './trade.js';

/** Reads the fill part of a report. */
export const fill = <N>(money: t.Type<N>) =>
  record(
    'Fill',
    {
      /** What was filled now, in units of the symbol's base currency. */
      Amount: money,
      /** At which price. */
      Price: money,
    },
    {},
  );

/** One fill. Source: the vendor's document, "Notification: Execution reports". */
export interface Fill<N = number> extends t.TypeOf<ReturnType<typeof fill<N>>> {}

/** Reads the profit part of a report. */
export const profit = <N>(money: t.Type<N>) =>
  record(
    'Profit',
    {
      /** Profit, negative for a loss, in `Currency`. */
      Value: money,
    },
    {
      /** Currency of the balance. */
      Currency: text,
      /** Balance afterwards, in `Currency`. */
      Balance: money,
    },
  );

/** What closing a position brought. Not in the vendor's document; source: the server's own DTO. */
export interface Profit<N = number> extends t.TypeOf<ReturnType<typeof profit<N>>> {}

/** Reads the reject part of a report. */
export const reject = record(
  'Reject',
  {},
  {
    /** Why. */
    Reason: rejectReason,
    /** The server's words. */
    Comment: text,
  },
);

/** Why an order was rejected. Not in the vendor's document; source: the server's own DTO. */
export interface Reject extends t.TypeOf<typeof reject> {}

/** Reads one movement of an asset. */
export const assetMovement = <N>(money: t.Type<N>) =>
  record(
    'AssetMovement',
    {
      /** Currency code. */
      Currency: text,
    },
    {
      /** What came in, negative for what went out, in `Currency`. */
      ChangeAmount: money,
      /** What pending orders lock afterwards. */
      LockedAmount: money,
      /** What the account holds afterwards. */
      Balance: money,
    },
  );

/** One movement on a Cash account. Not in the vendor's document; source: the server's own DTO. */
export interface AssetMovement<N = number> extends t.TypeOf<ReturnType<typeof assetMovement<N>>> {}

/** What a report of any event may carry. */
interface ReportParts<N> {
  /** The order or position, as it is after the event. */
  readonly Trade: Trade<N>;
  /** What closing a position brought. */
  readonly Profit?: Profit<N>;
  /** What moved on a Cash account. */
  readonly AssetMovement?: readonly AssetMovement<N>[];
}

/** What only some events carry. The server can leave each part out, so none is certain. */
interface PartsOfEvent<N> {
  Filled: FillPart<N>;
  PartialFilled: FillPart<N>;
  Rejected: RejectPart;
}

interface FillPart<N> {
  /** What was filled now. */
  readonly Fill?: Fill<N>;
}

interface RejectPart {
  /** Why it was rejected. */
  readonly Reject?: Reject;
}

/** The report of the event `E`; of each of them where `E` is a union. */
export type ReportOf<E extends EventName, N = number> = E extends keyof PartsOfEvent<N>
  ? { readonly Event: E } & ReportParts<N> & PartsOfEvent<N>[E]
  : { readonly Event: E } & ReportParts<N>;

/** A report of a documented event: a closed union by `Event`. */
export type KnownReport<N = number> = ReportOf<EventName, N>;

/** A report of an event nobody has documented; any part may be there. */
export interface UnknownReport<N = number> extends ReportParts<N>, FillPart<N>, RejectPart {
  /** The server's own word. */
  readonly Event: string;
}

/**
 * What happened to an order. `Event` alone cannot narrow it, since any text may stand there: ask `isKnown` first.
 * Source: the vendor's document, "Notification: Execution reports", and the server's own DTO.
 */
export type ExecutionReport<N = number> = KnownReport<N> | UnknownReport<N>;

/** Reads an execution report of any event, documented or not; `money` is the client's numeric codec. */
export const executionReport = <N>(money: t.Type<N>): t.Type<ExecutionReport<N>, unknown> =>
  record(
    'ExecutionReport',
    { Event: eventName, Trade: trade(money) },
    { Fill: fill(money), Profit: profit(money), Reject: reject, AssetMovement: list(assetMovement(money)) },
  );

const known: ReadonlySet<string> = new Set(eventName.words);

/** Whether the report's event is a documented one; narrows to the closed union, which `Event` then discriminates. */
export const isKnown = <N>(report: ExecutionReport<N>): report is KnownReport<N> => known.has(report.Event);
