// Every field an order or a change may carry, as it leaves; and everything that is refused before it leaves.

import Big from 'big.js';
import { expect } from 'chai';
import { InvalidRequestError } from '../../../lib/base/errors.js';
import { print } from '../../../lib/codec/json.js';
import { asDecimal, asNumber, asString } from '../../../lib/codec/numeric.js';
import type { NewOrder, OrderChange } from '../../../lib/ticktrader/orders/new-order.js';
import { printChange, printOrder } from '../../../lib/ticktrader/orders/print.js';

const market = { Type: 'Market', Side: 'Buy', Symbol: 'EURUSD', Amount: 1000 } as const;
const limit = { ...market, Type: 'Limit', Price: 1.1 } as const;
const stop = { ...market, Type: 'Stop', StopPrice: 1.2 } as const;
const stopLimit = { ...market, Type: 'StopLimit', StopPrice: 1.2, Price: 1.21 } as const;

/** As plain JavaScript may hand it in. */
const order = (values: object): string => print(printOrder(values as NewOrder, asNumber));
const change = (values: object): string => print(printChange(values as OrderChange, asNumber));
const refusal = (act: () => unknown): string => {
  try {
    return `not refused: ${String(act())}`;
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    return `${error.field}${error.delivered === 'no' ? '' : ' (delivered?)'}`;
  }
};

describe('an order as it leaves', () => {
  const shapes: Readonly<Record<string, readonly [object, string]>> = {
    'a market order': [market, '{"Type":"Market","Side":"Buy","Symbol":"EURUSD","Amount":1000}'],
    'a limit': [limit, '{"Type":"Limit","Side":"Buy","Symbol":"EURUSD","Amount":1000,"Price":1.1}'],
    'a stop': [stop, '{"Type":"Stop","Side":"Buy","Symbol":"EURUSD","Amount":1000,"StopPrice":1.2}'],
    'a stop-limit': [stopLimit, '{"Type":"StopLimit","Side":"Buy","Symbol":"EURUSD","Amount":1000,"StopPrice":1.2,"Price":1.21}'],
  };
  for (const [what, [given, text]] of Object.entries(shapes)) {
    it(`is ${what}`, () => {
      expect(order(given)).to.equal(text);
    });
  }

  const fields: Readonly<Record<string, readonly [object, string]>> = {
    ClientId: [{ ClientId: 'mine-1' }, '"mine-1"'],
    Comment: [{ Comment: 'a "quoted"\nword' }, String.raw`"a \"quoted\"\nword"`],
    ClientApp: [{ ClientApp: 'blotter' }, '"blotter"'],
    StopLoss: [{ StopLoss: 1.05 }, '1.05'],
    TakeProfit: [{ TakeProfit: 1.3 }, '1.3'],
    Slippage: [{ Slippage: 0 }, '0'],
    Expired: [{ Expired: new Date(1443789754000) }, '1443789754000'],
    MaxVisibleAmount: [{ MaxVisibleAmount: 0 }, '0'],
    ImmediateOrCancel: [{ ImmediateOrCancel: true }, 'true'],
    FillOrKill: [{ FillOrKill: false }, 'false'],
    MarketWithSlippage: [{ MarketWithSlippage: true }, 'true'],
    OneCancelsTheOther: [{ OneCancelsTheOther: true, RelatedTradeId: 7 }, 'true'],
    RelatedTradeId: [{ OneCancelsTheOther: true, RelatedTradeId: 9007199254740993n }, '9007199254740993'],
    OcoEqualAmount: [{ OcoEqualAmount: true }, 'true'],
    ContingentOrder: [{ ContingentOrder: true, TriggerType: 'OnTime', TriggerTime: 1 }, 'true'],
    TriggerType: [{ ContingentOrder: true, TriggerType: 'OnPendingOrderExpired', OrderIdTriggeredBy: 7 }, '"OnPendingOrderExpired"'],
    TriggerTime: [{ ContingentOrder: true, TriggerType: 'OnTime', TriggerTime: new Date(5) }, '5'],
    OrderIdTriggeredBy: [
      { ContingentOrder: true, TriggerType: 'OnPendingOrderPartiallyFilled', OrderIdTriggeredBy: '638273510970197437' },
      '638273510970197437',
    ],
  };
  for (const [field, [parts, text]] of Object.entries(fields)) {
    it(`carries ${field} as ${text}`, () => {
      expect(order({ ...limit, ...parts })).to.include(`"${field}":${text}`);
    });
  }

  it('leaves out what is undefined', () => {
    expect(order({ ...limit, Comment: undefined, StopPrice: undefined })).to.equal(order(limit));
  });

  it('keeps every digit of text and of decimals', () => {
    const digits = { Amount: '123456789012345678901234.50', Price: '1.10000000000000000001' };
    expect(print(printOrder({ ...limit, ...digits }, asString))).to.include('"Amount":123456789012345678901234.50,"Price":1.10000000000000000001');
    const decimals = { Amount: new Big(digits.Amount), Price: new Big(digits.Price) };
    expect(print(printOrder({ ...limit, ...decimals }, asDecimal(Big)))).to.include('"Amount":123456789012345678901234.5,"Price":1.10000000000000000001');
  });

  it('takes 512 characters of a name or a comment, and no more', () => {
    const longest = 'x'.repeat(512);
    for (const field of ['Symbol', 'ClientId', 'Comment', 'ClientApp']) expect(order({ ...limit, [field]: longest }), field).to.include(longest);
  });

  it('is printed as text by its numeric type alone: a small double keeps its exponent', () => {
    expect(order({ ...limit, Price: 1e-7 })).to.include('"Price":1e-7');
  });
});

