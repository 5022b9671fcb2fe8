// The address of a server, checked before anything is opened. The clients call it with the user's url.

import { InvalidRequestError } from '../base/errors.js';

// names below .localhost are left to DNS by Node, so they may lead anywhere
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether `host` is this machine. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);

/**
 * `url`, if it may be connected to: `wss:` anywhere, `ws:` on loopback only, since a login and its answers must not cross a network in clear.
 * Throws an `InvalidRequestError` on the field `url`, which never repeats user and password.
 */
export const checkedAddress = (url: string): string => {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address === undefined) throw new InvalidRequestError('url', 'must be a full url such as wss://host/trade. Nothing was opened.');
  if (address.username !== '' || address.password !== '')
    throw new InvalidRequestError('url', 'must not carry a user or a password; credentials have an option of their own.');
  // a WebSocket refuses one each time it is opened, which would look like a server that is never there
  if (url.includes('#')) throw new InvalidRequestError('url', 'must not have a fragment (#...). Nothing was opened.');
  if (address.protocol === 'wss:') return url;
  if (address.protocol !== 'ws:') throw new InvalidRequestError('url', 'must begin with wss://. Nothing was opened.');
  if (isLoopback(address.hostname)) return url;
  throw new InvalidRequestError(
    'url',
    `may use ws:// on this machine only, since everything would cross the network in clear: use wss:// for ${address.hostname}.`,
  );
};
