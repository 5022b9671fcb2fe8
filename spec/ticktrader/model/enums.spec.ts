// The tables of words, each of them open.

import { expect } from 'chai';
import { OpenType } from '../../../lib/codec/values.js';
import * as enums from '../../../lib/ticktrader/model/enums.js';

describe('the tables of words', () => {
  for (const [name, table] of Object.entries(enums)) {
    it(`${name} has no word twice, and lets new ones in`, () => {
      expect(table).to.be.instanceOf(OpenType);
      expect(new Set(table.words).size).to.equal(table.words.length);
      expect(table.is('AWordOfTomorrow')).to.equal(true);
      expect(table.is(7)).to.equal(false);
    });
  }
});
