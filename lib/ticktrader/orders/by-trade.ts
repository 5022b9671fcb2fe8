// What a trade proves for a command in doubt, as it is open or as a report shows it. One table by deed; what it does not say proves nothing. sightings asks it. Pure.

import type { Deed } from '../../base/journal.js';
import type { Ending, Proof } from '../../base/outcome.js';
import type { Trade } from '../model/index.js';
import { compare, same, shown } from './compare.js';
import type { Proved, Sought } from './sought.js';

const ENDINGS: Readonly<Record<string, Ending>> = { Canceled: 'canceled', Expired: 'expired', Filled: 'filled' };

/** How a trade in this state ended. A pending order that has become a position was filled. */
const endingOf = <N>({ Status, Type }: Trade<N>): Ending | undefined => (Type !== 'Position' ? ENDINGS[Status] : Status === 'Filled' ? 'closed' : undefined);

const accepted = <N>(proof: Proof, trade: Trade<N>, ended: Ending | undefined): Proved<N> => ({
  status: 'accepted',
  proof,
  tradeId: trade.Id,
  trade,
  ...(ended !== undefined && { ended }),
});

const compared = <N>({ asked: { wanted = {}, before }, numeric }: Sought<N>, trade: Trade<N>): ReturnType<typeof compare> =>
  compare({ wanted, before }, trade.Type, (field) => shown(numeric, trade, field));

/** Whether a split has changed all its amounts since: what remains may then be what was asked for, and nobody has closed a thing. */
const isSplit = <N>({ asked: { before }, numeric }: Sought<N>, trade: Trade<N>): boolean => {
  const [whole, was] = [shown(numeric, trade, 'InitialAmount'), before?.['InitialAmount']];
  return whole !== undefined && was !== undefined && !same(whole, was);
};

/** What remains of a position, as a close asked for it. */
const remains = <N>(sought: Sought<N>, trade: Trade<N>): 'asked' | 'before' | 'third' | 'nothing' => {
  const { asked, numeric } = sought;
  const { wanted = {}, before = {} } = asked;
  const found = shown(numeric, trade, 'RemainingAmount');
  const [goal, old] = [wanted['RemainingAmount'], before['RemainingAmount']];
  if (found === undefined || goal === undefined || old === undefined || isSplit(sought, trade)) return 'nothing';
  return same(found, goal) ? 'asked' : same(found, old) ? 'before' : 'third';
};

type OfTrade = <N>(sought: Sought<N>, trade: Trade<N>, proof: Proof) => Proved<N> | undefined;

/** What the trade of that id proves. */
const BY_TRADE: Readonly<Record<Deed, OfTrade>> = {
  create: (sought, trade, proof) => (trade.ClientId === sought.asked.clientId ? accepted(proof, trade, endingOf(trade)) : undefined),
  modify: (sought, trade, proof) => {
    const told = compared(sought, trade);
    if (told === 'asked') return accepted(proof, trade, endingOf(trade));
    return told === 'third' && proof === 'trades' ? { status: 'conflict', asked: sought.asked.wanted ?? {}, found: trade } : undefined;
  },
  cancel: (sought, trade, proof) => {
    const wasPosition = sought.asked.before?.['Type'] === 'Position';
    const ended = trade.Type === 'Position' && !wasPosition ? 'filled' : endingOf(trade);
    return ended && accepted(proof, trade, ended);
  },
  close: (sought, trade, proof) => {
    const ended = endingOf(trade);
    if (ended === 'closed') return accepted(proof, trade, ended);
    const told = trade.Type === 'Position' ? remains(sought, trade) : 'nothing';
    if (told === 'asked') return accepted(proof, trade, undefined);
    return told === 'third' && proof === 'trades' ? { status: 'conflict', asked: sought.asked.wanted ?? {}, found: trade } : undefined;
  },
};

/** Of several trades that bear one ClientId the order itself, else the first position that came of it. */
const first = <N>(trades: readonly Trade<N>[]): Trade<N> | undefined =>
  trades.toSorted(
    (a, b) => Number(a.Type === 'Position') - Number(b.Type === 'Position') || a.Id.length - b.Id.length || (a.Id < b.Id ? -1 : 1), // decimal text of any length
  )[0];

/** What this one trade, read or reported, proves. */
export const provedByTrade = <N>(sought: Sought<N>, trade: Trade<N>, proof: Proof): Proved<N> | undefined =>
  sought.asked.deed === 'create' || trade.Id === sought.asked.tradeId ? BY_TRADE[sought.asked.deed](sought, trade, proof) : undefined;

/** What those that are open prove. */
export const provedByTrades = <N>(sought: Sought<N>, trades: readonly Trade<N>[]): Proved<N> | undefined => {
  const { deed, clientId, tradeId } = sought.asked;
  const trade = deed === 'create' ? first(trades.filter(({ ClientId }) => ClientId === clientId)) : trades.find(({ Id }) => Id === tradeId);
  return trade && provedByTrade(sought, trade, 'trades');
};
