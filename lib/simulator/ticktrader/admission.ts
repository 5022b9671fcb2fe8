// The way into a session: login, second factor, welcome. sessions leads whoever is not in yet through it, and sends later logins and passwords here as well.

import { accountView } from './account-view.js';
import { malformed } from './fault.js';
import type { Received } from './requests/route.js';
import type { Engine, Session } from './session.js';
import { tradeSessionView } from './trade-session-view.js';

/** Who lets sessions in. Both throw a `Fault` where they refuse. */
export interface Admission {
  readonly login: (session: Session, message: Received, frame: string) => void;
  readonly twoFactor: (session: Session, message: Received, frame: string) => void;
}

/** Lets sessions in by what `engine` says; `loggedIn` are those who are. */
export const admission = (engine: () => Engine, loggedIn: () => readonly Session[]): Admission => {
  /** Whether a fault lets the request through. */
  const passes = ({ request }: Received, frame: string): boolean => {
    const verdict = engine().faults.verdict(request, frame);
    if (typeof verdict === 'object') malformed(verdict.error);
    return verdict === undefined;
  };

  /** Welcomes a session that has shown all it must. */
  const admit = (session: Session): void => {
    session.stage = 'in';
    const { world } = engine();
    const pushes = [
      { Response: world.settings.sessionPushName, Result: tradeSessionView(world) },
      { Response: 'Account', Result: accountView(world, true) },
    ];
    for (const push of world.settings.firstPush === 'session' ? pushes : pushes.reverse()) session.send(push);
  };

  const login: Admission['login'] = (session, message, frame) => {
    if (!passes(message, frame)) return;
    const { door, world, throttle } = engine();
    const { texts, throttling } = world.settings;
    throttle('Login');
    if (throttling !== undefined && loggedIn().filter((other) => other !== session).length >= throttling.SessionsPerAccount) malformed(texts.tooManySessions);
    session.device = door.login(message.body);
    const isChallenged = door.challenges(session.device);
    session.send({ Id: message.id, Response: 'Login', Result: { Info: 'ok', TwoFactorFlag: isChallenged } });
    if (!isChallenged) {
      admit(session);
      return;
    }
    session.stage = 'challenged';
    session.send({ Id: world.settings.challengeId ? world.guid() : undefined, Response: 'TwoFactor', Result: { Info: texts.twoFactorRequired } });
  };

  const twoFactor: Admission['twoFactor'] = (session, message, frame) => {
    if (!passes(message, frame)) return;
    const { door, world, throttle } = engine();
    throttle('TwoFactor');
    const expiry = door.authenticate(session.device, message.body);
    const result = expiry === undefined ? { Info: world.settings.texts.wrongPassword } : { Info: 'Success', ExpireTime: expiry };
    session.send({ Id: message.id, Response: 'TwoFactor', Result: result });
    if (expiry !== undefined && session.stage === 'challenged') admit(session);
  };

  return { login, twoFactor };
};
