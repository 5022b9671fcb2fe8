// The record codec: required, optional, unknown and absent fields.

import { inspect } from 'node:util';
import { expect } from 'chai';
import { isLeft, isRight } from '#fp/Either';
import { list, text, whole } from '../../lib/codec/values.js';
import { isAbsent, isObject, record } from '../../lib/codec/record.js';

const point = record('Point', { X: whole, Y: whole }, { Label: text });
const line = record('Line', { From: point, To: point }, { Marks: list(point) });

const read = (value: unknown): unknown => {
  const decoded = line.decode(value);
  return isRight(decoded) ? decoded.right : 'refused';
};

describe('record', () => {
  const From = { X: 0, Y: 0 };
  const To = { X: 1, Y: 2, Label: 'end' };

  it('reads required and optional fields, drops all others', () => {
    expect(read({ From, To: { ...To, Z: 3 }, Colour: 'red' })).to.deep.equal({ From, To });
  });

  it('takes null for absent', () => {
    expect(read({ From: { ...From, Label: null }, To, Marks: null })).to.deep.equal({ From, To });
  });

  it('makes a new object and leaves the frame alone', () => {
    const frame = { From, To, Extra: 1 };
    expect(read(frame)).not.to.equal(frame);
    expect(frame).to.have.property('Extra');
  });

  for (const value of [null, undefined, 7, 'text', [], [From, To]]) {
    it(`refuses ${inspect(value)}`, () => {
      expect(read(value)).to.equal('refused');
    });
  }

  it('tells of every wrong field, each with its path', () => {
    const decoded = line.decode({ From: { X: 'a' }, Marks: [To, { X: 1, Y: true }] });
    const paths = isLeft(decoded) ? decoded.left.map(({ context }) => context.map(({ key }) => key).join('.')) : [];
    expect(paths).to.deep.equal(['.From.X', '.From.Y', '.To', '.Marks.1.Y']);
  });

  it('guards as it decodes', () => {
    expect(line.is({ From, To })).to.equal(true);
    expect(line.is({ From, To: { X: 1 } })).to.equal(false);
    expect(line.is({ From, To, Marks: [1] })).to.equal(false);
    expect(line.is(null)).to.equal(false);
  });

  it('can be walked', () => {
    expect(Object.keys(line.required)).to.deep.equal(['From', 'To']);
    expect(Object.keys(line.optional)).to.deep.equal(['Marks']);
  });
});

describe('isAbsent and isObject', () => {
  it('tell absent from empty, and objects from lists', () => {
    expect([undefined, null, 0, '', false].map(isAbsent)).to.deep.equal([true, true, false, false, false]);
    expect([{}, [], null, 'a', undefined].map(isObject)).to.deep.equal([true, false, false, false, false]);
  });
});
