// What the stream has told so far: which keys, and where each chain stands. Every change is judged against it and then written into it. executions has one.

import type { ChainState, ExecutionChange, ExecutionCursor } from '../../model/index.js';
import { compare } from './amounts.js';
import { identityOf, KEYS, otherIdentityOf, REPEATED, type Change, type Link } from './change.js';
import { deliveredKeys } from './delivered-keys.js';
import { filtered, shardedMap, toObject, valueAt, withValue } from './sharded-map.js';

/**
 * What is to be done with a change. `known`: it was told. `due`: it comes next. `early`: one before it is missing. `late`: others that come after it were told
 * already.
 */
export type Judgement = 'known' | 'due' | 'early' | 'late';

/** The standing. Stamps are of the server's clock, ms since 1970. */
export interface Standing<N> {
  readonly judge: (change: Change<N>) => Judgement;
  /** Writes the change down as told now, and gives what to tell: the change under its final key, after the `open` it implies where there was none. */
  readonly tell: (change: Change<N>, stamp: number) => readonly Change<N>[];
  readonly chain: (chain: string) => ChainState | undefined;
  /** Takes in the change as told, without telling it; gives the key it would have been told under. */
  readonly pass: (change: Change<N>, stamp: number) => string;
  /** All that an earlier run told is no newer than `stamp`. */
  readonly date: (stamp: number) => void;
  readonly forgetBefore: (stamp: number) => void;
  /** A cursor of this moment, as a function of the rest of it. */
  readonly cursorNow: () => (seq: number, watermark: number) => ExecutionCursor;
}

const isOrder = (chain: string): boolean => chain.startsWith('O/');
const idOf = (chain: string): string => chain.slice(2);

/** Where a change stands to where its chain is: filled amounts grow, remaining ones shrink. */
const against = (chain: string, before: string, last: string): Judgement => {
  const order = isOrder(chain) ? compare(before, last) : compare(last, before);
  return order === 0 ? 'due' : order > 0 ? 'early' : 'late';
};

const latest = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined ? other : other === undefined ? one : Math.max(one, other);

/** What is judged of a change with a place in a chain. */
interface Linked {
  readonly change: ExecutionChange;
  readonly link: Link;
}

/** Where the chain stands after the change. What the whole is after a split that does not say it, nobody knows. */
const after = (state: ChainState | undefined, { change, link }: Linked, stamp: number): ChainState => {
  const newest = latest(state?.modified, link.modified);
  const whole = link.whole ?? (change === 'split' ? undefined : state?.whole);
  return {
    amount: link.after ?? state?.amount ?? link.start ?? '0',
    ...(whole !== undefined && { whole }),
    ...((change === 'split' || state?.isSplit === true) && { isSplit: true }),
    ...(newest !== undefined && { modified: newest }),
    ...(link.ends && { ended: stamp }),
  };
};

/** Changes of the whole, or of nothing that counts, which do not say what they found: of two, the older stamp comes first. */
const BY_STAMP: ReadonlySet<ExecutionChange> = new Set(['modified', 'split']);

/** What says nothing any more once later changes are told: those bear the terms, and an order that is over must not seem to be open again. */
const OLD_NEWS: ReadonlySet<ExecutionChange> = new Set(['open', 'modified']);

/** What amounts may differ by, as a share, when a split has rounded them. */
const ROUNDED = 0.01;

const differ = (one: number, other: number): boolean => Math.abs(one - other) > ROUNDED * Math.max(one, other);

/** Where a change stands by what the whole is: other amounts than before a split come after it, and a split leaves as large a share as it found. */
const byWhole = (state: ChainState, { change, link }: Linked, isOlder: boolean): Judgement | undefined => {
  if (state.whole === undefined || link.whole === undefined) return undefined;
  if (change !== 'split') return BY_STAMP.has(change) || state.whole === link.whole ? undefined : isOlder ? 'late' : 'early';
  const isAnotherShare = link.after !== undefined && differ(Number(state.amount) * Number(link.whole), Number(link.after) * Number(state.whole));
  return isAnotherShare ? 'early' : undefined;
};

