import { expect } from 'chai';
import Big from 'big.js';
import { InvalidRequestError } from '../../lib/base/errors.js';
import { asDecimal, asNumber, asString, type Numeric } from '../../lib/codec/numeric.js';
import { wireId, wireMoney, wireNumber, wireTime } from '../../lib/ticktrader/params.js';

const refusal = (act: () => unknown): string => {
  try {
    return `not refused: ${String(act())}`;
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    return `${error.field} refused`;
  }
};

describe('an id on its way out', () => {
  const good: readonly (readonly [string | number | bigint, string])[] = [
    [769002, '769002'],
    ['769002', '769002'],
    [0, '0'],
    [638273510970197437n, '638273510970197437'],
    ['638273510970197437', '638273510970197437'],
  ];
  for (const [given, printed] of good) {
    it(`is the bare number ${printed} for ${typeof given} ${String(given)}`, () => {
      expect(wireId('id', given).text).to.equal(printed);
    });
  }

  for (const bad of [NaN, Infinity, -1, 1.5, 2 ** 53, 1e21, '', ' 7', '7 ', '-7', '007', '1.5', '1e3', '٣', 'abc', -3n]) {
    it(`is refused by the name of its field for ${typeof bad} ${JSON.stringify(String(bad))}`, () => {
      expect(refusal(() => wireId('orderId', bad).text)).to.equal('orderId refused');
    });
  }

  it('is quoted in the refusal only up to a few characters', () => {
    expect(() => wireId('id', 'x'.repeat(10_000))).to.throw(/got x{40}\./);
  });
});

describe('a time on its way out', () => {
  it('is milliseconds, from a number or a Date', () => {
    expect([wireTime('at', 1443789754000), wireTime('at', new Date(1443789754000)), wireTime('at', 0), wireTime('at', -62135596800000)]).to.deep.equal([
      1443789754000, 1443789754000, 0, -62135596800000,
    ]);
  });

  for (const bad of [NaN, Infinity, 1.5, new Date(NaN), 2 ** 53]) {
    it(`is refused for ${String(bad)}`, () => {
      expect(refusal(() => wireTime('Expired', bad))).to.equal('Expired refused');
    });
  }
});

describe('money on its way out', () => {
  it('keeps every digit, in every numeric type', () => {
    expect(wireMoney(asNumber, 'Price', 1.1).text).to.equal('1.1');
    expect(wireMoney(asString, 'Price', '0.12345678901234567890').text).to.equal('0.12345678901234567890');
    expect(wireMoney(asString, 'Price', '100000.00').text).to.equal('100000.00');
    expect(wireMoney(asDecimal(Big), 'Price', new Big('1e-30')).text).to.equal(`0.${'0'.repeat(29)}1`);
    expect(wireMoney(asDecimal(Big), 'Price', new Big('1e30')).text).to.equal(`1${'0'.repeat(30)}`);
  });

  const bad: readonly (readonly [string, Numeric<unknown>, unknown])[] = [
    ...[NaN, Infinity, -Infinity, -1, 0, -0, '', 'ten', '1,5', null, undefined, {}, [], true].map(
      (value) => ['a number', asNumber as Numeric<unknown>, value] as const,
    ),
    ...['', 'NaN', '-1', '0', '0.00', '0e5', '-0', '+1', ' 1', '1 ', '1.', '.5', '0x10', null, undefined, {}, NaN].map(
      (value) => ['text', asString as Numeric<unknown>, value] as const,
    ),
    ...[new Big(0), new Big(-1), null, undefined, 'ten', NaN].map((value) => ['a decimal', asDecimal(Big) as Numeric<unknown>, value] as const),
  ];
  for (const [kind, numeric, value] of bad) {
    it(`is refused where ${kind} is wanted and ${typeof value} ${JSON.stringify(value)} is there`, () => {
      expect(refusal(() => wireMoney(numeric, 'Amount', value).text)).to.equal('Amount refused');
    });
  }

  it('may be 0 only where 0 means something', () => {
    expect(wireMoney(asNumber, 'MaxVisibleAmount', 0, 'allowed').text).to.equal('0');
    expect(wireMoney(asString, 'StopLoss', '0.00', 'allowed').text).to.equal('0.00');
    expect(refusal(() => wireMoney(asNumber, 'StopLoss', -1, 'allowed').text)).to.equal('StopLoss refused');
  });

  it('may be below 0 where it is a change', () => {
    expect(wireNumber(asNumber, 'AmountChange', -1000).text).to.equal('-1000');
    expect(refusal(() => wireNumber(asNumber, 'AmountChange', NaN).text)).to.equal('AmountChange refused');
  });

  it('is printed as the plain number that plain JavaScript handed to a client of text', () => {
    expect(wireMoney(asString as Numeric<unknown>, 'Amount', 5).text).to.equal('5');
  });
});
