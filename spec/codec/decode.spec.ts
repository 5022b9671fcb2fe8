// decode: the value, or an error that names the place and shows no personal text.

import { expect } from 'chai';
import { DecodeError } from '../../lib/base/errors.js';
import { decode } from '../../lib/codec/decode.js';
import { Literal } from '../../lib/codec/literal.js';
import { record } from '../../lib/codec/record.js';
import { flag, id, list, open, text, whole } from '../../lib/codec/values.js';

const codec = record('Trades', { Trades: list(record('Trade', { Id: id, Side: open('Buy', 'Sell') }, { Digits: whole, Open: flag, Comment: text })) }, {});
const trade = { Id: 7, Side: 'Buy' };

describe('decode', () => {
  it('gives the value', () => {
    expect(decode(codec, { Trades: [trade] }, 'Trades')).to.deep.equal({ Trades: [{ Id: '7', Side: 'Buy' }] });
  });

  const cases: readonly (readonly [string, unknown, string, string, string])[] = [
    ['a missing field', { Side: 'Buy' }, 'Trades.Trades.1.Id', 'Id', 'nothing'],
    ['a null where something must be', { Id: null, Side: 'Buy' }, 'Trades.Trades.1.Id', 'Id', 'null'],
    ['a word that is none', { Id: 1, Side: 5 }, 'Trades.Trades.1.Side', 'Buy | Sell', '5'],
    ['an inexact number', { ...trade, Digits: new Literal('9007199254740993') }, 'Trades.Trades.1.Digits', 'integer', '9007199254740993'],
    ['a list', { ...trade, Open: [1, 2, 3] }, 'Trades.Trades.1.Open', 'boolean', 'a list of 3'],
    ['an object', { ...trade, Comment: { secret: 'hunter2' } }, 'Trades.Trades.1.Comment', 'string', 'an object'],
    ['text, by its length alone', { ...trade, Digits: 'hunter2' }, 'Trades.Trades.1.Digits', 'integer', 'text of 7 characters'],
    ['a flag', { ...trade, Comment: true }, 'Trades.Trades.1.Comment', 'string', 'true'],
    ['no object at all', 'hunter2', 'Trades.Trades.1', 'Trade', 'text of 7 characters'],
  ];
  for (const [what, wrong, path, expected, got] of cases) {
    it(`names ${what}`, () => {
      expect(() => decode(codec, { Trades: [trade, wrong] }, 'Trades'))
        .to.throw(DecodeError, `Could not read ${path}: expected ${expected}, got ${got}.`)
        .that.includes({ path, expected, got });
    });
  }

  it('tells of the first wrong field only', () => {
    expect(() => decode(codec, { Trades: [{}, {}] }, 'Trades'))
      .to.throw(DecodeError)
      .with.property('path', 'Trades.Trades.0.Id');
  });

  it('shortens an endless number', () => {
    expect(() => decode(whole, new Literal('1'.repeat(1000)), 'Count'))
      .to.throw(DecodeError)
      .with.property('got', '1'.repeat(40));
  });

  it('names the message itself where all of it is wrong', () => {
    expect(() => decode(codec, [], 'Trades'))
      .to.throw(DecodeError)
      .that.includes({ path: 'Trades', expected: 'Trades', got: 'a list of 0' });
  });
});
