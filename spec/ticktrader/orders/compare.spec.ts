import Big from 'big.js';
import { expect } from 'chai';
import { asDecimal, asNumber, asString } from '../../../lib/codec/numeric.js';
import { asText, compare, recorded, same, shown, type Values } from '../../../lib/ticktrader/orders/compare.js';
import { record, trade } from './records.js';

const told = (wanted: Values, before: Values | undefined, found: Values, type = 'Limit'): string => compare({ wanted, before }, type, (field) => found[field]);

describe('a trade held against a change', () => {
  type Row = readonly [what: string, wanted: Values, before: Values | undefined, found: Values, expected: string];
  const rows: readonly Row[] = [
    ['as asked', { Price: '1.2' }, { Price: '1.1' }, { Price: '1.2' }, 'asked'],
    ['as asked, in other digits', { Price: '1.20' }, { Price: '1.1' }, { Price: '12e-1' }, 'asked'],
    ['as before', { Price: '1.2' }, { Price: '1.1' }, { Price: '1.10' }, 'before'],
    ['as neither', { Price: '1.2' }, { Price: '1.1' }, { Price: '1.3' }, 'third'],
    ['as asked, of a trade that was not known', { Price: '1.2' }, undefined, { Price: '1.2' }, 'asked'],
    ['as not asked, of a trade that was not known', { Price: '1.2' }, undefined, { Price: '1.3' }, 'nothing'],
    ['changed in a field that was not asked for', { Price: '1.2' }, { Price: '1.1', Comment: 'a' }, { Price: '1.2', Comment: 'b' }, 'asked'],
    ['as asked in both', { Price: '1.2', Comment: 'x' }, { Price: '1.1', Comment: 'a' }, { Price: '1.2', Comment: 'x' }, 'asked'],
    ['as asked in one and as before in the other', { Price: '1.2', Comment: 'x' }, { Price: '1.1', Comment: 'a' }, { Price: '1.2', Comment: 'a' }, 'third'],
    [
      'as before, where one field was to stay as it was',
      { Price: '1.2', Comment: 'a' },
      { Price: '1.1', Comment: 'a' },
      { Price: '1.1', Comment: 'a' },
      'before',
    ],
    ['as asked, where nothing was to change', { Price: '1.1' }, { Price: '1.1' }, { Price: '1.1' }, 'asked'],
    ['with a stop loss that was taken away as asked', { StopLoss: '0' }, { StopLoss: '1' }, {}, 'asked'],
    ['with a stop loss that is still there', { StopLoss: '0' }, { StopLoss: '1' }, { StopLoss: '1' }, 'before'],
    ['without a stop loss, as it was', { StopLoss: '2' }, {}, {}, 'nothing'],
    ['with a new stop loss', { StopLoss: '2' }, {}, { StopLoss: '2' }, 'asked'],
    ['with the stop loss of somebody else', { StopLoss: '2' }, {}, { StopLoss: '3' }, 'third'],
    ['without the stop loss it had, which was to be another', { StopLoss: '2' }, { StopLoss: '1' }, {}, 'third'],
    ['that never showed the field: it may be a server that shows it of none', { StopLoss: '0' }, {}, {}, 'nothing'],
    ['that does not show a field whose absence has no meaning', { MaxVisibleAmount: '0' }, { MaxVisibleAmount: '5' }, {}, 'nothing'],
    ['with its comment taken away', { Comment: '' }, { Comment: 'a' }, {}, 'asked'],
    ['with a comment that is a number, and another of that value', { Price: '1' }, { Price: '2' }, { Price: '1.0' }, 'asked'],
    ['with what shall remain', { RemainingAmount: '6' }, { RemainingAmount: '10', FilledAmount: '0' }, { RemainingAmount: '6', FilledAmount: '0' }, 'asked'],
    [
      'with what shall remain, by a fill',
      { RemainingAmount: '6' },
      { RemainingAmount: '10', FilledAmount: '0' },
      { RemainingAmount: '6', FilledAmount: '4' },
      'before',
    ],
    ['with less, by a fill', { RemainingAmount: '6' }, { RemainingAmount: '10', FilledAmount: '1' }, { RemainingAmount: '5', FilledAmount: '2' }, 'asked'],
    ['with what may be either', { RemainingAmount: '6' }, { RemainingAmount: '10', FilledAmount: '0' }, { RemainingAmount: '2', FilledAmount: '1' }, 'nothing'],
    [
      'with another amount and no fill',
      { RemainingAmount: '6' },
      { RemainingAmount: '10', FilledAmount: '0' },
      { RemainingAmount: '2', FilledAmount: '0' },
      'third',
    ],
    [
      'with what shall remain, of a trade of which nobody knows what was filled',
      { RemainingAmount: '6' },
      { RemainingAmount: '10' },
      { RemainingAmount: '6', FilledAmount: '4' },
      'asked',
    ],
    ['with a time of its own taken away', { Expired: '0' }, { Expired: '9' }, {}, 'asked'],
    ['with its profit taken, as asked', { TakeProfit: '0' }, { TakeProfit: '9' }, {}, 'asked'],
    ['without what shall remain', { RemainingAmount: '6' }, { RemainingAmount: '10', FilledAmount: '0' }, { FilledAmount: '4' }, 'nothing'],
    ['in no field that shows', { OcoEqualAmount: 'true' }, {}, { Price: '1' }, 'nothing'],
  ];
  for (const [what, wanted, before, found, expected] of rows)
    it(`${what} is told as ${expected}`, () => {
      expect(told(wanted, before, found)).to.equal(expected);
    });

  it('as a position shows its exits and its comment alone', () => {
    expect(told({ Price: '1.2' }, { Price: '1.1' }, { Price: '1.2' }, 'Position')).to.equal('nothing');
    expect(told({ Price: '1.2', StopLoss: '1' }, { Price: '1.1' }, { Price: '9', StopLoss: '1' }, 'Position')).to.equal('asked');
    expect(told({ TakeProfit: '1' }, {}, { TakeProfit: '1' }, 'Position')).to.equal('asked');
    expect(told({ Comment: 'b' }, { Comment: 'a' }, { Comment: 'b' }, 'Position')).to.equal('asked');
  });
});

