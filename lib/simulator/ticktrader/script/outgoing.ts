// Frames on their way to the client: lost, late, doubled, overtaken, spoiled, or the last before the end. line hands every frame over.

import type { Random } from '../../../base/ids.js';
import type { Fault } from '../fault-script.js';
import { spanOf } from './rules.js';
import { seenFrame, type SeenFrame } from './seen.js';
import { spoiled } from './spoil.js';
import type { Timing } from './way.js';

/** What shall become of the answer to a request: something happens before or after it, or another frame goes in its place. */
export type Expected = { readonly stage: 'beforeAnswer' | 'afterAnswer'; readonly act: () => void } | { readonly frame: string };

/** What it needs. */
export interface OutgoingTools extends Timing {
  readonly random: Random;
  readonly send: (frame: string) => void;
  /** Whether any rule may strike. */
  readonly isArmed: () => boolean;
  readonly faults: (seen: Pick<SeenFrame, 'name' | 'event'>) => readonly Fault[];
  /** Does what concerns the connection or the server. */
  readonly strike: (fault: Fault) => void;
}

/** The way out of one connection. */
export interface Outgoing {
  depart(frame: string): void;
  /** Waits for the answer to the request `id`. */
  expect(id: string, what: Expected): void;
}

const WITHIN = 1_000;

/** A frame that is leaving, and what the faults so far have made of it. */
interface Leaving {
  readonly frame: string | undefined;
  readonly wait: number;
  /** Further copies, by how many ms later they come. */
  readonly copies: readonly number[];
  readonly overtaken: { readonly past: number; readonly within: number } | undefined;
  readonly before: readonly Fault[];
  readonly after: readonly Fault[];
}

const PLAIN: Omit<Leaving, 'frame'> = { wait: 0, copies: [], overtaken: undefined, before: [], after: [] };

const leavingOf = (frame: string, faults: readonly Fault[], random: Random): Leaving => {
  const struck = (leaving: Leaving, fault: Fault): Leaving => {
    switch (fault.kind) {
      case 'drop':
        return { ...leaving, frame: undefined };
      case 'corrupt':
      case 'truncate':
      case 'grow':
        return { ...leaving, frame: leaving.frame === undefined ? undefined : spoiled(leaving.frame, fault, random) };
      case 'delay':
        return { ...leaving, wait: leaving.wait + spanOf(random, fault.by) };
      case 'duplicate':
        return { ...leaving, copies: [...leaving.copies, spanOf(random, fault.after ?? 0)] };
      case 'reorder':
        return { ...leaving, overtaken: { past: fault.past ?? 1, within: fault.within ?? WITHIN } };
      case 'cut':
      case 'close':
        return fault.at === 'afterAnswer'
          ? { ...leaving, after: [...leaving.after, fault] }
          : { ...leaving, before: [...leaving.before, { ...fault, at: 'beforeAnswer' }] };
      default:
        return { ...leaving, before: [...leaving.before, fault] };
    }
  };
  return faults.reduce(struck, { ...PLAIN, frame });
};

/** The way out of a connection. */
export const outgoing = ({ now, at, random, send, isArmed, faults, strike }: OutgoingTools): Outgoing => {
  const expected = new Map<string, Expected>();
  let overtaken: { left: number; readonly frame: string }[] = [];

  const later = (wait: number, act: () => void): void => {
    if (wait === 0) act();
    else at(now() + wait, act);
  };
  const releaseWhere = (isDue: (one: { readonly left: number }) => boolean): void => {
    const due = overtaken.filter(isDue);
    overtaken = overtaken.filter((one) => !isDue(one));
    for (const { frame } of due) send(frame);
  };
  const pass = (frame: string): void => {
    const behind = [...overtaken];
    send(frame);
    for (const one of behind) one.left--;
    releaseWhere(({ left }) => left <= 0);
  };
  const leave = ({ frame, wait, copies, overtaken: held, before, after }: Leaving): void => {
    for (const fault of before) strike(fault);
    if (frame !== undefined) {
      if (held !== undefined) {
        const one = { left: held.past, frame };
        overtaken.push(one);
        at(now() + held.within, () => {
          releaseWhere((other) => other === one);
        });
      } else
        later(wait, () => {
          pass(frame);
        });
      for (const copy of copies)
        later(wait + copy, () => {
          pass(frame);
        });
    }
    for (const fault of after) strike(fault);
  };
  const departSeen = (given: string, { name, event }: SeenFrame, expectation: Expected | undefined): void => {
    const frame = expectation !== undefined && 'frame' in expectation ? expectation.frame : given;
    const stage = expectation !== undefined && 'stage' in expectation ? expectation : undefined;
    if (stage?.stage === 'beforeAnswer') {
      stage.act();
      return;
    }
    leave(leavingOf(frame, faults({ name, event }), random));
    stage?.act();
  };

  return {
    expect: (id, what) => void expected.set(id, what),
    depart: (frame) => {
      if (expected.size === 0 && !isArmed()) {
        pass(frame); // nothing looks at it: it is not taken apart
        return;
      }
      const seen = seenFrame(frame);
      const isAnswer = seen.id !== undefined && seen.name !== 'ExecutionReport';
      const expectation = isAnswer ? expected.get(seen.id) : undefined;
      if (isAnswer) expected.delete(seen.id);
      departSeen(frame, seen, expectation);
    },
  };
};
