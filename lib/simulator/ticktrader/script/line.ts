// One connection under a fault script: stands between a door and the sessions, so that both doors have the same faults, in real and in virtual time.

import type { Random } from '../../../base/ids.js';
import type { Verdict } from '../faults.js';
import type { Fault, FaultSpan } from '../fault-script.js';
import type { Link, Peer } from '../session.js';
import { seenRequest } from './seen.js';
import { spanOf, type Happening } from './rules.js';
import { outgoing } from './outgoing.js';
import { courseOf, type Course } from './course.js';
import { way, type Timing } from './way.js';

/** What a line asks of the script it is under. */
export interface LineTools extends Timing {
  readonly random: Random;
  /** Whether any rule may strike. */
  readonly isArmed: () => boolean;
  readonly strikes: (happening: Happening) => readonly Fault[];
  /** Does what concerns the whole server; false where the fault is none of that kind. */
  readonly strikeServer: (fault: Fault) => boolean;
  /** Lets a request in with a verdict on it. */
  readonly under: (verdict: Verdict | undefined, work: () => void) => void;
  /** Why requests are refused just now, if they are. */
  readonly refusal: () => string | undefined;
  readonly throttled: string;
  /** The frame that refuses a request. */
  readonly errorFrame: (id: string | undefined, request: string, text: string) => string;
}

/** A connection under faults. */
export interface Line extends Link {
  /** Does what concerns this connection; false where the fault is none of that kind. */
  strike(fault: Fault): boolean;
}

const GOING_AWAY = 1001;

/** Connection number `number` between the client at `peer` and the sessions, which `open` lets it into. */
export const lineOf = (peer: Peer, open: (peer: Peer) => Link, number: number, tools: LineTools): Line => {
  const { now, at, random } = tools;
  const inward = way(tools);
  const outward = way(tools);
  /** Neither side is heard by the other any more. */
  let isGone = false;
  /** Requests that will be executed although the client may be gone: until then the server believes it is there. */
  let late = 0;
  let hasEnded = false;

  const span = (length: FaultSpan | undefined, otherwise: number): number => (length === undefined ? otherwise : spanOf(random, length));
  const send = (frame: string): void => {
    outward.push(() => {
      if (!isGone) peer.send(frame);
    });
  };
  const hangUp = (end: () => void): void => {
    outward.overtake(() => {
      if (isGone) return;
      isGone = true;
      end();
    });
  };
  const silence = (ways: readonly (typeof inward)[], time: number): void => {
    for (const one of ways) one.silence(time);
    if (!ways.includes(inward)) return;
    peer.freeze?.(true);
    if (Number.isFinite(time))
      at(now() + time, () => {
        if (!inward.isSilent) peer.freeze?.(false);
      });
  };

  const strike = (fault: Fault): boolean => {
    switch (fault.kind) {
      case 'cut':
        hangUp(fault.at === 'beforeAnswer' || fault.at === 'afterAnswer' ? (peer.abandon ?? peer.cut) : peer.cut);
        return true;
      case 'close':
        hangUp(() => {
          peer.close(fault.code ?? GOING_AWAY, fault.reason ?? '');
        });
        return true;
      case 'mute':
        silence([fault.way === 'in' ? inward : outward], span(fault.for, Infinity));
        return true;
      case 'halfOpen':
        silence([inward, outward], span(fault.for, Infinity));
        return true;
      case 'slow':
        outward.slow(() => span(fault.by, 0), span(fault.for, Infinity));
        return true;
      case 'inject':
        send(typeof fault.frame === 'string' ? fault.frame : JSON.stringify(fault.frame));
        return true;
      default:
        return false;
    }
  };
  const strikeAny = (fault: Fault): void => {
    if (!strike(fault)) tools.strikeServer(fault);
  };

  const out = outgoing({ ...tools, send, strike: strikeAny, faults: (seen) => tools.strikes({ subject: 'frameOut', connection: number, ...seen }) });
  const link = open({
    send: (frame) => {
      if (!isGone) out.depart(frame);
    },
    close: (code, reason) => {
      hangUp(() => {
        peer.close(code, reason);
      });
    },
    cut: () => {
      hangUp(peer.cut);
    },
  });
  const endLink = (): void => {
    if (hasEnded && late === 0) link.ended();
  };

  /** Lets a request in, as its course says. */
  const enter = (frame: string, { id, name }: { readonly id: string | undefined; readonly name: string }, course: Course): void => {
    const { verdict, stage, ending, lie } = course;
    if (id !== undefined && (stage === 'beforeAnswer' || stage === 'afterAnswer') && ending !== undefined)
      out.expect(id, {
        stage,
        act: () => {
          strikeAny(ending);
        },
      });
    if (id !== undefined && lie?.reports === true) out.expect(id, { frame: tools.errorFrame(id, name, lie.text) });
    tools.under(verdict, () => {
      link.receive(frame);
    });
    if (lie?.reports === false) send(tools.errorFrame(id, name, lie.text));
    if (stage === 'afterExecuting' && ending !== undefined) strikeAny(ending);
  };

  const arrive = (frame: string): void => {
    const seen = seenRequest(frame);
    const course = courseOf(frame, tools.strikes({ subject: 'request', connection: number, name: seen.name }), tools);
    for (const fault of course.others) strikeAny(fault);
    if (course.frame === undefined) return;
    const { frame: text, wait, outlives } = course;
    if (wait === 0) {
      if (!isGone) enter(text, seen, course);
      return;
    }
    if (outlives) late++;
    at(now() + wait, () => {
      if (outlives) late--;
      if (outlives || !isGone) enter(text, seen, course);
      endLink();
    });
  };

  return {
    strike,
    hears: () => !inward.isSilent && !outward.isSilent,
    receive: (frame) => {
      inward.push(() => {
        if (!isGone) arrive(frame);
      });
    },
    ended: () => {
      isGone = true;
      hasEnded = true;
      endLink();
    },
  };
};
