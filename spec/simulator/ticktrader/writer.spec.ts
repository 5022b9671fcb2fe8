import { expect } from 'chai';
import Big from 'big.js';
import { pick, scaled, write } from '../../../lib/simulator/ticktrader/writer.js';

describe('write', () => {
  it('prints decimals plainly, digit for digit, and bigints bare', () => {
    const frame = { tiny: new Big('1e-9'), huge: new Big('12345678901234567890.5'), id: 638273510970197437n, money: scaled(new Big('999999741.19'), 10) };
    expect(write(frame, 'document')).to.equal('{"tiny":0.000000001,"huge":12345678901234567890.5,"id":638273510970197437,"money":999999741.1900000000}');
  });

  it('leaves out what is undefined, and escapes text', () => {
    expect(write({ a: undefined, b: 'say "ä"\n', c: [true, { d: undefined }] }, 'document')).to.equal('{"b":"say \\"ä\\"\\n","c":[true,{}]}');
  });

  it('puts values before texts when told so', () => {
    expect(write({ Id: 'x', Result: { Name: 'n', Amount: 1 }, Response: 'y' }, 'valuesFirst')).to.equal(
      '{"Result":{"Amount":1,"Name":"n"},"Id":"x","Response":"y"}',
    );
  });
});

describe('pick', () => {
  it('keeps the members named, in that order', () => {
    expect(JSON.stringify(pick({ a: 1, b: 2, c: 3 }, ['c', 'a']))).to.equal('{"c":3,"a":1}');
  });
});