/** A standing from nothing, or from where an earlier run left off; `known` is the stamp up to which that one's keys reach, if somebody knows. */
export const standing = <N>(from?: ExecutionCursor, known?: number): Standing<N> => {
  const keys = deliveredKeys(from?.keys, known);
  let chains = shardedMap<ChainState>(from?.chains);
  const chainAt = (chain: string): ChainState | undefined => valueAt(chains, chain);
  const twin = (chain: string, kind: 'O' | 'P'): string => `${kind}/${idOf(chain)}`;

  const isKnown = (change: Change<N>): boolean => {
    const other = otherIdentityOf(change);
    return keys.has(identityOf(change)) || (other !== undefined && keys.has(other));
  };

  const judge = (change: Change<N>): Judgement => {
    const { link } = change;
    const state = link && chainAt(link.chain);
    if (isKnown(change)) return 'known';
    if (link === undefined) return 'due';
    if (state !== undefined && change.change === 'open') return 'known';
    // a position that bears its order's number came of its last fill
    const isOver = state?.ended !== undefined || (isOrder(link.chain) && chainAt(twin(link.chain, 'P')) !== undefined);
    const isOlder = (link.modified ?? Infinity) < (state?.modified ?? -Infinity);
    if (isOver || (isOlder && BY_STAMP.has(change.change))) return OLD_NEWS.has(change.change) ? 'known' : 'late';
    const judged = state && byWhole(state, { change: change.change, link }, isOlder);
    if (judged !== undefined) return judged;
    const last = state?.amount ?? link.start;
    return link.before === undefined || last === undefined ? 'due' : against(link.chain, link.before, last);
  };

  /** An order is over once there is a position of its number, whatever was heard of its last fill. */
  const endTwin = (chain: string, stamp: number): void => {
    const [order, position] = [chainAt(twin(chain, 'O')), chainAt(twin(chain, 'P'))];
    if (order !== undefined && order.ended === undefined && position !== undefined) chains = withValue(chains, twin(chain, 'O'), { ...order, ended: stamp });
  };

  /** Takes in the key, and gives the one to tell: the whole is added where amounts may come again, and where the key was told of another change. */
  const pass = (change: Change<N>, stamp: number): string => {
    const identity = identityOf(change);
    const comesAgain = REPEATED.has(change.change) && change.link !== undefined && chainAt(change.link.chain)?.isSplit === true;
    const key = comesAgain || keys.has(change.key) ? identity : change.key;
    keys.add(identity, stamp);
    if (key !== identity) keys.add(key, stamp);
    return key;
  };

  /** What comes late changes nothing of where its chain stands. */
  const write = (change: Change<N>, stamp: number, isLate: boolean): Change<N> => {
    const { link } = change;
    const key = pass(change, stamp);
    if (link !== undefined && (!isLate || chainAt(link.chain) === undefined)) {
      chains = withValue(chains, link.chain, after(chainAt(link.chain), { change: change.change, link }, stamp));
      endTwin(link.chain, stamp);
    }
    return key === change.key ? change : { ...change, key };
  };

  /** The `open` that `change` implies. Its chain stands at what the change found. */
  const implied = (change: Change<N>): Change<N> | undefined => {
    const { link, tradeId = '', at = 0 } = change;
    if (link === undefined || change.change === 'open' || chainAt(link.chain) !== undefined) return undefined;
    const key = KEYS.open({ chain: link.chain, id: tradeId, amount: '', stamp: at });
    if (keys.has(key)) return undefined;
    const amount = link.before ?? link.start;
    const { chain, start, whole } = link;
    const begun = { ...(start !== undefined && { start }), ...(whole !== undefined && { whole }), ...(amount !== undefined && { after: amount }) };
    return { ...change, key, change: 'open', link: { chain, ...begun, ends: false } };
  };

  return {
    judge,
    tell: (change, stamp) => {
      const isLate = judge(change) === 'late';
      const open = implied(change);
      return open === undefined ? [write(change, stamp, isLate)] : [write(open, stamp, isLate), write(change, stamp, isLate)];
    },
    chain: chainAt,
    pass,
    date: keys.date,
    forgetBefore: (stamp) => {
      keys.forgetBefore(stamp);
      chains = filtered(chains, ({ ended }) => ended === undefined || ended >= stamp);
    },
    cursorNow: () => {
      const [keysThen, chainsThen] = [keys.asOfNow(), chains];
      return (seq, watermark) => ({ seq, watermark, keys: keysThen(), chains: toObject(chainsThen) });
    },
  };
};
