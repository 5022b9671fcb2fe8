// Puts changes into their order: tells what is due, keeps what came too early until the one before it turns up. The hub hands it everything, wherever it was learnt.

import { compare } from './amounts.js';
import { identityOf, type Change } from './change.js';
import type { Standing } from './standing.js';

/** A change that waits for the one before it. */
export interface Held<N> {
  readonly change: Change<N>;
  /** Since when, by the local clock, ms since 1970. */
  readonly since: number;
}

/** What an intake works with. */
export interface IntakeOptions<N> {
  readonly standing: Standing<N>;
  readonly now: () => number;
  /** The newest stamp of the server, ms since 1970. */
  readonly newest: () => number;
  readonly tell: (change: Change<N>) => void;
  /** What comes now should have come before what was told. */
  readonly onLate: () => void;
}

/** The intake. */
export interface Intake<N> {
  readonly place: (change: Change<N>) => void;
  /** Tells what is waited for in vain, in the order of its chains. */
  readonly giveUp: (isVain: (held: Held<N>) => boolean) => void;
  readonly waitsOn: (chain: string | undefined) => boolean;
  readonly held: () => readonly Held<N>[];
}

/** Earlier in its chain first. Both are of one chain. */
const inChain = <N>(one: Held<N>, other: Held<N>): number => {
  const [a, b] = [one.change.link, other.change.link];
  if (a?.before === undefined || b?.before === undefined) return 0;
  return a.chain.startsWith('O/') ? compare(a.before, b.before) : compare(b.before, a.before);
};

/** An intake that holds nothing. */
export const intake = <N>({ standing, now, newest, tell, onLate }: IntakeOptions<N>): Intake<N> => {
  const waiting = new Map<string, Held<N>[]>();
  /** The identities of those that wait: thousands may, where a report of one large order is missing. */
  const identities = new Set<string>();

  const deliver = (change: Change<N>): void => {
    for (const told of standing.tell(change, Math.max(change.at ?? 0, newest()))) tell(told);
  };
  const hold = (chain: string, change: Change<N>): void => {
    const identity = identityOf(change);
    if (identities.has(identity)) return;
    identities.add(identity);
    const list = waiting.get(chain) ?? [];
    waiting.set(chain, list);
    const held = { change, since: now() };
    const before = list.findLastIndex((other) => inChain(other, held) <= 0); // mostly the last
    list.splice(before + 1, 0, held);
  };
  const takeAt = (chain: string, at: number): Change<N> | undefined => {
    const list = waiting.get(chain);
    const [taken] = list?.splice(at, 1) ?? [];
    if (list?.length === 0) waiting.delete(chain);
    if (taken !== undefined) identities.delete(identityOf(taken.change));
    return taken?.change;
  };
  /** What is not early any more. A loop: one change may set off thousands, one after the other. */
  const release = (chain: string): void => {
    for (;;) {
      const at = waiting.get(chain)?.findIndex(({ change }) => standing.judge(change) !== 'early') ?? -1;
      const change = at === -1 ? undefined : takeAt(chain, at);
      if (change === undefined) return;
      admit(change);
    }
  };
  /** Holds back what is early, and tells the rest; says whether it did. */
  const admit = (change: Change<N>): boolean => {
    const judgement = standing.judge(change);
    if (judgement === 'known') return false;
    if (judgement === 'early' && change.link !== undefined) {
      hold(change.link.chain, change);
      return false;
    }
    if (judgement === 'late') onLate();
    deliver(change);
    return true;
  };
  const place = (change: Change<N>): void => {
    if (admit(change) && change.link !== undefined) release(change.link.chain);
  };

  return {
    place,
    giveUp: (isVain) => {
      for (const chain of [...waiting.keys()]) {
        for (let first = waiting.get(chain)?.[0]; first !== undefined && isVain(first); first = waiting.get(chain)?.[0]) {
          takeAt(chain, 0);
          deliver(first.change);
          release(chain);
        }
      }
    },
    waitsOn: (chain) => chain !== undefined && waiting.has(chain),
    held: () => [...waiting.values()].flat(),
  };
};
