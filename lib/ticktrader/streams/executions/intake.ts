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
  const waiting = new Map<string, readonly Held<N>[]>();

  const deliver = (change: Change<N>): void => {
    for (const told of standing.tell(change, Math.max(change.at ?? 0, newest()))) tell(told);
    if (change.link !== undefined) release(change.link.chain);
  };
  const keep = (chain: string, list: readonly Held<N>[]): void => {
    if (list.length === 0) waiting.delete(chain);
    else waiting.set(chain, list);
  };
  const hold = (chain: string, change: Change<N>): void => {
    const list = waiting.get(chain) ?? [];
    if (list.some((held) => identityOf(held.change) === identityOf(change))) return;
    keep(chain, [...list, { change, since: now() }].sort(inChain));
  };
  const release = (chain: string): void => {
    const list = waiting.get(chain);
    const first = list?.find(({ change }) => standing.judge(change) !== 'early');
    if (list === undefined || first === undefined) return;
    keep(
      chain,
      list.filter((held) => held !== first),
    );
    place(first.change);
    release(chain); // there may be more
  };
  const place = (change: Change<N>): void => {
    const judgement = standing.judge(change);
    if (judgement === 'known') return;
    if (judgement === 'early' && change.link !== undefined) {
      hold(change.link.chain, change);
      return;
    }
    if (judgement === 'late') onLate();
    deliver(change);
  };

  return {
    place,
    giveUp: (isVain) => {
      for (const chain of [...waiting.keys()]) {
        for (let first = waiting.get(chain)?.[0]; first !== undefined && isVain(first); first = waiting.get(chain)?.[0]) {
          keep(chain, waiting.get(chain)?.slice(1) ?? []);
          deliver(first.change);
        }
      }
    },
    waitsOn: (chain) => chain !== undefined && waiting.has(chain),
    held: () => [...waiting.values()].flat(),
  };
};
