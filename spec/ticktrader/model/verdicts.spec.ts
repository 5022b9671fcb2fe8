// Every model of this domain, held against its own definition read by other code: same verdict on whatever comes, and a readable error where it is no.

import { expect } from 'chai';
import * as fc from 'fast-check';
import * as t from 'io-ts';
import { isRight } from '#fp/Either';
import { DecodeError } from '../../../lib/base/errors.js';
import { decode } from '../../../lib/codec/decode.js';
import { asNumber, asString } from '../../../lib/codec/numeric.js';
import { quickOf, WRONG } from '../../../lib/codec/quick.js';
import { money } from '../../../lib/codec/values.js';
import * as model from '../../../lib/ticktrader/model/index.js';
import { takes, valuesFor } from '../../codec/plain-twin.js';

const RUNS = 400;

/** Every codec that the models export; those generic in money, with doubles and with text. */
const codecs = Object.entries(model).flatMap(([name, exported]: readonly [string, unknown]): readonly (readonly [string, t.Mixed])[] => {
  if (exported instanceof t.Type) return [[name, exported]];
  const isModel = typeof exported === 'function' && exported.length === 1 && !/^is[A-Z]/.test(name) && name !== 'reportPage' && name !== 'reportPageOrRecord';
  const make = exported as (amount: t.Type<unknown>) => t.Mixed;
  if (!isModel) return [];
  return [
    [`${name}, doubles`, make(money(asNumber) as t.Type<unknown>)],
    [`${name}, text`, make(money(asString) as t.Type<unknown>)],
    ...(name === 'tradeReport' ? [[`a page of ${name}`, model.reportPageOrRecord(make(money(asNumber) as t.Type<unknown>))] as const] : []),
  ];
});

describe('the models and their quick readers', () => {
  it('are all looked at here', () => {
    expect(codecs.map(([name]) => name)).to.include.members([
      'trade, doubles',
      'executionReport, text',
      'account, doubles',
      'sessionInfo',
      'a page of tradeReport',
    ]);
    expect(codecs).to.have.length.above(30);
  });

  for (const [name, codec] of codecs) {
    it(`agree on ${name}`, () => {
      let [yes, no] = [0, 0];
      fc.assert(
        fc.property(valuesFor(codec), (value) => {
          const verdict = takes(codec, value);
          expect(quickOf(codec)(value) !== WRONG).to.equal(verdict);
          expect(isRight(codec.decode(value))).to.equal(verdict);
          if (verdict) {
            expect(codec.is(decode(codec, value, 'Result'))).to.equal(true);
            yes++;
          } else {
            expect(() => void decode(codec, value, 'Result')).to.throw(DecodeError, /^Could not read Result/);
            no++;
          }
        }),
        { numRuns: RUNS, seed: 7 },
      );
      expect(Math.min(yes, no), 'both verdicts were met').to.be.above(0);
    });
  }
});
