// Valid trades, execution reports and states for marbles and fakes: name what matters, the rest is as in the vendor's samples. Users' specs build with them.

import type { SessionState } from '../session/state.js';
import type { EventName } from '../ticktrader/model/enums.js';
import type { KnownReport, ReportOf } from '../ticktrader/model/execution-report.js';
import type { Trade } from '../ticktrader/model/trade.js';

const MOMENT = Date.UTC(2026, 0, 5);
const AMOUNT = 100_000;
const PRICE = 1.12539;

/** A market order to buy 100,000 EURUSD that was just taken, changed as wished. */
export const aTrade = (changes: Partial<Trade> = {}): Trade => ({
  Id: '769021',
  ClientId: 'order-1',
  AccountId: '5',
  Type: 'Market',
  InitialType: 'Market',
  Side: 'Buy',
  Status: 'New',
  Symbol: 'EURUSD',
  Price: PRICE,
  InitialAmount: AMOUNT,
  RemainingAmount: AMOUNT,
  FilledAmount: 0,
  Created: MOMENT,
  ...changes,
});

/** What a trade is after an event, where that is more than new. */
const AFTER: Readonly<Partial<Record<EventName, Partial<Trade>>>> = {
  Allocated: { Type: 'Position', Status: 'Calculated' },
  Filled: { Status: 'Filled', RemainingAmount: 0, FilledAmount: AMOUNT },
  PartialFilled: { Type: 'Limit', InitialType: 'Limit', Status: 'Calculated', RemainingAmount: AMOUNT / 2, FilledAmount: AMOUNT / 2 },
  Canceled: { Type: 'Limit', InitialType: 'Limit', Status: 'Canceled' },
  Expired: { Type: 'Limit', InitialType: 'Limit', Status: 'Expired' },
  Modified: { Type: 'Limit', InitialType: 'Limit', Status: 'Calculated' },
  Activated: { Type: 'StopLimit', InitialType: 'StopLimit', StopPrice: PRICE, Status: 'Activated' },
  Rejected: { Status: 'Rejected' },
};

/** What a report carries beside the trade. */
const partsOf = (event: EventName, { FilledAmount = 0, Price = PRICE }: Trade): object => {
  if (event === 'Filled' || event === 'PartialFilled') return { Fill: { Amount: FilledAmount, Price } };
  return event === 'Rejected' ? { Reject: { Reason: 'NotEnoughMoney', Comment: 'Not enough money.' } } : {};
};

/** A report of `event`: its trade is as that event leaves it, changed as wished; `parts` go beside it (`{ Fill }`, `{ Profit }`, ...). */
export const aReport = <E extends EventName>(
  event: E,
  changes: Partial<Trade> = {},
  parts: Partial<Omit<ReportOf<E>, 'Event' | 'Trade'>> = {},
): ReportOf<E> => {
  const trade = aTrade({ ...AFTER[event], ...changes });
  // the parts that an event has are the table's affair, which no type can follow
  return { Event: event, Trade: trade, ...partsOf(event, trade), ...parts } as unknown as ReportOf<E>;
};

/** The values of a diagram: `reports({ a: 'Accepted', f: ['Filled', { Id: '7' }] })` stands beside `'a-f|'`. */
export const reports = <K extends string>(
  drawn: Readonly<Record<K, EventName | readonly [event: EventName, changes: Partial<Trade>]>>,
): Record<K, KnownReport> => {
  const entries = Object.entries<EventName | readonly [EventName, Partial<Trade>]>(drawn);
  const made = entries.map(([marble, report]) => [marble, typeof report === 'string' ? aReport(report) : aReport(...report)]);
  return Object.fromEntries(made) as Record<K, KnownReport>; // the keys of `drawn`
};

/** A state of a session, for fakes of `state$`: `aState('ready')` is ready in its first epoch; `waiting` and `closed` must say why, so they are given whole. */
export const aState = (state: Exclude<SessionState['status'], 'waiting' | 'closed'> | SessionState): SessionState => {
  if (typeof state !== 'string') return state;
  switch (state) {
    case 'connecting':
      return { status: state, attempt: 0 };
    case 'two-factor':
      return { status: state, deadline: MOMENT + 120_000 };
    case 'ready':
      return { status: state, epoch: 1 };
    default:
      return { status: state };
  }
};
