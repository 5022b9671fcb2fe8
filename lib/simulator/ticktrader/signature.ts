// The server's side of the HMAC login: what the signature should have been, computed with other code than the client's.

import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Base64(HMAC-SHA256(secret, timestamp + id + key)); the three are joined as they stand, without a sign between them. */
export const expectedSignature = (timestamp: string, webApiId: string, webApiKey: string, secret: string): string =>
  base64(hmac(sha256, bytesOf(secret), bytesOf(timestamp + webApiId + webApiKey)));
