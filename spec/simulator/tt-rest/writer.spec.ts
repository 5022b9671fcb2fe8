import Big from 'big.js';
import { expect } from 'chai';
import { Literal } from '../../../lib/codec/literal.js';
import { double } from '../../../lib/simulator/tt-rest/numbers.js';
import { write } from '../../../lib/simulator/tt-rest/writer.js';

describe('write', () => {
  it('prints numbers digit for digit, leaves undefined members out, keeps null, escapes texts and keys', () => {
    expect(
      write({ id: new Literal('15312252192147810452'), ns: 1747328540354606867n, none: undefined, nil: null, 'say "ä"': ['\n', true, { a: undefined }] }),
    ).to.equal('{"id":15312252192147810452,"ns":1747328540354606867,"nil":null,"say \\"ä\\"":["\\n",true,{}]}');
  });
});

describe('double', () => {
  it('always prints a point', () => {
    expect([double(80), double(-3), double(0.015625), double(new Big('110.171875')), double(1e-7)].map(write)).to.deep.equal([
      '80.0',
      '-3.0',
      '0.015625',
      '110.171875',
      '1e-7',
    ]);
  });
});
