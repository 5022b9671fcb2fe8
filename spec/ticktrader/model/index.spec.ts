// What holds of every model: the fields it must have, the ones it may, and what it does with null and with strangers.

import { expect } from 'chai';
import { decode } from '../../../lib/codec/decode.js';
import { DecodeError } from '../../../lib/base/errors.js';
import { asNumber } from '../../../lib/codec/numeric.js';
import { RecordType, type Fields } from '../../../lib/codec/record.js';
import { money, OpenType } from '../../../lib/codec/values.js';
import * as models from '../../../lib/ticktrader/model/index.js';
import { NormalisedType } from '../../../lib/ticktrader/model/normalised.js';

type AnyRecord = RecordType<Fields, Fields>;
const isRecord = (value: unknown): value is AnyRecord => value instanceof RecordType;
const recordIn = (value: unknown): AnyRecord[] => (value instanceof NormalisedType ? recordIn(value.type) : isRecord(value) ? [value] : []);

const number = money(asNumber);
const generic = [models.account, models.accountNotification, models.asset, models.assetMovement, models.dailySnapshot, models.executionReport, models.fill];
const records = [
  ...generic.map((model) => model(number)),
  ...[models.position, models.profit, models.trade, models.tradeReport].map((model) => model(number)),
  models.reportPage(models.asset(number)),
  ...[models.dividend, models.loginResult, models.mergerAndAcquisition, models.methodThrottling, models.reject, models.sessionInfo, models.split],
  ...[models.statusGroup, models.throttling, models.tradeSession, models.twoFactorResult],
].flatMap(recordIn);

/** Some value that a field's codec accepts. */
const sampleOf = (name: string, codec: unknown): unknown => {
  const nested = recordIn(codec)[0];
  if (nested !== undefined) return sample(nested);
  if (codec instanceof OpenType) return codec.words[0];
  if (name.startsWith('ReadonlyArray')) return [];
  return name === 'boolean' ? true : name === 'string' || name === 'Id' ? '7' : 7;
};

const sample = (record: AnyRecord): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record.required).map(([key, codec]) => [key, sampleOf(codec.name, codec)]));

describe('every model', () => {
  it('is walked here', () => {
    const names = records.map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
    expect(names).to.have.lengthOf(23);
  });

  for (const record of records) {
    describe(record.name, () => {
      const least = sample(record);

      it('reads what it must have and nothing else', () => {
        expect(Object.keys(decode(record, least, record.name))).to.have.members(Object.keys(record.required));
      });

      for (const key of Object.keys(record.required)) {
        it(`is refused without ${key}, which the error names`, () => {
          expect(() => decode(record, { ...least, [key]: undefined }, record.name))
            .to.throw(DecodeError)
            .with.property('path')
            .that.satisfies((path: string) => path === `${record.name}.${key}`);
        });
      }

      it('takes null for absent in what it may have, and drops strangers', () => {
        const nulls = Object.fromEntries(Object.keys(record.optional).map((key) => [key, null]));
        expect(decode(record, { ...least, ...nulls, Stranger: 1 }, record.name)).to.deep.equal(decode(record, least, record.name));
      });

      it('has no field twice', () => {
        expect(Object.keys(record.required).filter((key) => key in record.optional)).to.deep.equal([]);
      });

      it('refuses what is no object', () => {
        for (const value of [null, [], 7]) expect(() => decode(record, value, record.name)).to.throw(DecodeError);
      });
    });
  }
});
