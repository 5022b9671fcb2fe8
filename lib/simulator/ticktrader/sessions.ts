// The sessions of the account: each connection from its first frame to its end. A frame goes in as text, answers and pushes come out as text.

import { accountView } from './account-view.js';
import { Fault } from './fault.js';
import type { Faults, Verdict } from './faults.js';
import type { Device, Doorkeeper } from './login.js';
import { bodyOf, idOf } from './frame.js';
import { isLater, type Answer, type ClientSession, type Received, type Route } from './requests/route.js';
import { routes } from './requests/routes.js';
import { filledIn } from './texts.js';
import { tradeSessionView } from './trade-session-view.js';
import type { Audience, World } from './world.js';
import { write, type Wire } from './writer.js';

/** The other end of a connection, as a door provides it. */
export interface Peer {
  send(frame: string): void;
  /** Closes in good order. */
  close(code: number, reason: string): void;
  /** Tears the connection down, without a word. */
  readonly cut: () => void;
  /** Ends it without a word too, but what was sent before arrives. */
  readonly abandon?: () => void;
  /** Stops reading, or goes on: a fault script asks for it where the link is half open. Only where there is a real socket. */
  readonly freeze?: (isFrozen: boolean) => void;
}

/** What a door does with a connection. */
export interface Link {
  readonly receive: (frame: string) => void;
  /** The client is gone. */
  readonly ended: () => void;
  /** Whether the client is heard and answered; where it is not, its pings get no pong and its goodbye none either. */
  readonly hears: () => boolean;
}

type Stage = 'fresh' | 'challenged' | 'in';

interface Session extends ClientSession {
  readonly peer: Peer;
  stage: Stage;
  device: Device;
  /** The Ids it has used; kept only where they matter. */
  readonly usedIds: Set<string>;
  /** When it was heard last, ms since 1970. */
  heard: number;
}

/** All sessions, and the audience they make. */
export interface Sessions {
  readonly audience: Audience;
  readonly count: number;
  open(peer: Peer): Link;
  /** Does `act` to every connection. */
  each(act: (peer: Peer) => void): void;
  /** Drops the requests that are under way. */
  forget(): void;
}

/** What sessions need that is made after them. */
export interface Engine {
  readonly world: World;
  readonly door: Doorkeeper;
  readonly faults: Faults;
  readonly throttle: (method: string) => void;
}

const GOING_AWAY = 1001;
const TOO_BIG = 1009;
/** No character takes more bytes. */
const WIDEST = 3;

const isLonger = (frame: string, bytes: number): boolean => frame.length * WIDEST > bytes && new TextEncoder().encode(frame).length > bytes;

const malformed = (text: string): never => {
  throw new Fault(text, 'malformed');
};

