// The words of the vendor's enumerations, one table each. Models read them as open: an undocumented word decodes to its own text.
// The types are the documented words alone; a field that holds one is `Open<...>` of it. Source: the vendor's document and its server's own names.

import { open, type OpenType } from '../../codec/values.js';

/** The documented words of a table. */
type WordsOf<C> = C extends OpenType<infer W> ? W : never;

/** How an account keeps its books: a position an order (Gross), a position a symbol (Net), or owned currencies (Cash). */
export const accountingType = open('Gross', 'Net', 'Cash');
/** A documented word of the table `accountingType`. */
export type AccountingType = WordsOf<typeof accountingType>;

/** What a trade is: an order waiting or running, or the position that came of one. */
export const tradeType = open('Market', 'Limit', 'Stop', 'Position', 'StopLimit');
/** A documented word of the table `tradeType`. */
export type TradeType = WordsOf<typeof tradeType>;

/** What an order may be created as: a trade type without `Position`. */
export type OrderType = Exclude<TradeType, 'Position'>;

/** Which way a trade goes. */
export const side = open('Buy', 'Sell');
/** A documented word of the table `side`. */
export type Side = WordsOf<typeof side>;

/** Where a trade stands. A pending order is `Calculated`; there is no pending status, even while a change of it is under way. */
export const tradeStatus = open('New', 'Calculated', 'Filled', 'Canceled', 'Rejected', 'Expired', 'PartiallyFilled', 'Activated', 'Executing', 'Invalid');
/** A documented word of the table `tradeStatus`. */
export type TradeStatus = WordsOf<typeof tradeStatus>;

/** What an execution report tells of. Older servers stop at `Activated`, newer ones may add words. */
export const eventName = open(
  'Accepted',
  'Allocated',
  'Filled',
  'Expired',
  'Canceled',
  'PendingCancel',
  'PendingModify',
  'Modified',
  'ListOrders',
  'Rejected',
  'PartialFilled',
  'PendingClose',
  'Activated',
  'Split',
  'ChargedSwap',
);
/** A documented word of the table `eventName`. */
export type EventName = WordsOf<typeof eventName>;

/** Why an order was rejected. */
export const rejectReason = open('RejectedByDealer', 'DealerTimeout', 'NotEnoughMoney', 'OffQuotes', 'InvalidOrder');
/** A documented word of the table `rejectReason`. */
export type RejectReason = WordsOf<typeof rejectReason>;

/** What a record of the trade history tells of. */
export const transactionType = open(
  'OrderOpened',
  'OrderCanceled',
  'OrderExpired',
  'OrderFilled',
  'PositionClosed',
  'Balance',
  'Credit',
  'PositionOpened',
  'OrderActivated',
  'TradeModified',
);
/** A documented word of the table `transactionType`. */
export type TransactionType = WordsOf<typeof transactionType>;

/** Who or what caused a record of the trade history. */
export const transactionReason = open(
  'ClientRequest',
  'PndOrdAct',
  'StopOut',
  'StopLossAct',
  'TakeProfitAct',
  'DealerDecision',
  'Rollover',
  'Delete',
  'Expired',
  'TransferMoney',
  'Split',
  'Dividend',
  'OneCancelsTheOther',
  'Overnight',
);
/** A documented word of the table `transactionReason`. */
export type TransactionReason = WordsOf<typeof transactionReason>;

/** Whether the trade session is open. */
export const sessionStatus = open('Closed', 'Opened');
/** A documented word of the table `sessionStatus`. */
export type SessionStatus = WordsOf<typeof sessionStatus>;

/** What is off while a session is closed. How the server writes several at once is not known. */
export const disabledFeatures = open('None', 'QuoteHistory', 'Trade', 'Feed', 'All');
/** A documented word of the table `disabledFeatures`. */
export type DisabledFeatures = WordsOf<typeof disabledFeatures>;

/** What wakes a contingent order. */
export const triggerType = open('None', 'OnPendingOrderExpired', 'OnPendingOrderPartiallyFilled', 'OnTime');
/** A documented word of the table `triggerType`. */
export type TriggerType = WordsOf<typeof triggerType>;

/** What an account notification is about. */
export const notificationCode = open(
  'None',
  'MarginCall',
  'MarginCallRevocation',
  'StopOut',
  'Balance',
  'Account',
  'ConfigUpdated',
  'StockEventUpdate',
  'Dividend',
);
/** A documented word of the table `notificationCode`. */
export type NotificationCode = WordsOf<typeof notificationCode>;

/** How grave an account notification is. */
export const severity = open('Info', 'Warning', 'Error');
/** A documented word of the table `severity`. */
export type Severity = WordsOf<typeof severity>;

/** The door a throttling limit is for; ours is `WebSockets`. */
export const throttlingProtocol = open('All', 'Fix', 'Lrp', 'Sfx', 'WebSockets', 'Rest', 'Manager', 'System', 'Mt5Gateway');
/** A documented word of the table `throttlingProtocol`. */
export type ThrottlingProtocol = WordsOf<typeof throttlingProtocol>;

/** The bucket a request is counted in. Of the trade socket: all of account, trades and commands share `Trade`. */
export const throttlingMethod = open(
  'Login',
  'TwoFactor',
  'SessionInfo',
  'Currencies',
  'Symbols',
  'Ticks',
  'Level2',
  'Tickers',
  'FeedSubscribe',
  'QuoteHistory',
  'QuoteHistoryCache',
  'TradeSessionInfo',
  'TradeServerInfo',
  'Account',
  'Assets',
  'Positions',
  'Trades',
  'TradeCreate',
  'TradeModify',
  'TradeDelete',
  'TradeHistory',
  'DailyAccountSnapshots',
  'StockEvents',
  'Journal',
  'Archive',
  'Backup',
  'Domains',
  'SymbolSecurities',
  'Groups',
  'Subscriptions',
  'GroupSecurities',
  'FeedSources',
  'Configuration',
  'ScheduledTasks',
  'Trade',
  'Events',
);
/** A documented word of the table `throttlingMethod`. */
export type ThrottlingMethod = WordsOf<typeof throttlingMethod>;
