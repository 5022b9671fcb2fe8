// The server's texts by what they mean. The first tables hold the literals of the vendor's server, the others wordings it may well use.

import { expect } from 'chai';
import { isClockTrouble, isTransient, reasonOf, refusalOf } from '../../lib/ticktrader/errors.js';

/** Texts that prove nothing was done, with the vendor's word for why where there is one. */
const refused: readonly (readonly [string, string?])[] = [
  // the server's literals, typos and all
  ["Empy 'Request' filed!"],
  ["Empty 'Request' field!"],
  ["Should be 'Login' request!"],
  ["Empty 'Params' field!"],
  ["Empty 'Params.WebApiId' field!"],
  ["Empty 'Params.Signature' field!"],
  ['Unknown authentication type - Digest'],
  ["Invalid 'Params' filed!", 'InvalidOrder'],
  ["Invalid 'Params.Id' filed!", 'InvalidOrder'],
  ["Invalid 'Params.Symbol' filed!", 'InvalidOrder'],
  ["Empty 'Params.Symbol' filed!"],
  ["Invalid 'FirstRequest' filed!", 'InvalidOrder'],
  ["Invalid 'SecondRequest' filed!", 'InvalidOrder'],
  ['Price not specified.', 'InvalidOrder'],
  ['Stop price not specified.', 'InvalidOrder'],
  ['Price precision is more than symbol digits.', 'InvalidOrder'],
  ['Invalid order type.', 'InvalidOrder'],
  ['Max visible amount is not valid for market/stop orders', 'InvalidOrder'],
  ["'ImmediateOrCancel' flag is not supported for market/stop orders", 'InvalidOrder'],
  ['SL/TP is not supported by pending order for cash account!', 'InvalidOrder'],
  ['Order Not Found 769001'],
  ['Position #769001 was not found.'],
  ['Only Limit, Stop and StopLimit orders can be canceled. Order #7 is a position.'],
  ['Rejected By Dealer', 'RejectedByDealer'],
  // rules of order kinds
  ['OCO flag requires to specify RelatedTradeId', 'InvalidOrder'],
  ["Option 'FillOrKill' cannot be used with OCO flag", 'InvalidOrder'],
  ['Related order has different Symbol', 'InvalidOrder'],
  ['Buy price must be less than Sell price', 'InvalidOrder'],
  ['Cannot create OCO relation between contingent and regular orders', 'InvalidOrder'],
  ['Trigger time cannot be less than current time', 'InvalidOrder'],
  ['Trigger Order #7 has no Expired time', 'InvalidOrder'],
  ['Max visible amount must be positive', 'InvalidOrder'],
  ['Invalid slippage.', 'InvalidOrder'],
  ['Cannot modify amount.', 'InvalidOrder'],
  ['Positions have the same side.', 'InvalidOrder'],
  ['Order #7 is locked by another operation'],
  ['Order amount was changed in-flight before the request is processed!'],
  ["Unknown request 'TradeCrate'!"],
  // wordings of the server's fault names
  ['Not enough money.', 'NotEnoughMoney'],
  ['Insufficient margin to open the order', 'NotEnoughMoney'],
  ['Off quotes.', 'OffQuotes'],
  ['Off-quotes', 'OffQuotes'],
  ['Dealer reject', 'RejectedByDealer'],
  ["Symbol 'XXXYYY' not found."],
  ['Related order not found'],
  ['Trigger order 5 was not found'],
  ['Invalid amount.', 'InvalidOrder'],
  ['Invalid amount change', 'InvalidOrder'],
  ['Invalid visible amount', 'InvalidOrder'],
  ['Invalid expiration time.', 'InvalidOrder'],
  ['Invalid stop loss.', 'InvalidOrder'],
  ['Invalid take profit.', 'InvalidOrder'],
  ['Invalid related order symbol', 'InvalidOrder'],
  ['Invalid trigger time', 'InvalidOrder'],
  ['Invalid close by side.', 'InvalidOrder'],
  ['Trade is not allowed'],
  ['OCO pair of two Limit orders is not allowed.'],
  ['Trade session is closed.'],
  ['Another operation is pending for the order'],
  ['The order is busy'],
  ['Account exceeds orders limit'],
  ['Account is blocked'],
  ['Login is readonly'],
  ['Account type mismatch!'],
  ['Symbol is in close only mode'],
  ['Long only'],
  ['Feature is turned off or is not supported: FillOrKill', 'InvalidOrder'],
  ['Two-factor authentication is required.'],
];

