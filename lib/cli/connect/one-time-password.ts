// Where a one-time password comes from: an authenticator's secret, the environment, or whoever sits at the terminal. connect hands it to the client.

import { defer, of, throwError, type Observable } from 'rxjs';
import { totp } from '../../simulator/ticktrader/totp.js';
import type { OneTimePassword } from '../../ticktrader/index.js';
import { CommandError, EXIT, usageError } from '../exit.js';
import type { Keyboard } from '../terminal/keyboard.js';
import type { Settings } from './settings.js';

/** The code of `secret` now. What is wrong with the secret is said without it. */
const codeOf = (secret: string): string => {
  try {
    return totp(secret, Date.now());
  } catch {
    throw usageError('RXTT_TOTP_SECRET is no base32 text: the letters A to Z and the digits 2 to 7');
  }
};

const spent = (): CommandError =>
  new CommandError('the server wants another one-time password than RXTT_OTP; each is good once, and for half a minute', EXIT.login);

const absent = (): CommandError =>
  new CommandError(
    'the server wants a one-time password: put it into RXTT_OTP, or the secret of an authenticator into RXTT_TOTP_SECRET, or log in at a terminal',
    EXIT.login,
  );

/** Asks at the terminal; a code that was wrong is asked for again by the client. */
const asked =
  (keyboard: Keyboard): (() => Observable<string>) =>
  () =>
    keyboard.secret('One-time password: ');

/** The source of codes; where there is none, a challenge is an error that says where to put one. A code from the environment is good for one login. */
export const oneTimePassword = (settings: Settings, keyboard: Keyboard | undefined): OneTimePassword => {
  const { RXTT_TOTP_SECRET: secret, RXTT_OTP: code } = settings;
  if (secret !== undefined) {
    codeOf(secret);
    return () => defer(() => of(codeOf(secret)));
  }
  const ask = keyboard && asked(keyboard);
  if (code === undefined) return ask ?? (() => throwError(() => absent()));
  let isUsed = false;
  return () => {
    if (isUsed) return ask?.() ?? throwError(() => spent());
    isUsed = true;
    return of(code);
  };
};
