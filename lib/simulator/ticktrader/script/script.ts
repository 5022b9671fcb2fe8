// A fault script under way: the connections it knows, the rules that are armed, the moments that are to come. The engine has one.

import type { Random } from '../../../base/ids.js';
import { checkedScript, type Fault, type FaultScript } from '../fault-script.js';
import type { Link, Peer } from '../session.js';
import { lineOf, type Line, type LineTools } from './line.js';
import { rulesOf, spanOf, type Happening, type Rules } from './rules.js';

/** What a client that wants to come in is answered: the WebSocket, nothing at all, a reset, or an HTTP status. */
export type Welcome =
  | { readonly kind: 'open' | 'never' | 'cut' }
  | { readonly kind: 'status'; readonly status: number; readonly body: string; readonly headers: Readonly<Record<string, string>> };

/** A client at the door. */
export interface Knock {
  readonly welcome: Welcome;
  /** Milliseconds until it is answered. */
  readonly wait: number;
  /** Lets it in. */
  readonly connect: (peer: Peer) => Link;
}

/** The scripts of a server. */
export interface Scripts {
  /** Runs `script` from now on, beside those that run; until the returned function is called. */
  readonly arm: (script: FaultScript) => () => void;
  /** A client is at the door; `open` leads to the sessions. */
  knock(open: (peer: Peer) => Link): Knock;
}

/** Faults of the server that end every connection there is. */
const ENDS_ALL: readonly string[] = ['restart', 'logoff'];

/** The first fault that keeps a client out decides. */
const welcomeOf = (faults: readonly Fault[]): Welcome => {
  for (const fault of faults) {
    if (fault.kind === 'cut') return { kind: 'cut' };
    if (fault.kind === 'silence') return { kind: 'never' };
    if (fault.kind === 'upgrade') return { kind: 'status', status: fault.status, body: fault.body ?? '', headers: fault.headers ?? {} };
  }
  return { kind: 'open' };
};

const waitOf = (faults: readonly Fault[], random: Random): number =>
  faults.reduce((sum, fault) => (fault.kind === 'delay' ? sum + spanOf(random, fault.by) : sum), 0);

/** Scripts of a server. No rule is armed yet. */
export const scripts = (tools: Omit<LineTools, 'strikes' | 'isArmed'>): Scripts => {
  const { random, now, at } = tools;
  const armed = new Set<Rules>();
  /** With the time they were opened. */
  const lines = new Map<Line, number>();
  let count = 0;

  const isArmed = (): boolean => armed.size > 0;
  const strikes = (happening: Happening): readonly Fault[] => [...armed].flatMap((rules) => rules.strikes(happening));
  /** What a moment strikes: the connections that stood when it came. The world may have slept over it, since nobody was there. */
  const strikeAll = (faults: readonly Fault[], due: number): void => {
    const struck = [...lines].flatMap(([line, since]) => (since <= due ? [line] : []));
    for (const fault of faults) {
      if (ENDS_ALL.includes(fault.kind) && struck.length === 0) continue;
      if (!tools.strikeServer(fault)) for (const line of struck) line.strike(fault);
    }
  };
  /** At each moment of a rule, for as long as its script is armed. One that is due already comes at once. */
  const schedule = (rules: Rules): void => {
    const began = now();
    for (const { time, every, strikes: strikesNow } of rules.timed) {
      const strike = (due: number): void => {
        if (!armed.has(rules)) return;
        strikeAll(strikesNow(), due);
        if (every !== undefined) wait(due + every > now() ? due + every : now() + every);
      };
      const wait = (due: number): void => {
        at(due, () => {
          strike(due);
        });
      };
      if (time <= 0) strike(began);
      else wait(began + time);
    }
  };

  /** A connection under the script. It may be struck from its beginning. */
  const under = (open: (peer: Peer) => Link, number: number, faults: readonly Fault[]): ((peer: Peer) => Link) => {
    return (peer) => {
      const line = lineOf(peer, open, number, { ...tools, isArmed, strikes });
      lines.set(line, now());
      for (const fault of faults) line.strike(fault);
      return {
        ...line,
        ended: () => {
          lines.delete(line);
          line.ended();
        },
      };
    };
  };

  return {
    arm: (script) => {
      if (script.length === 0) return () => undefined;
      const rules = rulesOf(checkedScript(script), random);
      armed.add(rules);
      schedule(rules);
      return () => void armed.delete(rules);
    },
    knock: (open) => {
      const number = ++count;
      const faults = strikes({ subject: 'connect', connection: number });
      for (const fault of faults) tools.strikeServer(fault);
      return { welcome: welcomeOf(faults), wait: waitOf(faults, random), connect: under(open, number, faults) };
    },
  };
};
