// Requests of those who are in: each is done in the name of who asked, and answered now, later or never. sessions hands them over.

import { Fault, malformed } from './fault.js';
import type { Verdict } from './faults.js';
import { isLater, type Answer, type Received, type Route } from './requests/route.js';
import { routes } from './requests/routes.js';
import type { Engine, Session } from './session.js';
import { filledIn } from './texts.js';
import type { Wire } from './writer.js';

/** The request being executed: its reports bear its Id towards the session that asked. */
export interface Cause {
  readonly session: Session;
  readonly id: string | undefined;
  /** Nothing shall be said of it, not even by reports. */
  readonly isMute: boolean;
}

/** Who does requests. */
export interface Answering {
  readonly cause: Cause | undefined;
  /** Does a request and answers it. Throws a `Fault` where it is none of this server's. */
  readonly serve: (session: Session, message: Received, frame: string) => void;
  /** Drops the requests that are under way. */
  readonly forget: () => void;
}

/** Does requests in the world of `engine`. */
export const answering = (engine: () => Engine): Answering => {
  let cause: Cause | undefined;
  /** How many requests wait for a dealer. */
  let underWay = 0;

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
      } else if (verdict === undefined) session.send({ Id: message.id, Response: nameOf(answer), Result: answer });
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      if (verdict !== undefined && typeof verdict !== 'object') return;
      const isTyped = fault.kind === 'refused' && world.settings.errorForm === 'typed';
      session.send({ Id: message.id, Response: isTyped ? nameOf() : 'Error', Error: isTyped ? route.prefix + fault.message : fault.message });
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

  const serve: Answering['serve'] = (session, message, frame) => {
    if (!takesId(session, message.id)) return;
    const { world, faults, throttle } = engine();
    const { texts, throttling } = world.settings;
    const route = routes.get(message.request) ?? malformed(filledIn(texts.unknownRequest, { request: message.request }));
    const verdict = faults.verdict(message.request, frame);
    if (verdict === 'silent') return;
    perform(session, message, route, verdict, () => {
      throttle(route.method);
      if (underWay >= (throttling?.ConcurrentRequestCount ?? Infinity)) throw new Fault(texts.throttled);
      if (typeof verdict === 'object') throw new Fault(verdict.error);
      return route.handle(world, message, session);
    });
  };

  return {
    serve,
    get cause() {
      return cause;
    },
    forget: () => {
      underWay = 0;
    },
  };
};
