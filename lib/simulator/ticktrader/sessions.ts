// The sessions of the account: each connection from its first frame to its end. A frame goes in as text, answers and pushes come out as text.

import { admission } from './admission.js';
import { answering } from './answering.js';
import { Fault, malformed } from './fault.js';
import { bodyOf, idOf } from './frame.js';
import type { Received } from './requests/route.js';
import type { Engine, Link, Peer, Session } from './session.js';
import { filledIn } from './texts.js';
import type { Audience } from './world.js';
import { write } from './writer.js';

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

const GOING_AWAY = 1001;
const TOO_BIG = 1009;
/** No character takes more bytes. */
const WIDEST = 3;

const isLonger = (frame: string, bytes: number): boolean => frame.length * WIDEST > bytes && new TextEncoder().encode(frame).length > bytes;

/** No sessions yet. `engine` is asked for when the first frame comes. */
export const sessions = (engine: () => Engine): Sessions => {
  const all = new Set<Session>();
  const loggedIn = (): readonly Session[] => [...all].filter(({ stage }) => stage === 'in');
  const entry = admission(engine, loggedIn);
  const service = answering(engine);

  /** The Id a report bears towards `session`. `tag` is the request that made the order. */
  const reportId = (session: Session, tag: string | undefined): string | undefined => {
    switch (engine().world.settings.reportIdScope) {
      case 'request':
        return service.cause?.session === session ? service.cause.id : undefined;
      case 'account':
        return service.cause?.id;
      case 'order':
        return tag;
      case 'none':
        return undefined;
    }
  };
  const audience: Audience = {
    get isListening() {
      return loggedIn().length > 0 && service.cause?.isMute !== true;
    },
    get requestId() {
      return service.cause?.id;
    },
    report: (result, tag) => {
      for (const session of loggedIn()) session.send({ Id: reportId(session, tag), Response: 'ExecutionReport', Result: result });
    },
    push: (response, result) => {
      for (const session of loggedIn()) session.send({ Response: response, Result: result });
    },
  };

  const dispatch = (session: Session, message: Received, frame: string): void => {
    const { texts, secondLogin } = engine().world.settings;
    const isLogin = message.request === 'Login';
    if (session.stage === 'fresh' || (isLogin && secondLogin === 'served')) {
      if (!isLogin) malformed(filledIn(texts.shouldBe, { request: 'Login' }));
      entry.login(session, message, frame);
    } else if (isLogin) malformed(texts.alreadyLoggedIn);
    else if (message.request === 'TwoFactor') entry.twoFactor(session, message, frame);
    else if (session.stage === 'challenged') malformed(texts.twoFactorRequired);
    else service.serve(session, message, frame);
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
      session.send({ Id: id, Response: 'Error', Error: problem instanceof Fault ? problem.message : texts.internal });
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

  const begin = (peer: Peer): Session => {
    const { world } = engine();
    const now = world.now();
    return {
      peer,
      send: (frame) => {
        peer.send(write(frame, world.settings.keyOrder));
      },
      id: world.guid().toUpperCase(),
      created: now,
      stage: 'fresh',
      device: '',
      usedIds: new Set(),
      heard: now,
    };
  };

  return {
    audience,
    forget: service.forget,
    get count() {
      return all.size;
    },
    open: (peer) => {
      const session = begin(peer);
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
