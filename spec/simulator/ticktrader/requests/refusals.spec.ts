// What the exchange does not take, with its texts. Nothing of it leaves a trace.

import { expect } from 'chai';
import { create, listAt, simulation, type Ask } from '../../console.js';

const CREATE = 'Cannot create new trade! Reason: ';
const MODIFY = 'Cannot modify trade! Reason: ';
const DELETE = 'Cannot delete trade! Reason: ';

const refusals: readonly (readonly [what: string, message: Ask, response: string, error: string])[] = [
  ['a TradeCreate without Params', { Request: 'TradeCreate' }, 'Error', "Empty 'Params' field!"],
  ['an order without Type', create({ Type: undefined }), 'Error', "Empty 'Params.Type' field!"],
  ['an order without Side', create({ Side: undefined }), 'Error', "Empty 'Params.Side' field!"],
  ['an order without Symbol', create({ Symbol: '' }), 'Error', "Empty 'Params.Symbol' field!"],
  ['an order without Amount', create({ Amount: undefined }), 'Error', "Empty 'Params.Amount' field!"],
  ['a side nobody knows', create({ Side: 'Up' }), 'Error', "Invalid 'Params.Side' filed!"],
  ['an amount that is text', create({ Amount: '1000' }), 'Error', "Invalid 'Params.Amount' filed!"],
  ['an amount without end', create({ Amount: 1e300 }), 'Error', "Invalid 'Params.Amount' filed!"],
  ['a symbol that is a number', create({ Symbol: 5 }), 'Error', "Invalid 'Params.Symbol' filed!"],
  ['a flag that is text', create({ Type: 'Limit', Price: 1, ImmediateOrCancel: 'yes' }), 'Error', "Invalid 'Params.ImmediateOrCancel' filed!"],
  ['a type nobody knows', create({ Type: 'Wish' }), 'TradeCreate', `${CREATE}Invalid order type.`],
  ['a position as an order', create({ Type: 'Position' }), 'TradeCreate', `${CREATE}Invalid order type.`],
  ['an unknown symbol', create({ Symbol: 'EURXXX' }), 'TradeCreate', `${CREATE}Symbol 'EURXXX' not found.`],
  ['an amount below the least', create({ Amount: 999 }), 'TradeCreate', `${CREATE}Invalid amount.`],
  ['an amount off the step', create({ Amount: 1500 }), 'TradeCreate', `${CREATE}Invalid amount.`],
  ['a negative amount', create({ Amount: -1000 }), 'TradeCreate', `${CREATE}Invalid amount.`],
  ['an amount above the most', create({ Amount: 100001000 }), 'TradeCreate', `${CREATE}Invalid amount.`],
  ['a Limit without a price', create({ Type: 'Limit' }), 'TradeCreate', `${CREATE}Price not specified.`],
  ['a Stop without a price', create({ Type: 'Stop' }), 'TradeCreate', `${CREATE}Stop price not specified.`],
  ['a StopLimit without a stop price', create({ Type: 'StopLimit', Price: 1 }), 'TradeCreate', `${CREATE}Stop price not specified.`],
  [
    'a price of more digits than the symbol has',
    create({ Type: 'Limit', Price: 1.123456 }),
    'TradeCreate',
    `${CREATE}Price precision is more than symbol digits.`,
  ],
  ['a price of zero', create({ Type: 'Limit', Price: 0 }), 'TradeCreate', `${CREATE}Invalid price.`],
  ['a stop loss above a Buy', create({ StopLoss: 1.5 }), 'TradeCreate', `${CREATE}Invalid stop loss.`],
  ['a take profit below a Buy', create({ TakeProfit: 1 }), 'TradeCreate', `${CREATE}Invalid take profit.`],
  ['a take profit above a Sell', create({ Side: 'Sell', TakeProfit: 1.5 }), 'TradeCreate', `${CREATE}Invalid take profit.`],
  ['an end in the past', create({ Type: 'Limit', Price: 1, Expired: 1 }), 'TradeCreate', `${CREATE}Invalid expiration time.`],
  [
    'an immediate-or-cancel Stop',
    create({ Type: 'Stop', StopPrice: 2, ImmediateOrCancel: true }),
    'TradeCreate',
    `${CREATE}'ImmediateOrCancel' flag is not supported for market/stop orders`,
  ],
  [
    'an iceberg, which it does not do yet',
    create({ Type: 'Limit', Price: 1, MaxVisibleAmount: 0 }),
    'TradeCreate',
    `${CREATE}Feature is turned off or is not supported: MaxVisibleAmount`,
  ],
  [
    'a contingent order, which it does not do yet',
    create({ ContingentOrder: true }),
    'TradeCreate',
    `${CREATE}Feature is turned off or is not supported: ContingentOrder`,
  ],
  ['a fill-or-kill Market', create({ FillOrKill: true }), 'TradeCreate', `${CREATE}Feature is turned off or is not supported: FillOrKill on Market`],
  [
    'an OCO without its second leg',
    { Request: 'TradeCreateOco', FirstRequest: { Type: 'Stop', Side: 'Buy', Symbol: 'EURUSD', Amount: 1000, StopPrice: 2 } },
    'Error',
    "Invalid 'SecondRequest' filed!",
  ],
  ['a modify without Id', { Request: 'TradeModify', Params: {} }, 'Error', "Empty 'Params.Id' field!"],
  ['a modify of nothing', { Request: 'TradeModify', Params: { Id: 5 } }, 'TradeModify', `${MODIFY}Order Not Found 5`],
  [
    'a modify it does not do yet',
    { Request: 'TradeModify', Params: { Id: 769002, InFlightMitigation: true } },
    'TradeModify',
    `${MODIFY}Feature is turned off or is not supported: InFlightMitigation`,
  ],
  ['a modify of more than there is', { Request: 'TradeModify', Params: { Id: 769002, AmountChange: -100000 } }, 'TradeModify', `${MODIFY}Invalid amount.`],
  [
    'a modify that expects another amount',
    { Request: 'TradeModify', Params: { Id: 769002, PrevAmount: 5000, Amount: 6000 } },
    'TradeModify',
    `${MODIFY}Invalid amount change.`,
  ],
  ['a modify beyond the money', { Request: 'TradeModify', Params: { Id: 769002, Amount: 90000000 } }, 'TradeModify', `${MODIFY}Not enough money.`],
  ['a modify into the past', { Request: 'TradeModify', Params: { Id: 769002, Expired: 1 } }, 'TradeModify', `${MODIFY}Invalid expiration time.`],
  ['a delete of no type', { Request: 'TradeDelete', Params: { Id: 5 } }, 'Error', "Empty 'Params.Type' field!"],
  ['a delete of a strange type', { Request: 'TradeDelete', Params: { Type: 'Burn', Id: 5 } }, 'Error', "Invalid 'Params.Type' filed!"],
  ['a cancel of nothing', { Request: 'TradeDelete', Params: { Type: 'Cancel', Id: 5 } }, 'TradeDelete', `${DELETE}Order Not Found 5`],
  [
    'a cancel of a position',
    { Request: 'TradeDelete', Params: { Type: 'Cancel', Id: 769003 } },
    'TradeDelete',
    `${DELETE}Only Limit, Stop and StopLimit orders can be canceled.`,
  ],
  ['a close of an order', { Request: 'TradeDelete', Params: { Type: 'Close', Id: 769002 } }, 'TradeDelete', `${DELETE}Position #769002 was not found.`],
  [
    'a close of more than there is',
    { Request: 'TradeDelete', Params: { Type: 'Close', Id: 769003, Amount: 101000 } },
    'TradeDelete',
    `${DELETE}Invalid amount.`,
  ],
  ['a close off the step', { Request: 'TradeDelete', Params: { Type: 'Close', Id: 769003, Amount: 10 } }, 'TradeDelete', `${DELETE}Invalid amount.`],
  ['a CloseBy without another', { Request: 'TradeDelete', Params: { Type: 'CloseBy', Id: 769003 } }, 'Error', "Empty 'Params.ById' field!"],
  [
    'a CloseBy of the same side',
    { Request: 'TradeDelete', Params: { Type: 'CloseBy', Id: 769003, ById: 769003 } },
    'TradeDelete',
    `${DELETE}Invalid close by side.`,
  ],
  [
    'a CloseBy of another symbol',
    { Request: 'TradeDelete', Params: { Type: 'CloseBy', Id: 769003, ById: 769004 } },
    'TradeDelete',
    `${DELETE}Invalid close by symbol.`,
  ],
  ['a ClientId that is live', create({ ClientId: 'twice' }), 'TradeCreate', `${CREATE}Duplicate client order Id: twice`],
  ['a trade nobody has', { Request: 'Trades', Params: { Id: 1 } }, 'Trades', 'Cannot get trades list! Reason: Order Not Found 1'],
  ['assets of a Gross account', { Request: 'Assets' }, 'Assets', 'Cannot get assets list! Reason: Account type mismatch!'],
  ['positions of a Gross account', { Request: 'Positions' }, 'Positions', 'Cannot get positions list! Reason: Account type mismatch!'],
  ['symbols that are no list', { Request: 'Dividend', Params: { Symbols: 'EURUSD' } }, 'Error', "Invalid 'Params.Symbols' filed!"],
  ['a page size of zero', { Request: 'TradeHistory', Params: { RequestPageSize: 0 } }, 'Error', 'Trade history page size should be in range [1, 1000]!'],
  [
    'a page size of 1001',
    { Request: 'DailySnapshots', Params: { RequestPageSize: 1001 } },
    'Error',
    'Daily account snapshots page size should be in range [1, 1000]!',
  ],
  [
    'a last id that is none',
    { Request: 'TradeHistory', Params: { RequestLastId: 'x' } },
    'Error',
    'Trade history last request Id should be a 24-byte hexadecimal string!',
  ],
  ['a stamp that is text', { Request: 'TradeHistory', Params: { TimestampFrom: 'now' } }, 'Error', "Trade history 'TimestampFrom' should be valid!"],
  [
    'an empty range',
    { Request: 'TradeHistory', Params: { TimestampFrom: 5, TimestampTo: 5 } },
    'Error',
    "Trade history 'TimestampFrom' should be less than 'TimestampTo'!",
  ],
  ['a direction nobody knows', { Request: 'TradeHistory', Params: { RequestDirection: 'Up' } }, 'Error', "Invalid 'Params.RequestDirection' filed!"],
];

describe('the exchange refuses', () => {
  for (const [what, message, Response, Error] of refusals) {
    it(what, () => {
      const { loggedIn, simulator } = simulation();
      const console = loggedIn();
      console.ask(create({ Type: 'Limit', Price: 1, ClientId: 'twice' }));
      console.ask(create());
      console.ask(create({ Symbol: 'GBPUSD', Side: 'Sell' }));
      const before = simulator.journal.length;
      expect(console.answer(message)).to.deep.equal({ Id: 'r4', Response, Error });
      expect(simulator.journal.slice(before)).to.deep.equal([]);
      expect(listAt(console.result({ Request: 'Trades' }), 'Trades')).to.have.length(3);
    });
  }
});