/** No sessions yet. `engine` is asked for when the first frame comes. */
export const sessions = (engine: () => Engine): Sessions => {
  const all = new Set<Session>();
  /** The request being executed: its reports bear its Id towards the session that asked. */
  let cause: { readonly session: Session; readonly id: string | undefined; readonly isMute: boolean } | undefined;

  /** How many requests wait for a dealer. */
  let underWay = 0;

  const send = (session: Session, frame: Wire): void => {
    session.peer.send(write(frame, engine().world.settings.keyOrder));
  };
  /** The Id a report bears towards `session`. `tag` is the request that made the order. */
  const reportId = (session: Session, tag: string | undefined): string | undefined => {
    switch (engine().world.settings.reportIdScope) {
      case 'request':
        return cause?.session === session ? cause.id : undefined;
      case 'account':
        return cause?.id;
      case 'order':
        return tag;
      case 'none':
        return undefined;
    }
  };
  const loggedIn = (): readonly Session[] => [...all].filter(({ stage }) => stage === 'in');
  const audience: Audience = {
    get isListening() {
      return loggedIn().length > 0 && cause?.isMute !== true;
    },
    get requestId() {
      return cause?.id;
    },
    report: (result, tag) => {
      for (const session of loggedIn()) send(session, { Id: reportId(session, tag), Response: 'ExecutionReport', Result: result });
    },
    push: (response, result) => {
      for (const session of loggedIn()) send(session, { Response: response, Result: result });
    },
  };

  const fail = (session: Session, id: string | undefined, response: string, error: string): void => {
    send(session, { Id: id, Response: response, Error: error });
  };

  /** Welcomes a session that has shown all it must. */
  const admit = (session: Session): void => {
    session.stage = 'in';
    const { world } = engine();
    const pushes = [
      { Response: world.settings.sessionPushName, Result: tradeSessionView(world) },
      { Response: 'Account', Result: accountView(world, true) },
    ];
    for (const push of world.settings.firstPush === 'session' ? pushes : pushes.reverse()) send(session, push);
  };

  const login = (session: Session, { id, body }: Received): void => {
    const { door, world, throttle } = engine();
    const { texts, throttling } = world.settings;
    throttle('Login');
    if (throttling !== undefined && loggedIn().filter((other) => other !== session).length >= throttling.SessionsPerAccount) malformed(texts.tooManySessions);
    session.device = door.login(body);
    const isChallenged = door.challenges(session.device);
    send(session, { Id: id, Response: 'Login', Result: { Info: 'ok', TwoFactorFlag: isChallenged } });
    if (!isChallenged) {
      admit(session);
      return;
    }
    session.stage = 'challenged';
    send(session, { Id: world.settings.challengeId ? world.guid() : undefined, Response: 'TwoFactor', Result: { Info: texts.twoFactorRequired } });
  };

  const twoFactor = (session: Session, { id, body }: Received): void => {
    const { door, world, throttle } = engine();
    throttle('TwoFactor');
    const expiry = door.authenticate(session.device, body);
    const result = expiry === undefined ? { Info: world.settings.texts.wrongPassword } : { Info: 'Success', ExpireTime: expiry };
    send(session, { Id: id, Response: 'TwoFactor', Result: result });
    if (expiry !== undefined && session.stage === 'challenged') admit(session);
  };

  /** Does `work` in the name of a request and answers it, now or later. */
  const perform = (session: Session, message: Received, route: Route, verdict: Verdict | undefined, work: () => Answer): void => {
    const { world } = engine();
    const nameOf = (result?: Wire): string => route.answer?.(world, message, result) ?? message.request;
    const before = cause;
    cause = { session, id: message.id, isMute: verdict === 'mute after executing' };
    try {
      const answer = work();
      if (isLater(answer)) {
        underWay++;
        answer.later((rest) => {
          underWay--;
          perform(session, message, route, verdict, rest);
        });
      } else if (verdict === undefined) send(session, { Id: message.id, Response: nameOf(answer), Result: answer });
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      if (verdict !== undefined && typeof verdict !== 'object') return;
      const isTyped = fault.kind === 'refused' && world.settings.errorForm === 'typed';
      fail(session, message.id, isTyped ? nameOf() : 'Error', isTyped ? route.prefix + fault.message : fault.message);
    } finally {
      cause = before;
    }
  };

  /** Whether a request under this Id is taken; one that repeats an earlier one's may be refused or ignored. */
  const takesId = ({ usedIds }: Session, id: string | undefined): boolean => {
    const { duplicateRequestId, texts } = engine().world.settings;
    if (duplicateRequestId === 'served' || id === undefined) return true;
    const isNew = !usedIds.has(id);
    usedIds.add(id);
    if (!isNew && duplicateRequestId === 'refused') malformed(filledIn(texts.duplicateRequestId, { id }));
    return isNew;
  };

  const serve = (session: Session, message: Received, route: Route, frame: string): void => {
    const { world, faults } = engine();
    const verdict = faults.verdict(message.request, frame);
    if (verdict === 'silent') return;
    perform(session, message, route, verdict, () => {
      engine().throttle(route.method);
      if (underWay >= (world.settings.throttling?.ConcurrentRequestCount ?? Infinity)) throw new Fault(world.settings.texts.throttled);
      if (typeof verdict === 'object') throw new Fault(verdict.error);
      return route.handle(world, message, session);
    });
  };

  /** Whether a fault lets this Login or TwoFactor through. */
  const passes = ({ request }: Received, frame: string): boolean => {
    const verdict = engine().faults.verdict(request, frame);
    if (typeof verdict === 'object') malformed(verdict.error);
    return verdict === undefined;
  };

  const dispatch = (session: Session, message: Received, frame: string): void => {
    const { texts, secondLogin } = engine().world.settings;
    const isLogin = message.request === 'Login';
    if (session.stage === 'fresh' || (isLogin && secondLogin === 'served')) {
      if (!isLogin) malformed(filledIn(texts.shouldBe, { request: 'Login' }));
      if (passes(message, frame)) login(session, message);
    } else if (isLogin) malformed(texts.alreadyLoggedIn);
    else if (message.request === 'TwoFactor') {
      if (passes(message, frame)) twoFactor(session, message);
    } else if (session.stage === 'challenged') malformed(texts.twoFactorRequired);
    else if (takesId(session, message.id)) {
      serve(session, message, routes.get(message.request) ?? malformed(filledIn(texts.unknownRequest, { request: message.request })), frame);
    }
  };

  const receive = (session: Session, frame: string): void => {
    const { world } = engine();
    const { texts, maxFrame } = world.settings;
    session.heard = world.now();
    if (isLonger(frame, maxFrame)) {
      session.peer.close(TOO_BIG, '');
      return;
    }
    let id: string | undefined;
    try {
      const body = bodyOf(frame, texts.unreadable);
      id = idOf(body);
      const request = body['Request'];
      if (typeof request !== 'string' || request === '') return malformed(texts.emptyRequest);
      dispatch(session, { id, request, body }, frame);
    } catch (problem) {
      fail(session, id, 'Error', problem instanceof Fault ? problem.message : texts.internal);
    }
  };

  /** Closes the connection of a client that says nothing for too long. */
  const watch = (session: Session): void => {
    const { world } = engine();
    const { idleTimeout, texts } = world.settings;
    if (idleTimeout === 0) return;
    world.at(session.heard + idleTimeout, () => {
      if (!all.has(session)) return;
      if (world.now() - session.heard >= idleTimeout) session.peer.close(GOING_AWAY, texts.idle);
      else watch(session);
    });
  };

  return {
    audience,
    forget: () => {
      underWay = 0;
    },
    get count() {
      return all.size;
    },
    open: (peer) => {
      const { world } = engine();
      const now = world.now();
      const session: Session = { peer, id: world.guid().toUpperCase(), created: now, stage: 'fresh', device: '', usedIds: new Set(), heard: now };
      all.add(session);
      watch(session);
      return {
        receive: (frame) => {
          if (all.has(session)) receive(session, frame);
        },
        ended: () => void all.delete(session),
        hears: () => true,
      };
    },
    each: (act) => {
      for (const { peer } of all) act(peer);
    },
  };
};
