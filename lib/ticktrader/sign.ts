// The signature of a login, and who makes it: the client itself from its secret, or a signer elsewhere. login calls it.

import { defer, of, take, throwIfEmpty, type Observable, type ObservableInput } from 'rxjs';
import { InvalidRequestError, LoginError } from '../base/errors.js';
import { Secret } from '../base/secret.js';
import { hmacSha256Base64 } from './hmac.js';
import { textFrom } from './text-from.js';

/** The public parts of a Web API token. */
export interface TokenIds {
  readonly webApiId: string;
  readonly webApiKey: string;
}

/** A token with its secret: for services that run where nobody else looks. */
export interface SecretCredentials extends TokenIds {
  readonly webApiSecret: string | Secret;
}

/** A token whose secret stays elsewhere: `sign` gets the text of a login and gives back its signature. What a browser should use. */
export interface SignedCredentials extends TokenIds {
  readonly sign: (text: string) => ObservableInput<string>;
}

/** How a client proves who it is. HMAC only: Basic would send the secret in clear. */
export type Credentials = SecretCredentials | SignedCredentials;

/** The text a login signs: stamp, id and key with nothing between them. The vendor's prose shows plus signs, its code and every client concatenate. */
export const signedText = (timestamp: number, { webApiId, webApiKey }: TokenIds): string => `${String(timestamp)}${webApiId}${webApiKey}`;

/** Base64(HMAC-SHA256(secret, timestamp + id + key)). `timestamp` in ms since 1970, the same digits as sent. */
export const signature = (timestamp: number, webApiId: string, webApiKey: string, secret: string | Secret): string =>
  hmacSha256Base64(signedText(timestamp, { webApiId, webApiKey }), Secret.of(secret).reveal());

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isSecret = (value: unknown): boolean => isText(value instanceof Secret ? value.reveal() : value);
const isSigner = (value: unknown): boolean => typeof value === 'function';

/** What each part of the credentials must be. */
const PUBLIC = { webApiId: isText, webApiKey: isText };
const WITH_SECRET = { ...PUBLIC, webApiSecret: isSecret };
const WITH_SIGNER = { ...PUBLIC, sign: isSigner };

/** Checks that nothing is missing. Throws an `InvalidRequestError` that names the field and never repeats its value. */
export const checkedCredentials = (credentials: Credentials): Credentials => {
  const given: unknown = credentials; // plain JavaScript may have left it out
  if (typeof given !== 'object' || given === null) throw new InvalidRequestError('credentials', 'are missing. Nothing was opened.');
  const parts: Readonly<Record<string, unknown>> = { ...given };
  const missing = Object.entries('sign' in parts ? WITH_SIGNER : WITH_SECRET).find(([field, isRight]) => !isRight(parts[field]));
  if (missing !== undefined) throw new InvalidRequestError(`credentials.${missing[0]}`, 'is missing or not what it should be. Nothing was opened.');
  return 'sign' in credentials ? credentials : { ...credentials, webApiSecret: Secret.of(credentials.webApiSecret) };
};

const signerFailed = (cause?: unknown): LoginError =>
  new LoginError('The signer gave no signature, so no login was sent; it is asked again at the next try.', '', { delivered: 'no', retryable: true, cause });

/** The signature of a login at `timestamp`, by whoever holds the secret. */
export const signatureBy = (credentials: Credentials, timestamp: number): Observable<string> =>
  'sign' in credentials
    ? defer(() => textFrom(credentials.sign(signedText(timestamp, credentials)))).pipe(take(1), throwIfEmpty(signerFailed))
    : of(signature(timestamp, credentials.webApiId, credentials.webApiKey, credentials.webApiSecret));
