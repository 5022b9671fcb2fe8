// Every text the simulated server says. Those marked "seen" are literals of the vendor's server or document, typos included; the others are ours,
// since the real ones are not known: that is why each can be replaced by an option. `{name}` marks where a value goes in.

/** The texts by what they say. Replace any of them by the option `texts`. */
export const defaultTexts = {
  // before a request is looked at
  /** The frame is no JSON object. */
  unreadable: 'Invalid JSON message!',
  /** Seen. */
  emptyRequest: "Empty 'Request' field!",
  /** Seen; a request before login is told it should be 'Login'. */
  shouldBe: "Should be '{request}' request!",
  unknownRequest: "Unknown request '{request}'!",
  /** Seen. */
  emptyParams: "Empty 'Params' field!",
  /** Seen. */
  emptyField: "Empty '{field}' field!",
  /** Seen, with this very typo. */
  invalidField: "Invalid '{field}' filed!",
  internal: 'Internal server error!',
  duplicateRequestId: 'Duplicate request Id: {id}',
  throttled: 'Throttling limits exceeded!',
  // login
  /** The document gives none. */
  loginFailed: 'Invalid login credentials',
  /** Seen up to the dash. */
  invalidTimestamp: "Invalid 'Params.Timestamp' - it differs too much from the server time!",
  /** Seen up to the dash. */
  unknownAuthentication: 'Unknown authentication type - {type}',
  alreadyLoggedIn: 'Already logged in!',
  tooManySessions: 'Sessions limit exceeded!',
  /** Seen in the document. */
  twoFactorRequired: 'Two-factor authentication is required.',
  /** Seen in the document. */
  wrongPassword: 'Invalid one-time password!',
  // trading
  /** The text of the vendor's code 5. */
  notSupported: 'Feature is turned off or is not supported: {feature}',
  accountTypeMismatch: 'Account type mismatch!',
  symbolNotFound: "Symbol '{symbol}' not found.",
  /** Seen. */
  invalidType: 'Invalid order type.',
  /** Seen. */
  priceMissing: 'Price not specified.',
  /** Seen. */
  stopPriceMissing: 'Stop price not specified.',
  /** Seen. */
  pricePrecision: 'Price precision is more than symbol digits.',
  invalidPrice: 'Invalid price.',
  invalidAmount: 'Invalid amount.',
  /** Seen up to the colon. */
  invalidAmountChange: 'Invalid AmountChange: {change}',
  /** Seen; of a position. */
  cannotModifyAmount: 'Cannot modify amount.',
  /** Seen; PrevAmount is not what the order has. */
  amountChanged: 'Order amount was changed in-flight before the request is processed!',
  invalidExpiration: 'Invalid expiration time.',
  invalidStopLoss: 'Invalid stop loss.',
  invalidTakeProfit: 'Invalid take profit.',
  /** Seen. */
  flagType: "'{flag}' flag is not supported for {type} orders",
  /** Seen. */
  visibleType: 'Max visible amount is not valid for {type} orders',
  /** Seen. */
  visibleNegative: 'Max visible amount must be positive',
  invalidVisible: 'Invalid visible amount.',
  invalidSlippage: 'Invalid slippage.',
  /** Seen. */
  cashStopLoss: 'SL/TP is not supported by pending order for cash account!',
  notEnoughMoney: 'Not enough money.',
  sessionClosed: 'Trade session is closed.',
  offQuotes: 'Off quotes.',
  /** Seen. */
  tradeNotAllowed: 'Trade is not allowed!',
  /** Seen from "because" on, for close-only. */
  onlyMode: '{side} of {symbol} is not allowed because {mode} mode on',
  ordersLimit: 'Account exceeds orders limit: {limit}',
  /** Seen from "locked" on. */
  locked: 'Order #{id} is locked by another operation',
  duplicateClientId: 'Duplicate client order Id: {clientId}',
  /** Seen. */
  orderNotFound: 'Order Not Found {id}',
  /** Seen. */
  positionNotFound: 'Position #{id} was not found.',
  /** Seen. */
  cannotCancel: 'Only Limit, Stop and StopLimit orders can be canceled. Please check the type of the order #{id}',
  /** Seen. */
  closeBySide: 'Positions have the same side.',
  closeBySymbol: 'Invalid close by symbol.',
  // pairs of which one cancels the other
  /** Seen up to "specify". */
  ocoNeedsRelated: 'OCO flag requires to specify RelatedTradeId',
  /** Seen up to "for". */
  ocoType: 'OCO flag is used only for Limit and Stop orders',
  ocoTwoLimits: 'OCO flag is used only for pairs with a Stop order',
  /** Seen, but for which option it names. */
  ocoOption: "Option '{flag}' cannot be used with OCO flag",
  relatedNotFound: 'Related order #{id} was not found.',
  /** Seen from "has" on. */
  ocoSymbol: 'Related order has different Symbol',
  /** Seen. */
  ocoItself: 'OCO order cannot be related to itself',
  /** Seen but for the number. */
  ocoTaken: 'Related order #{id} already has OCO flag.',
  /** Seen at its end. */
  ocoRemoveFirst: 'Order #{id} already has OCO flag. Remove OCO relation first.',
  /** Seen up to "than". */
  ocoPrices: 'Buy price must be less than Sell price',
  /** Seen up to "between". */
  ocoContingent: 'Cannot create OCO relation between contingent and regular orders',
  /** Seen from "must" on. */
  ocoTriggerType: 'Contingent orders with OCO flag must have the same trigger type',
  /** Seen from "must" on. */
  ocoTriggerTime: 'Contingent orders with OCO flag must have the same trigger time',
  // contingent orders
  invalidTriggerType: 'Invalid trigger type.',
  /** Seen but for the type's name. */
  contingentType: 'Contingent orders with type {type} are not supported.',
  /** These three seen up to "cannot". */
  triggerTimeMissing: 'Trigger time cannot be empty',
  triggerTimePast: 'Trigger time cannot be less than current time',
  triggerTimeLate: 'Trigger time cannot be greater than expiration time',
  /** Seen up to "Id". */
  triggerIdMissing: 'Trigger Order Id is not specified',
  /** Seen: "Trigger Order" and "Type must be". */
  triggerOrderType: 'Trigger Order #{id}: Type must be Limit or Stop',
  /** Seen: "Trigger Order" and "Expired". */
  triggerOrderExpiry: 'Trigger Order #{id} has no Expired time',
  /** Seen from "cannot" on. */
  triggerOrderContingent: 'Trigger Order #{id} cannot be Contingent order',
  /** Seen from "has" on. */
  triggerOrderSymbol: 'Trigger Order #{id} has different Symbol',
  // history; all seen
  timestampInvalid: "{what} '{field}' should be valid!",
  timestampOrder: "{what} 'TimestampFrom' should be less than 'TimestampTo'!",
  pageSize: '{what} page size should be in range [1, 1000]!',
  lastId: '{what} last request Id should be a 24-byte hexadecimal string!',
  // money and market
  marginCall: 'Margin call: the margin level is {level}%.',
  marginCallRevoked: 'Margin call is revoked: the margin level is {level}%.',
  stopOut: 'Stop out: the margin level is {level}%.',
  split: 'Split of {symbol}: 1 becomes {ratio}.',
  dividend: 'Dividend of {symbol}: {rate} a unit.',
  /** Seen. */
  dealerReject: 'Rejected By Dealer',
  dealerTimeout: 'Dealer timeout.',
  // sessions
  idle: 'Idle for too long.',
  logoff: 'Logged off by the server.',
};

/** Every text the server says, by what it says. */
export type Texts = { readonly [K in keyof typeof defaultTexts]: string };

/** `text` with its `{name}` marks filled in. */
export const filledIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (mark, name: string) => values[name] ?? mark);
