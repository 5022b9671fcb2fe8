// The dividend model: its id in both forms.

import { expect } from 'chai';
import { decode } from '../../../lib/codec/decode.js';
import { dividend } from '../../../lib/ticktrader/model/dividend.js';

describe('dividend', () => {
  it('has an id of text, whether the server sends a number or text', () => {
    const paid = { Symbol: 'EURUSD', Time: 1443789756132, GrossRate: 0.2 };
    expect(decode(dividend, { ...paid, Id: 12 }, 'Dividend').Id).to.equal('12');
    expect(decode(dividend, { ...paid, Id: 'a-12' }, 'Dividend').Id).to.equal('a-12');
  });
});