/** Texts that may come although the order was executed. */
const doubtful: readonly string[] = [
  'Duplicate client order Id: 3a5',
  'Duplicate client order Id: invalid price, order not found', // what stands after the colon is anybody's text
  'Timeout',
  'The request timed out.',
  'Time-out while waiting for the trade server: order 7 not found',
  'Dealer timeout',
  'Internal server error!',
  'Internal error: invalid order',
  'The server is being shut down.',
  'Server shutdown, trade not allowed',
  'Session closed',
  'Throttling limits exceeded!',
  'Throttling: account exceeds orders limit',
  'Server too busy',
  'Trade queue overflow',
  'Something nobody has ever seen',
  '',
];

const PREFIXES = [
  'Cannot create new trade! Reason: ',
  'Cannot modify trade! Reason: ',
  'Cannot delete trade! Reason: ',
  'Cannot get mergerAndAcquisition list! Reason: ',
];

describe('the texts of the server', () => {
  for (const [text, reason] of refused) {
    it(`"${text}" proves a refusal${reason === undefined ? '' : ` (${reason})`}`, () => {
      for (const prefix of ['', ...PREFIXES]) {
        const refusal = refusalOf(prefix + text);
        expect(refusal, prefix + text).to.be.an('object');
        expect(refusal?.reason).to.equal(reason);
      }
    });
  }

  for (const text of doubtful) {
    it(`"${text}" proves nothing`, () => {
      for (const prefix of ['', ...PREFIXES]) expect(refusalOf(prefix + text), prefix + text).to.equal(undefined);
    });
  }

  it('lose only the prefix that repeats which request failed', () => {
    for (const prefix of PREFIXES) expect(reasonOf(`${prefix} Reason: off quotes `)).to.equal('Reason: off quotes');
    expect(reasonOf('Cannot be done')).to.equal('Cannot be done');
  });

  it('do not hang the reader, however long', () => {
    const long = `Cannot ${'! order not '.repeat(50_000)}`;
    const start = performance.now();
    for (const judge of [refusalOf, isTransient, isClockTrouble, reasonOf]) judge(long);
    expect(performance.now() - start).to.be.below(2_000);
  });
});

describe('a refused login', () => {
  const passing = [
    'Throttling limits exceeded!',
    'Too many requests',
    'Sessions limit exceeded!',
    'Server too busy',
    'Trade queue overflow',
    'The server is being shut down.',
    'Under maintenance',
    'Service unavailable',
    'Timeout',
    'Request timed out',
    'Time out',
    'Internal server error!',
    'server restarting',
  ];
  const final = [
    'Invalid login credentials',
    'Web API is disabled',
    'Web API token not found',
    'Must change password',
    'Account is blocked',
    'Unknown authentication type - HMAC',
    '',
  ];
  const clock = [
    "Invalid 'Params.Timestamp' - it differs too much from the server time!",
    "Invalid 'Params.Timestamp' - 1443789754000",
    'Time stamp is out of range',
    'Check your clock',
    'The time of the request has expired',
  ];

  it('may succeed later where the server was merely in trouble', () => {
    for (const text of passing) expect([text, isTransient(text), isClockTrouble(text)]).to.deep.equal([text, true, false]);
  });

  it('is final for any other text', () => {
    for (const text of final) expect([text, isTransient(text), isClockTrouble(text)]).to.deep.equal([text, false, false]);
  });

  it('is about the clock where the text speaks of the stamp', () => {
    for (const text of clock) expect([text, isClockTrouble(text)]).to.deep.equal([text, true]);
  });
});