describe('an order that is wrong by itself', () => {
  const badMoney = [NaN, Infinity, -Infinity, -1, 'ten', '', null, {}, [], true];
  const bad: Readonly<Record<string, readonly unknown[]>> = {
    Amount: [...badMoney, 0],
    Price: [...badMoney, 0],
    MaxVisibleAmount: badMoney,
    StopLoss: badMoney,
    TakeProfit: badMoney,
    Slippage: badMoney,
    Expired: [NaN, 1.5, new Date(NaN), '2026-01-01', null, {}],
    TriggerTime: [NaN, '5', null],
    Type: ['Position', 'limit', '', 7, null, 'constructor'],
    Side: ['buy', 'Hold', '', 7, null],
    Symbol: ['', 7, null, 'x'.repeat(513)],
    ClientId: ['', 7, null, 'x'.repeat(513)],
    Comment: [7, null, 'x'.repeat(513)],
    ClientApp: [7, {}],
    ImmediateOrCancel: ['true', 1, null],
    FillOrKill: ['yes', 0],
    MarketWithSlippage: ['no'],
    OneCancelsTheOther: ['x'],
    OcoEqualAmount: [1],
    ContingentOrder: ['true'],
    RelatedTradeId: ['abc', 1.5, -1, 2 ** 53, '', null, true],
    OrderIdTriggeredBy: ['x', {}],
    TriggerType: ['None', 'onTime', 7],
  };
  for (const [field, values] of Object.entries(bad)) {
    for (const value of values) {
      it(`is refused by the name of ${field} where that is ${typeof value} ${JSON.stringify(value).slice(0, 20)}`, () => {
        expect(refusal(() => order({ ...limit, [field]: value }))).to.equal(field);
      });
    }
  }

  const missing: readonly (readonly [object, string])[] = [
    ...(['Side', 'Symbol', 'Amount'] as const).map((field) => [market, field] as const),
    [limit, 'Price'],
    [stop, 'StopPrice'],
    [stopLimit, 'Price'],
    [stopLimit, 'StopPrice'],
    [limit, 'Type'],
  ];
  for (const [given, field] of missing) {
    it(`is refused as a ${'Type' in given ? String(given.Type) : ''} without ${field}`, () => {
      expect(refusal(() => order({ ...given, [field]: undefined }))).to.equal(field);
    });
  }

  const barred: readonly (readonly [object, Readonly<Record<string, unknown>>])[] = [
    [market, { Price: 1.1 }],
    [market, { StopPrice: 1.1 }],
    [market, { Expired: 1 }],
    [market, { MaxVisibleAmount: 1 }],
    [market, { ImmediateOrCancel: true }],
    [market, { FillOrKill: true }],
    [limit, { StopPrice: 1.1 }],
    [stop, { Price: 1.1 }],
    [stop, { MaxVisibleAmount: 1 }],
    [stop, { ImmediateOrCancel: true }],
    [stop, { FillOrKill: true }],
  ];
  for (const [given, parts] of barred) {
    const field = Object.keys(parts).join();
    it(`is refused as a ${'Type' in given ? String(given.Type) : ''} with ${field}`, () => {
      expect(refusal(() => order({ ...given, ...parts }))).to.equal(field);
    });
  }

  for (const stranger of ['price', 'Volume', 'Id', '__proto__', 'toString', 'OcoEqualVolume']) {
    it(`is refused with ${stranger}, which the server does not know: left out, another order would be placed`, () => {
      expect(refusal(() => order({ ...limit, ...Object.fromEntries([[stranger, 1]]) }))).to.equal(stranger);
    });
  }

  it('is refused as contingent without what wakes it', () => {
    expect(refusal(() => order({ ...limit, ContingentOrder: true }))).to.equal('TriggerType');
    expect(refusal(() => order({ ...limit, ContingentOrder: true, TriggerType: 'OnTime' }))).to.equal('TriggerTime');
    expect(refusal(() => order({ ...limit, ContingentOrder: true, TriggerType: 'OnPendingOrderExpired', TriggerTime: 1 }))).to.equal('OrderIdTriggeredBy');
  });

  it('is refused with what wakes it where it is not said to be contingent: the server would place it at once', () => {
    for (const half of [{ TriggerType: 'OnTime' }, { TriggerTime: 1 }, { OrderIdTriggeredBy: 7 }, { ContingentOrder: false, TriggerType: 'OnTime' }])
      expect(refusal(() => order({ ...limit, ...half }))).to.equal('ContingentOrder');
  });

  const why: readonly (readonly [object, string])[] = [
    [{ Symbol: '' }, 'Symbol must be text of 1 to 512 characters.'],
    [{ Side: 'Hold' }, 'Side must be Buy or Sell.'],
    [{ FillOrKill: 1 }, 'FillOrKill must be true or false.'],
    [{ Comment: 7 }, 'Comment must be text of at most 512 characters.'],
    [{ RelatedTradeId: true }, 'RelatedTradeId must be an id.'],
    [{ Expired: 'soon' }, 'Expired must be ms since 1970 or a Date.'],
    [{ Volume: 1 }, 'Volume is not a field the server knows.'],
    [{ ContingentOrder: true }, 'TriggerType is missing: a contingent order must say what wakes it.'],
    [{ Type: undefined }, 'Type is missing.'],
    [{ Price: undefined }, 'Price is missing: a Limit order needs it.'],
    [{ StopPrice: 1 }, 'StopPrice is not for a Limit order.'],
  ];
  for (const [parts, says] of why)
    it(`says what is wrong with it: ${says}`, () => {
      expect(() => order({ ...limit, ...parts })).to.throw(InvalidRequestError, `${says} Nothing was sent.`);
    });

  it('is refused as a whole where it is no order', () => {
    expect(refusal(() => order({}))).to.equal('Type');
  });

  it('names the leg where there are two', () => {
    expect(refusal(() => printOrder({ ...limit, Price: NaN }, asNumber, 'second.'))).to.equal('second.Price');
    expect(refusal(() => printOrder({ ...limit, Type: undefined } as unknown as NewOrder, asNumber, 'first.'))).to.equal('first.Type');
    expect(refusal(() => printOrder({ ...market, Price: 1 } as unknown as NewOrder, asNumber, 'first.'))).to.equal('first.Price');
    expect(refusal(() => printOrder({ ...limit, Volume: 1 } as unknown as NewOrder, asNumber, 'first.'))).to.equal('first.Volume');
    expect(refusal(() => printOrder({ ...limit, ContingentOrder: true } as unknown as NewOrder, asNumber, 'second.'))).to.equal('second.TriggerType');
  });
});

