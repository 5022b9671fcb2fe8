// Login and second factor: who may come in. Sessions ask it; it knows credentials, one-time passwords and the tokens that spare the next challenge.

import { Literal } from '../../codec/literal.js';
import { malformed } from './fault.js';
import type { Settings } from './options.js';
import { isRecord, paramsOf, type JsonRecord } from './requests/params.js';
import { expectedSignature } from './signature.js';
import { filledIn } from './texts.js';
import { passwordGuard } from './totp.js';

/** The device a session logged in from: what a second-factor token is bound to. */
export type Device = string;

/** The door-keeper of the one account. */
export interface Doorkeeper {
  /** Checks a Login and returns its device. Throws a `Fault` where it is refused. */
  login(body: JsonRecord): Device;
  /** Whether this device must give a one-time password. */
  challenges(device: Device): boolean;
  /** Answers a TwoFactor request: the new expiry of the token (ms since 1970), or undefined where the password or token is no good. */
  authenticate(device: Device, body: JsonRecord): number | undefined;
  /** Takes back every second-factor token. */
  forget(): void;
  /** The one-time password an authenticator shows now. */
  readonly oneTimePassword: () => string;
}

/** The digits of the stamp: a number, or (as lenient parsers take it) a numeric text. Signed as they stand. */
const stampOf = (value: unknown): string | undefined => {
  const text = value instanceof Literal ? value.text : value;
  return typeof text === 'string' && /^\d{1,16}$/.test(text) ? text : undefined;
};

/** A door-keeper under `settings`. */
export const doorkeeper = (settings: Settings, now: () => number): Doorkeeper => {
  const { texts, credentials, twoFactorTokenBinding: binding } = settings;
  const guard = passwordGuard(settings.totpSecret);
  const tokens = new Map<Device, number>();

  const paramsIn = (body: JsonRecord) => {
    const found = body['Params'];
    return isRecord(found) ? { found, params: paramsOf(found, 'Params', texts) } : malformed(texts.emptyParams);
  };
  const deviceOf = (deviceId = '', appSessionId = ''): Device =>
    JSON.stringify([binding === 'both' || binding === 'device' ? deviceId : '', binding === 'both' || binding === 'appSession' ? appSessionId : '']);
  const isTokenLive = (device: Device): boolean => (tokens.get(device) ?? 0) > now();

  const login = (body: JsonRecord): Device => {
    const { found, params } = paramsIn(body);
    const type = params.text('AuthType') ?? 'HMAC';
    if (type !== 'HMAC') malformed(filledIn(texts.unknownAuthentication, { type }));
    const id = params.needed('WebApiId', params.text('WebApiId'));
    const key = params.needed('WebApiKey', params.text('WebApiKey'));
    const signature = params.needed('Signature', params.text('Signature'));
    const timestamp = stampOf(found['Timestamp']) ?? malformed(texts.invalidTimestamp);
    if (Math.abs(Number(timestamp) - now()) > settings.clockWindow) malformed(texts.invalidTimestamp);
    const isKnown = id === credentials.webApiId && key === credentials.webApiKey;
    if (!isKnown || signature !== expectedSignature(timestamp, id, key, credentials.webApiSecret)) malformed(texts.loginFailed);
    return deviceOf(params.text('DeviceId'), params.text('AppSessionId'));
  };

  const passwordIn = (body: JsonRecord): string => {
    const found = body['Params'] ?? undefined;
    const password = isRecord(found) ? found['OneTimePassword'] : undefined;
    return typeof password === 'string' ? password : password instanceof Literal ? password.text : '';
  };
  const authenticate = (device: Device, body: JsonRecord): number | undefined => {
    const password = passwordIn(body);
    // Without a password it is the wish to prolong a token that is still alive.
    if (password === '' ? !isTokenLive(device) : !guard.accept(password, now())) return undefined;
    const expiry = now() + settings.twoFactorTokenLife;
    tokens.set(device, expiry);
    return expiry;
  };

  return {
    login,
    challenges: (device) => settings.twoFactor && !isTokenLive(device),
    authenticate,
    forget: () => {
      tokens.clear();
    },
    oneTimePassword: () => guard.current(now()),
  };
};
