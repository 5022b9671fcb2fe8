import { expect } from 'chai';
import Base64 from 'crypto-js/enc-base64.js';
import HmacSHA256 from 'crypto-js/hmac-sha256.js';
import { expectedSignature } from '../../../lib/simulator/ticktrader/signature.js';

describe('expectedSignature', () => {
  it("is what the code of the vendor's document computes", () => {
    for (const [timestamp, id, key, secret] of [
      ['1767571200000', 'id', 'key', 'secret'],
      ['0', '5e4b', 'AbC', 'a secret longer than the block of SHA-256, which must therefore be hashed before it is used'],
      ['1', 'ü', '€', 'ß'],
    ] as const) {
      expect(expectedSignature(timestamp, id, key, secret)).to.equal(Base64.stringify(HmacSHA256(timestamp + id + key, secret)));
    }
  });
});