describe('a change as it leaves', () => {
  const fields: Readonly<Record<string, readonly [unknown, string]>> = {
    Price: [1.1, '1.1'],
    StopPrice: [1.1, '1.1'],
    AmountChange: [-500, '-500'],
    Amount: [500, '500'],
    PrevAmount: [1000, '1000'],
    MaxVisibleAmount: [0, '0'],
    StopLoss: [0, '0'],
    TakeProfit: [1.3, '1.3'],
    Slippage: [0, '0'],
    Expired: [0, '0'],
    Comment: ['', '""'],
    ImmediateOrCancel: [true, 'true'],
    FillOrKill: [true, 'true'],
    InFlightMitigation: [true, 'true'],
    OneCancelsTheOther: [false, 'false'],
    OcoEqualAmount: [true, 'true'],
    RelatedTradeId: [7, '7'],
    TriggerType: ['OnTime', '"OnTime"'],
    TriggerTime: [5, '5'],
    OrderIdTriggeredBy: ['7', '7'],
  };
  for (const [field, [value, text]] of Object.entries(fields)) {
    it(`carries ${field} as ${text}`, () => {
      expect(change({ Id: '638273510970197437', [field]: value })).to.equal(`{"Id":638273510970197437,"${field}":${text}}`);
    });
  }

  it('is refused without an Id, with a wrong one, and where nothing would change', () => {
    expect(refusal(() => change({ Price: 1 }))).to.equal('Id');
    expect(refusal(() => change({ Id: 'x', Price: 1 }))).to.equal('Id');
    expect(refusal(() => change({ Id: 7 }))).to.equal('change');
    expect(refusal(() => change({ Id: 7, Price: undefined }))).to.equal('change');
  });

  it('that is refused says why', () => {
    expect(() => change({ Price: 1 })).to.throw('Id is missing. Nothing was sent.');
    expect(() => change({ Id: 7 })).to.throw('change names nothing that is to change. Nothing was sent.');
  });

  for (const [field, value] of Object.entries({
    Price: NaN,
    AmountChange: Infinity,
    PrevAmount: -1,
    InFlightMitigation: 'x',
    Side: 'Sell',
    Symbol: 'X',
    ClientId: 'c',
    Type: 'Limit',
  })) {
    it(`is refused with ${field} ${JSON.stringify(value)}`, () => {
      expect(refusal(() => change({ Id: 7, [field]: value }))).to.equal(field);
    });
  }
});
