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
    `${CREATE}'ImmediateOrCancel' flag is not supported for stop orders`,
  ],
  ['a fill-or-kill Market', create({ FillOrKill: true }), 'TradeCreate', `${CREATE}'FillOrKill' flag is not supported for market orders`],
  [
    'a Market with slippage as an option',
    create({ MarketWithSlippage: true }),
    'TradeCreate',
    `${CREATE}'MarketWithSlippage' flag is not supported for market orders`,
  ],
  [
    'a StopLimit with slippage as an option',
    create({ Type: 'StopLimit', Price: 1, StopPrice: 2, MarketWithSlippage: true }),
    'TradeCreate',
    `${CREATE}'MarketWithSlippage' flag is not supported for stop limit orders`,
  ],
  ['a slippage below nothing', create({ Slippage: -0.1 }), 'TradeCreate', `${CREATE}Invalid slippage.`],
  ['a visible amount of a Market', create({ MaxVisibleAmount: 1000 }), 'TradeCreate', `${CREATE}Max visible amount is not valid for market orders`],
  [
    'a visible amount of a Stop',
    create({ Type: 'Stop', StopPrice: 2, MaxVisibleAmount: 0 }),
    'TradeCreate',
    `${CREATE}Max visible amount is not valid for stop orders`,
  ],
  ['a visible amount below nothing', create({ Type: 'Limit', Price: 1, MaxVisibleAmount: -1 }), 'TradeCreate', `${CREATE}Max visible amount must be positive`],
  ['a visible amount off the step', create({ Type: 'Limit', Price: 1, MaxVisibleAmount: 1500 }), 'TradeCreate', `${CREATE}Invalid visible amount.`],
  [
    'an OCO without its other order',
    create({ Type: 'Stop', StopPrice: 2, OneCancelsTheOther: true }),
    'TradeCreate',
    `${CREATE}OCO flag requires to specify RelatedTradeId`,
  ],
  [
    'an OCO with an order nobody has',
    create({ Type: 'Stop', StopPrice: 2, OneCancelsTheOther: true, RelatedTradeId: 7 }),
    'TradeCreate',
    `${CREATE}Related order #7 was not found.`,
  ],
  [
    'an OCO with a position',
    create({ Type: 'Stop', StopPrice: 2, OneCancelsTheOther: true, RelatedTradeId: 769003 }),
    'TradeCreate',
    `${CREATE}Related order #769003 was not found.`,
  ],
  [
    'an OCO of a Market',
    create({ OneCancelsTheOther: true, RelatedTradeId: 769002 }),
    'TradeCreate',
    `${CREATE}OCO flag is used only for Limit and Stop orders`,
  ],
  [
    'an OCO of two Limits',
    create({ Type: 'Limit', Price: 1, OneCancelsTheOther: true, RelatedTradeId: 769002 }),
    'TradeCreate',
    `${CREATE}OCO flag is used only for pairs with a Stop order`,
  ],
  [
    'an OCO of a Limit that must not wait',
    create({ Type: 'Limit', Price: 1, ImmediateOrCancel: true, OneCancelsTheOther: true, RelatedTradeId: 769002 }),
    'TradeCreate',
    `${CREATE}Option 'ImmediateOrCancel' cannot be used with OCO flag`,
  ],
  [
    'an OCO of two symbols',
    create({ Type: 'Stop', Symbol: 'GBPUSD', StopPrice: 2, OneCancelsTheOther: true, RelatedTradeId: 769002 }),
    'TradeCreate',
    `${CREATE}Related order has different Symbol`,
  ],
  [
    'an OCO of a Sell stop below a Buy limit',
    create({ Type: 'Stop', Side: 'Sell', StopPrice: 0.9, OneCancelsTheOther: true, RelatedTradeId: 769002 }),
    'TradeCreate',
    `${CREATE}Buy price must be less than Sell price`,
  ],
  ['a contingent order without a trigger', create({ ContingentOrder: true }), 'TradeCreate', `${CREATE}Invalid trigger type.`],
  ['a trigger nobody knows', create({ ContingentOrder: true, TriggerType: 'OnWish' }), 'TradeCreate', `${CREATE}Invalid trigger type.`],
  ['a trigger without its time', create({ ContingentOrder: true, TriggerType: 'OnTime' }), 'TradeCreate', `${CREATE}Trigger time cannot be empty`],
  [
    'a trigger in the past',
    create({ ContingentOrder: true, TriggerType: 'OnTime', TriggerTime: 1 }),
    'TradeCreate',
    `${CREATE}Trigger time cannot be less than current time`,
  ],
  [
    'a trigger after the end',
    create({ Type: 'Limit', Price: 1, Expired: 4e12, ContingentOrder: true, TriggerType: 'OnTime', TriggerTime: 4e12 }),
    'TradeCreate',
    `${CREATE}Trigger time cannot be greater than expiration time`,
  ],
  [
    'a contingent StopLimit',
    create({ Type: 'StopLimit', Price: 1, StopPrice: 2, ContingentOrder: true, TriggerType: 'OnTime', TriggerTime: 4e12 }),
    'TradeCreate',
    `${CREATE}Contingent orders with type StopLimit are not supported.`,
  ],
  [
    'a trigger without its order',
    create({ ContingentOrder: true, TriggerType: 'OnPendingOrderExpired' }),
    'TradeCreate',
    `${CREATE}Trigger Order Id is not specified`,
  ],
  [
    'a trigger by an order nobody has',
    create({ ContingentOrder: true, TriggerType: 'OnPendingOrderPartiallyFilled', OrderIdTriggeredBy: 7 }),
    'TradeCreate',
    `${CREATE}Order Not Found 7`,
  ],
  [
    'a trigger by the end of an order that has none',
    create({ ContingentOrder: true, TriggerType: 'OnPendingOrderExpired', OrderIdTriggeredBy: 769002 }),
    'TradeCreate',
    `${CREATE}Trigger Order #769002 has no Expired time`,
  ],
  [
    'a trigger by an order of another symbol',
    create({ Symbol: 'GBPUSD', ContingentOrder: true, TriggerType: 'OnPendingOrderPartiallyFilled', OrderIdTriggeredBy: 769002 }),
    'TradeCreate',
    `${CREATE}Trigger Order #769002 has different Symbol`,
  ],
  [
    'an OCO without its second leg',
    { Request: 'TradeCreateOco', FirstRequest: { Type: 'Stop', Side: 'Buy', Symbol: 'EURUSD', Amount: 1000, StopPrice: 2 } },
    'Error',
    "Invalid 'SecondRequest' filed!",
  ],
  ['a modify without Id', { Request: 'TradeModify', Params: {} }, 'Error', "Empty 'Params.Id' field!"],
  ['a modify of nothing', { Request: 'TradeModify', Params: { Id: 5 } }, 'TradeModify', `${MODIFY}Order Not Found 5`],
  [
    'a modify of more than there is',
    { Request: 'TradeModify', Params: { Id: 769002, AmountChange: -100000 } },
    'TradeModify',
    `${MODIFY}Invalid AmountChange: -100000`,
  ],
  ['a modify off the step', { Request: 'TradeModify', Params: { Id: 769002, AmountChange: -500 } }, 'TradeModify', `${MODIFY}Invalid amount.`],
  ["a modify of a position's amount", { Request: 'TradeModify', Params: { Id: 769003, AmountChange: -1000 } }, 'TradeModify', `${MODIFY}Cannot modify amount.`],
  [
    'a Limit that waits and must not wait',
    { Request: 'TradeModify', Params: { Id: 769002, ImmediateOrCancel: true } },
    'TradeModify',
    `${MODIFY}'ImmediateOrCancel' flag is not supported for limit orders`,
  ],
  [
    'a trigger for an order that is not contingent',
    { Request: 'TradeModify', Params: { Id: 769002, TriggerTime: 4e12 } },
    'TradeModify',
    `${MODIFY}Invalid trigger type.`,
  ],
  [
    'a pair with itself',
    { Request: 'TradeModify', Params: { Id: 769002, OneCancelsTheOther: true, RelatedTradeId: 769002 } },
    'TradeModify',
    `${MODIFY}OCO order cannot be related to itself`,
  ],
  [
    'a pair with nobody',
    { Request: 'TradeModify', Params: { Id: 769002, OneCancelsTheOther: true } },
    'TradeModify',
    `${MODIFY}OCO flag requires to specify RelatedTradeId`,
  ],
  ['a choice that is text', { Request: 'TradeModify', Params: { Id: 769002, FillOrKill: 'no' } }, 'Error', "Invalid 'Params.FillOrKill' filed!"],
  [
    'a modify that expects another amount',
    { Request: 'TradeModify', Params: { Id: 769002, PrevAmount: 5000, Amount: 6000 } },
    'TradeModify',
    `${MODIFY}Order amount was changed in-flight before the request is processed!`,
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
    `${DELETE}Only Limit, Stop and StopLimit orders can be canceled. Please check the type of the order #769003`,
  ],
  ['a close of an order', { Request: 'TradeDelete', Params: { Type: 'Close', Id: 769002 } }, 'TradeDelete', `${DELETE}Position #769002 was not found.`],
  ['a close off the step', { Request: 'TradeDelete', Params: { Type: 'Close', Id: 769003, Amount: 10 } }, 'TradeDelete', `${DELETE}Invalid amount.`],
  ['a CloseBy without another', { Request: 'TradeDelete', Params: { Type: 'CloseBy', Id: 769003 } }, 'Error', "Empty 'Params.ById' field!"],
  [
    'a CloseBy of the same side',
    { Request: 'TradeDelete', Params: { Type: 'CloseBy', Id: 769003, ById: 769003 } },
    'TradeDelete',
    `${DELETE}Positions have the same side.`,
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
