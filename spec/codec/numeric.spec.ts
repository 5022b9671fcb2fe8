// The numeric types: how money is read and printed, and what is refused.

import Big from 'big.js';
import { expect } from 'chai';
import { Decimal } from 'decimal.js';
import { InvalidRequestError } from '../../lib/base/errors.js';
import { asDecimal, asNumber, asString, printNumeric, type DecimalLike } from '../../lib/codec/numeric.js';

const big = asDecimal(Big);

/** The decimal libraries that docs name, and what either has its users write. */
const LIBRARIES = { 'big.js': asDecimal<DecimalLike>(Big), 'decimal.js': asDecimal<DecimalLike>(Decimal) };

for (const [library, numeric] of Object.entries(LIBRARIES)) {
  describe(`decimals of ${library}`, () => {
    for (const text of ['0', '-0.5', '999999741.1900000001', '12345678901234567890.123456789012345678', '1e-7', '1e21', '9007199254740993', '0.1']) {
      it(`keep every digit of ${text} both ways`, () => {
        const printed = printNumeric(numeric, 'Price', numeric.read(text));
        expect(printed).to.match(/^-?\d+(?:\.\d+)?$/);
        expect(new Big(printed).eq(new Big(text))).to.equal(true);
      });
    }

    it('are refused where they are none, and nothing is printed', () => {
      expect(() => printNumeric(numeric, 'Amount', NaN as unknown as DecimalLike)).to.throw(InvalidRequestError, 'Nothing was sent');
    });
  });
}

it('a NaN or an infinity that decimal.js can hold is refused by name', () => {
  for (const value of [new Decimal(NaN), new Decimal(Infinity)])
    expect(() => printNumeric(asDecimal(Decimal), 'Price', value)).to.throw(InvalidRequestError, /^Price must be a finite number/);
});

describe('numeric types', () => {
  it('read text as a number, as itself, or as a decimal', () => {
    expect(asNumber.read('0.10')).to.equal(0.1);
    expect(asString.read('0.10')).to.equal('0.10');
    expect(big.read('0.1').plus('0.2').eq('0.3')).to.equal(true);
  });

  it('ask for the text of every literal where a number would lose its scale', () => {
    expect([asNumber, asString, big].map(({ keepText }) => keepText)).to.deep.equal([false, true, true]);
  });
});

describe('asDecimal', () => {
  it('prints plain decimal text where the library would print an exponent', () => {
    expect(String(new Big('1e-7'))).to.equal('1e-7');
    expect(big.print(new Big('1e-7'))).to.equal('0.0000001');
    expect(big.print(new Big('1e21'))).to.equal('1000000000000000000000');
  });

  it('is content with toString where there is no toFixed', () => {
    class Plain {
      readonly #text: string;
      constructor(text: string) {
        this.#text = text;
      }
      toString(): string {
        return this.#text;
      }
    }
    const plain = asDecimal(Plain);
    expect(plain.print(plain.read('1.50'))).to.equal('1.50');
  });
});

describe('printNumeric', () => {
  it('prints what is a finite number', () => {
    expect(printNumeric(asNumber, 'Price', 1.1)).to.equal('1.1');
    expect(printNumeric(asNumber, 'Price', 1e-7)).to.equal('1e-7');
    expect(printNumeric(asString, 'Price', '1.10')).to.equal('1.10');
    expect(printNumeric(big, 'Price', new Big('1.10'))).to.equal('1.1');
  });

  for (const value of [NaN, Infinity, -Infinity]) {
    it(`refuses ${String(value)}, naming the field`, () => {
      expect(() => printNumeric(asNumber, 'Params.Price', value))
        .to.throw(InvalidRequestError, /^Params\.Price must be a finite number/)
        .that.includes({ field: 'Params.Price', delivered: 'no' });
    });
  }

  for (const value of ['', 'many', '1,5', '0x10', ' 1']) {
    it(`refuses the text ${JSON.stringify(value)}`, () => {
      expect(() => printNumeric(asString, 'Amount', value)).to.throw(InvalidRequestError, 'Nothing was sent');
    });
  }
});
