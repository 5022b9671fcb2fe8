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
  throttled: 'Throttling limits exceeded!',
  // login
  /** Seen in the document. */
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
  invalidAmountChange: 'Invalid amount change.',
  invalidExpiration: 'Invalid expiration time.',
  invalidStopLoss: 'Invalid stop loss.',
  invalidTakeProfit: 'Invalid take profit.',
  /** Seen. */
  immediateOrCancel: "'ImmediateOrCancel' flag is not supported for market/stop orders",
  /** Seen. */
  cashStopLoss: 'SL/TP is not supported by pending order for cash account!',
  notEnoughMoney: 'Not enough money.',
  sessionClosed: 'Trade session is closed.',
  duplicateClientId: 'Duplicate client order Id: {clientId}',
  /** Seen. */
  orderNotFound: 'Order Not Found {id}',
  /** Seen. */
  positionNotFound: 'Position #{id} was not found.',
  /** Seen up to the full stop. */
  cannotCancel: 'Only Limit, Stop and StopLimit orders can be canceled.',
  closeBySide: 'Invalid close by side.',
  closeBySymbol: 'Invalid close by symbol.',
  ocoTwoLimits: 'OCO pair of two Limit orders is not allowed.',
  ocoSymbol: 'Invalid related order symbol.',
  ocoPrices: 'Invalid related order.',
  // history; all seen
  timestampInvalid: "{what} '{field}' should be valid!",
  timestampOrder: "{what} 'TimestampFrom' should be less than 'TimestampTo'!",
  pageSize: '{what} page size should be in range [1, 1000]!',
  lastId: '{what} last request Id should be a 24-byte hexadecimal string!',
  // sessions
  logoff: 'Logged off by the server.',
};

/** Every text the server says, by what it says. */
export type Texts = { readonly [K in keyof typeof defaultTexts]: string };

/** `text` with its `{name}` marks filled in. */
export const filledIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (mark, name: string) => values[name] ?? mark);
