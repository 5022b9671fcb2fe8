import { expect } from 'chai';
import { crc32c } from '../../lib/journal/crc32c.js';

const of = (text: string): number => crc32c(new TextEncoder().encode(text));

describe('crc32c', () => {
  it('gives the published check value', () => {
    expect(of('123456789').toString(16)).to.equal('e3069283');
  });

  it('gives the values of RFC 3720, B.4', () => {
    expect(crc32c(new Uint8Array(32)).toString(16)).to.equal('8a9136aa');
    expect(crc32c(new Uint8Array(32).fill(0xff)).toString(16)).to.equal('62a8ab43');
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, index) => index)).toString(16)).to.equal('46dd794e');
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, index) => 31 - index)).toString(16)).to.equal('113fdb5c');
  });

  it('is 0 for nothing', () => {
    expect(of('')).to.equal(0);
  });
});
