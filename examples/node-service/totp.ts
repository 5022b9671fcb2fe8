// One-time passwords by time (RFC 6238: SHA-1, 6 digits, 30 s), for a service that has nobody to type them. sources calls it.

import { createHmac } from 'node:crypto';

const STEP = 30_000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of base32 text. Throws a `RangeError` that does not repeat it. */
const bytesOf = (base32: string): Buffer => {
  const bits = Array.from(base32.toUpperCase().replace(/[\s=-]/g, ''), (letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  if (!/^[01]+$/.test(bits)) throw new RangeError('a TOTP secret is base32 text: the letters A to Z and the digits 2 to 7');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
};

/** The code an authenticator with this secret shows at `time` (ms since 1970). */
export const totp = (base32: string, time: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time / STEP)));
  const digest = createHmac('sha1', bytesOf(base32)).update(counter).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
};
