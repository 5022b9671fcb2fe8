// The values of a merger or acquisition.

import { expect } from 'chai';
import { decode } from '../../../lib/codec/decode.js';
import { DecodeError } from '../../../lib/base/errors.js';
import { mergerAndAcquisition } from '../../../lib/ticktrader/model/merger-and-acquisition.js';

const Id = '021e4e71-da12-4d88-818f-f3d63e8d96db';

describe('mergerAndAcquisition', () => {
  it('drops nulls among its values', () => {
    expect(decode(mergerAndAcquisition, { Id, Values: { key: 'GOOGL', source: null } }, 'MergerAndAcquisition').Values).to.deep.equal({ key: 'GOOGL' });
  });

  it('refuses values that are no text, naming the key', () => {
    expect(() => decode(mergerAndAcquisition, { Id, Values: { price: 10 } }, 'MergerAndAcquisition'))
      .to.throw(DecodeError)
      .with.property('path', 'MergerAndAcquisition.Values.price');
  });
});
