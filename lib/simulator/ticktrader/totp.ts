// One-time passwords by time (RFC 6238: SHA-1, 6 digits, 30 s) and the guard that takes each code once. Sessions ask it.

import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';

const STEP = 30_000;
const DIGITS = 6;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of base32 text (RFC 4648); spaces, hyphens and padding do not count. */
const bytesOf = (base32: string): Uint8Array => {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of base32.toUpperCase().replace(/[\s=-]/g, '')) {
    const five = BASE32.indexOf(letter);
    if (five === -1) throw new RangeError('A TOTP secret is base32 text: the letters A to Z and the digits 2 to 7.');
    held = ((held << 5) | five) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 0xff);
  }
  return Uint8Array.from(bytes);
};

const stepOf = (time: number): number => Math.floor(time / STEP);

const codeOfStep = (secret: string, step: number): string => {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const digest = hmac(sha1, bytesOf(secret), new Uint8Array(counter.buffer));
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  const number = view.getUint32((digest.at(-1) ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
};

/** The code of `secret` (base32) at `time` (ms since 1970). */
export const totp = (secret: string, time: number): string => codeOfStep(secret, stepOf(time));

/** Accepts codes of one secret, each at most once. */
export interface PasswordGuard {
  /** Whether `code` is good at `time` and was never taken before; takes it. The step before and the step after count too. */
  accept(code: string, time: number): boolean;
  /** The code an authenticator shows at `time`; if it was taken already, the next one, which is good as well. */
  current(time: number): string;
}

/** A guard over `secret` (base32). */
export const passwordGuard = (secret: string): PasswordGuard => {
  const taken = new Set<number>();
  return {
    accept: (code, time) => {
      const step = [0, -1, 1].map((offset) => stepOf(time) + offset).find((candidate) => !taken.has(candidate) && codeOfStep(secret, candidate) === code);
      if (step === undefined) return false;
      taken.add(step);
      return true;
    },
    current: (time) => codeOfStep(secret, taken.has(stepOf(time)) ? stepOf(time) + 1 : stepOf(time)),
  };
};
