// The codecs of single values: ids, whole numbers, doubles, money, open words.

import Big from 'big.js';
import { expect } from 'chai';
import fc from 'fast-check';
import type * as t from 'io-ts';
import { isRight } from '#fp/Either';
import { read } from '../../lib/codec/json.js';
import { Literal } from '../../lib/codec/literal.js';
import { asDecimal, asNumber, asString } from '../../lib/codec/numeric.js';
import { double, flag, id, list, millis, money, open, text, whole } from '../../lib/codec/values.js';

const REFUSED = Symbol('refused');
const decoded = (codec: t.Decoder<unknown, unknown>, value: unknown): unknown => {
  const result = codec.decode(value);
  return isRight(result) ? result.right : REFUSED;
};

describe('id', () => {
  it('is text, whatever the wire holds', () => {
    expect([7, 'opaque', -1, '007', new Literal('638273510970197437')].map((value) => decoded(id, value))).to.deep.equal([
      '7',
      'opaque',
      '-1',
      '007',
      '638273510970197437',
    ]);
  });

  it('keeps every id of 64 bits, read in either way', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }), (number) => {
        expect(decoded(id, read(String(number)))).to.equal(String(number));
        expect(decoded(id, read(String(number), { literals: 'all' }))).to.equal(String(number));
      }),
    );
  });

  it('refuses fractions, exponents and what is no number', () => {
    for (const value of [1.5, new Literal('1.0'), new Literal('1e5'), NaN, true, null, {}]) expect(decoded(id, value)).to.equal(REFUSED);
  });
});

describe('whole', () => {
  it('reads whole numbers that fit a double', () => {
    expect([0, 5, new Literal('100'), new Literal('1.0'), -62135596800000].map((value) => decoded(whole, value))).to.deep.equal([
      0, 5, 100, 1, -62135596800000,
    ]);
  });

  it('refuses the rest', () => {
    for (const value of [1.5, '5', new Literal('9007199254740993'), 2 ** 53, Infinity]) expect(decoded(whole, value)).to.equal(REFUSED);
  });

  it('stands for stamps as well, up to "never"', () => {
    expect(decoded(millis, 253402297200000)).to.equal(253402297200000);
  });
});

describe('double', () => {
  it('reads any number as the nearest double', () => {
    expect([0.3, new Literal('3.33333333333333333333'), new Literal('1e-400')].map((value) => decoded(double, value))).to.deep.equal([0.3, 10 / 3, 0]);
  });

  it('refuses text, and what is beyond the range', () => {
    for (const value of ['0.3', new Literal('1e400')]) expect(decoded(double, value)).to.equal(REFUSED);
  });
});

describe('money', () => {
  const literal = new Literal('999999741.1900000000123');

  it('becomes what the client chose', () => {
    expect(decoded(money(asNumber), literal)).to.equal(999999741.19);
    expect(decoded(money(asString), literal)).to.equal('999999741.1900000000123');
    expect(decoded(money(asDecimal(Big)), literal)).to.deep.equal(new Big('999999741.1900000000123'));
  });

  it('tells of every literal that loses digits as a number, and of no other', () => {
    const lost: string[] = [];
    const counted = money(asNumber, (digits) => lost.push(digits));
    for (const value of [literal, 0.1, new Literal('0.50'), new Literal('1e-400')]) decoded(counted, value);
    expect(lost).to.deep.equal(['999999741.1900000000123', '1e-400']);
  });

  it('has nothing to tell where the text is kept', () => {
    const lost: string[] = [];
    decoded(
      money(asString, (digits) => lost.push(digits)),
      literal,
    );
    expect(lost).to.deep.equal([]);
  });

  it('refuses text, flags and null', () => {
    for (const value of ['1.5', true, null, undefined, []]) expect(decoded(money(asString), value)).to.equal(REFUSED);
  });

  it('refuses a number that a double could only call infinite, and keeps it as text', () => {
    expect(decoded(money(asNumber), new Literal('1e400'))).to.equal(REFUSED);
    expect(decoded(money(asString), new Literal('1e400'))).to.equal('1e400');
  });

  it('reads what print wrote, in every numeric type', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (amount) => {
        const got = decoded(money(asNumber), read(asNumber.print(amount)));
        expect(got).to.equal(amount === 0 ? 0 : amount);
      }),
    );
  });
});

describe('open', () => {
  const side = open('Buy', 'Sell');

  it('lets documented and undocumented words through', () => {
    expect(['Buy', 'Hold', ''].map((word) => decoded(side, word))).to.deep.equal(['Buy', 'Hold', '']);
  });

  it('refuses what is no text', () => {
    for (const value of [0, null, new Literal('1e400')]) expect(decoded(side, value)).to.equal(REFUSED);
  });

  it('shows its words', () => {
    expect(side.words).to.deep.equal(['Buy', 'Sell']);
    expect(side.name).to.equal('Buy | Sell');
  });
});

describe('text, flag and list', () => {
  it('convert nothing', () => {
    expect([decoded(text, 'a'), decoded(flag, false), decoded(list(flag), [true])]).to.deep.equal(['a', false, [true]]);
    expect([decoded(text, 1), decoded(flag, 'true'), decoded(flag, 0), decoded(list(flag), {})]).to.deep.equal([REFUSED, REFUSED, REFUSED, REFUSED]);
  });
});
