// Trades of both generations, read into one type.

import { expect } from 'chai';
import { decode } from '../../../lib/codec/decode.js';
import { read } from '../../../lib/codec/json.js';
import { asNumber, asString } from '../../../lib/codec/numeric.js';
import { money } from '../../../lib/codec/values.js';
import { DecodeError } from '../../../lib/base/errors.js';
import { trade, type Trade } from '../../../lib/ticktrader/model/trade.js';

const head = '"Id":7,"Side":"Buy","Status":"Calculated","Symbol":"EURUSD","Created":1444060421926';
const textOf = (rest: string): string => `{${head},${rest}}`;
const asNumbers = (rest: string): Trade => decode(trade(money(asNumber)), read(textOf(rest)), 'Trade');
const asTexts = (rest: string): Trade<string> => decode(trade(money(asString)), read(textOf(rest), { literals: 'all' }), 'Trade');

describe('trade', () => {
  describe('of the older generation', () => {
    it('reads Amount as what remains, and derives what is filled to the digit', () => {
      const older = '"Type":"Limit","InitialAmount":0.3,"Amount":0.1';
      expect(asNumbers(older)).to.include({ RemainingAmount: 0.1, FilledAmount: 0.2 }); // as doubles 0.3 - 0.1 is 0.19999999999999998
      expect(asTexts(older)).to.include({ RemainingAmount: '0.1', FilledAmount: '0.2' });
    });

    it('keeps the scale of the amounts in what it derives', () => {
      expect(asTexts('"Type":"Limit","InitialAmount":100000.00,"Amount":40000.0').FilledAmount).to.equal('60000.00');
    });

    it('derives exactly past 2^53', () => {
      expect(asTexts('"Type":"Limit","InitialAmount":9007199254740993,"Amount":1').FilledAmount).to.equal('9007199254740992');
    });

    it('does not take what was closed of a position for what was filled', () => {
      const position = asNumbers('"Type":"Position","InitialAmount":100000,"Amount":40000');
      expect(position).to.include({ RemainingAmount: 40000 }).and.not.have.property('FilledAmount');
    });

    it('claims no fill where more remains than was asked for', () => {
      expect(asNumbers('"Type":"Limit","InitialAmount":1,"Amount":2')).not.to.have.property('FilledAmount');
    });

    it('reads the Price of a Stop as its StopPrice', () => {
      const stop = asNumbers('"Type":"Stop","Price":0.84515,"InitialAmount":1,"Amount":1');
      expect(stop).to.include({ StopPrice: 0.84515 }).and.not.have.property('Price');
    });

    it('leaves the Price of a position that came of a Stop alone', () => {
      const position = asNumbers('"Type":"Position","InitialType":"Stop","Price":0.84515,"InitialAmount":1,"Amount":1');
      expect(position).to.include({ Price: 0.84515 }).and.not.have.property('StopPrice');
    });

    it('refuses amounts that are no numbers, by the current name of the field', () => {
      expect(() => asNumbers('"Type":"Limit","InitialAmount":1,"Amount":"1"'))
        .to.throw(DecodeError)
        .that.includes({ path: 'Trade.RemainingAmount', expected: 'number', got: 'text of 1 characters' });
    });
  });

  describe('of the current generation', () => {
    it('keeps what the server says, whatever the older names hold', () => {
      const current = asNumbers('"Type":"Limit","InitialAmount":10,"RemainingAmount":4,"FilledAmount":5,"Amount":9');
      expect(current).to.include({ RemainingAmount: 4, FilledAmount: 5 });
    });

    it('derives nothing', () => {
      expect(asNumbers('"Type":"Limit","InitialAmount":10,"RemainingAmount":4')).not.to.have.property('FilledAmount');
    });

    it('keeps Price beside StopPrice', () => {
      const stopLimit = asNumbers('"Type":"StopLimit","Price":1.1,"StopPrice":1.2,"InitialAmount":1,"RemainingAmount":1,"FilledAmount":0');
      expect(stopLimit).to.include({ Price: 1.1, StopPrice: 1.2 });
    });

    it('keeps ids past 2^53 as text', () => {
      const contingent = asNumbers('"Type":"Stop","StopPrice":1,"InitialAmount":1,"RemainingAmount":1,"OrderIdTriggeredBy":9223372036854775807');
      expect(contingent.OrderIdTriggeredBy).to.equal('9223372036854775807');
    });
  });

  it('keeps a status and a type nobody has documented', () => {
    const odd = asNumbers('"Type":"Basket","Status":"Dreaming","InitialAmount":1,"RemainingAmount":1');
    expect(odd).to.include({ Type: 'Basket', Status: 'Dreaming' });
  });

  it('has optional money in the chosen numeric type', () => {
    const price: string | undefined = asTexts('"Type":"Limit","InitialAmount":1,"RemainingAmount":1').Price;
    expect(price).to.equal(undefined);
    // @ts-expect-error -- a price of text is no number
    const wrong: number | undefined = asTexts('"Type":"Limit","Price":1.50,"InitialAmount":1,"RemainingAmount":1').Price;
    expect(wrong).to.equal('1.50');
  });
});
