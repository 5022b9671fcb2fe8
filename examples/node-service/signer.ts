// POST /sign: signs logins for browsers, so that secrets stay here. It signs what reads like a login of an account of this service, now, and nothing else.

import { signature, type SecretCredentials } from 'rxtt/ticktrader';
import { HttpError, type Handler } from './http.js';

/** What a signer goes by. */
export interface SignerOptions {
  /** How far, in ms, the time stamp of a login may be from now. Default 30_000. A signature for a later time would be a key to keep. */
  readonly window?: number;
  readonly now?: () => number;
  /** Hears of every request. */
  readonly onAsked?: (end: 'signed' | 'refused') => void;
}

interface Named {
  readonly credentials: SecretCredentials;
}

const DIGITS = 13; // of milliseconds since 1970, until the year 2286

const textIn = (body: unknown): string => {
  const text: unknown = typeof body === 'object' && body !== null && 'text' in body ? body.text : undefined;
  if (typeof text !== 'string') throw new HttpError(400, 'the body must be {"text":"<timestamp><id><key>"}');
  return text;
};

/** The signature of `text`. Throws an `HttpError` that does not say which part was wrong. */
const signed = (accounts: readonly Named[], text: string, now: number, window: number): string => {
  const stamp = text.slice(0, DIGITS);
  const timestamp = Number(stamp);
  const found = accounts.find(({ credentials: { webApiId, webApiKey } }) => text === `${stamp}${webApiId}${webApiKey}`);
  if (!/^\d{13}$/.test(stamp) || found === undefined || Math.abs(timestamp - now) > window)
    throw new HttpError(403, 'only logins of the accounts of this service are signed, and only for now');
  const { webApiId, webApiKey, webApiSecret } = found.credentials;
  return signature(timestamp, webApiId, webApiKey, webApiSecret);
};

/** The handler of /sign. */
export const signer =
  (accounts: readonly Named[], { window = 30_000, now = Date.now, onAsked }: SignerOptions = {}): Handler =>
  async ({ json }) => {
    const text = textIn(await json());
    try {
      const body = { signature: signed(accounts, text, now(), window) };
      onAsked?.('signed');
      return { body };
    } catch (error) {
      onAsked?.('refused');
      throw error;
    }
  };
