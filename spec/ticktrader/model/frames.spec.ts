// The vendor's own frames, each decoded to exactly its values in every numeric type.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import Big from 'big.js';
import { expect } from 'chai';
import { decode } from '../../../lib/codec/decode.js';
import { read, type Json } from '../../../lib/codec/json.js';
import { asDecimal, asNumber, asString, type Numeric } from '../../../lib/codec/numeric.js';
import { money } from '../../../lib/codec/values.js';
import { accountFrames } from './account-frames.expected.js';
import type { FrameCase } from './frame-case.js';
import { tradeFrames } from './trade-frames.expected.js';

const frames = [...accountFrames, ...tradeFrames];
const folder = new URL('../../frames/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** The part of a frame at `path`. */
const partAt = (frame: Json, path: readonly string[]): unknown => path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], frame);

const decoded = <N>(frame: FrameCase, numeric: Numeric<N>): unknown => {
  const whole = read(textOf(`${frame.file}.json`), { literals: numeric.keepText ? 'all' : 'inexact' });
  return decode(frame.codec(money(numeric)), partAt(whole, frame.path), frame.file);
};

describe('the frames of the document', () => {
  it('stand byte for byte as they were taken over', () => {
    const hash = createHash('sha256');
    for (const file of files.toSorted()) hash.update(textOf(file));
    expect(hash.digest('hex')).to.equal('e5398366831a9895615e41b46d10c0281d64e883d0a43d41d1f5a8d0f5713554');
  });

  it('each have their values in the table', () => {
    expect([...new Set(frames.map(({ file }) => `${file}.json`))]).to.have.members(files);
  });

  for (const frame of frames) {
    const name = [frame.file, ...frame.path].join(' ');

    it(`decodes ${name} to numbers`, () => {
      expect(decoded(frame, asNumber)).to.deep.equal(frame.expected(Number));
    });

    it(`decodes ${name} to text, scale included`, () => {
      expect(decoded(frame, asString)).to.deep.equal(frame.expected(String));
    });

    it(`decodes ${name} to decimals`, () => {
      expect(decoded(frame, asDecimal(Big))).to.deep.equal(frame.expected((digits) => new Big(digits)));
    });
  }
});