describe('the fields of a trade as text', () => {
  it('are digit for digit, in every numeric type', () => {
    expect(asText(asNumber, 1.1)).to.equal('1.1');
    expect(asText(asString, '1.10')).to.equal('1.10');
    expect(asText(asDecimal(Big), new Big('1.10'))).to.equal('1.1');
    expect([asText(asNumber, true), asText(asNumber, undefined)]).to.deep.equal(['true', undefined]);
  });

  it('are what they are where they are no money, also where money is an object', () => {
    const decimal = asDecimal(Big);
    expect([asText(decimal, 'a comment'), asText(decimal, true), asText(decimal, 1443789754000)]).to.deep.equal(['a comment', 'true', '1443789754000']);
    expect([asText(asString, 'a comment'), asText(asString, true), asText(asString, 1443789754000)]).to.deep.equal(['a comment', 'true', '1443789754000']);
  });

  it('show the price of a Stop as what it waits for', () => {
    const stop = trade({ Type: 'Stop', StopPrice: 1.3 });
    expect([shown(asNumber, stop, 'Price'), shown(asNumber, stop, 'StopPrice')]).to.deep.equal(['1.3', '1.3']);
    expect(shown(asNumber, trade(), 'Price')).to.equal('1.1');
  });

  it('of a record show the price of what still was an order, and no amounts', () => {
    const canceled = record('OrderCanceled', { TradePrice: 1.3, StopLoss: 1, TradeAmount: 5 });
    expect((['Price', 'StopLoss', 'RemainingAmount', 'Comment'] as const).map((field) => recorded(asNumber, canceled, field))).to.deep.equal([
      '1.3',
      '1',
      undefined,
      undefined,
    ]);
    expect(recorded(asNumber, { ...canceled, TradeType: 'Position' }, 'Price')).to.equal(undefined);
  });

  it('of a record show every field that a change can be seen by in it', () => {
    const all = record('OrderCanceled', { TradeType: 'Stop', TradePrice: 1.3, StopLoss: 1, TakeProfit: 2, Expired: 5, Comment: 'a' });
    const fields = ['Price', 'StopPrice', 'StopLoss', 'TakeProfit', 'Expired', 'Comment', 'Slippage'] as const;
    expect(fields.map((field) => recorded(asNumber, all, field))).to.deep.equal(['1.3', '1.3', '1', '2', '5', 'a', undefined]);
  });

  it('are the same by value where they are numbers, and to the letter otherwise', () => {
    expect([same('1.0', '1'), same('a', 'a'), same('a', 'b'), same('', '0')]).to.deep.equal([true, true, false, false]);
  });
});
