// One command in doubt: what was seen of it so far, what each further sighting makes of that, and when it wants the next look. resolve holds one a doubt.

import type { Evidence, EvidenceSource } from '../../base/outcome.js';
import type { Frame } from '../envelope.js';
import type { Trade, TradeReport } from '../model/index.js';
import type { Session, TaggedReport } from '../session.js';
import { reportEvidence, withEvidence } from './evidence.js';
import { baseOf, judge, readAnswer, type Doubt } from './judge.js';
import type { OrderOutcome } from './outcome.js';
import { nextLook, patience, type Loss } from './rhythm.js';
import { nextSearchFrom, type Wanted } from './rounds.js';
import { provedByTrade, provedByTrades } from './by-trade.js';
import { mayProve, provedByLook } from './sightings.js';
import type { Look, Proved, Sought } from './sought.js';

/** What decides the case is given back; undefined leaves it open. Times are of the steady clock. */
export interface Case<N> {
  readonly doubt: Doubt<N>;
  /** What the next look must find of it. */
  readonly wanted: () => Wanted;
  readonly hear: (tagged: TaggedReport<N>) => OrderOutcome<N> | undefined;
  /** An answer after all. */
  readonly hearAnswer: (frame: Frame) => OrderOutcome<N> | undefined;
  /** What a login found open. */
  readonly hearRestored: (trades: readonly Trade<N>[]) => OrderOutcome<N> | undefined;
  readonly look: (found: Look<N>) => OrderOutcome<N> | undefined;
  readonly fail: (error: unknown) => void;
  /** The connection it left over has ended. */
  readonly lose: (loss: Loss) => void;
  /** From when on it may be presumed absent. */
  readonly horizon: () => number;
  /** When it wants to be looked for, given the last look and since when the session is ready. */
  readonly due: (lookedAt: number, readyAt: number) => number;
  readonly presume: () => OrderOutcome<N>;
}

/** A case of `doubt`, taken up now. */
export const openCase = <N>(session: Session<N>, doubt: Doubt<N>, tick: () => number): Case<N> => {
  const { scheduler, options } = session;
  const { lateness, resolve, numeric, historyLag } = options;
  const { commandId, request, question, since } = doubt;
  const base = baseOf(doubt);
  const sought: Sought<N> = { asked: question.asked, numeric, stamp: doubt.stamp };
  const takenAt = tick();
  let { reports, evidence, loss, searchFrom } = doubt;
  let lostAt = loss && takenAt;
  /** What history has shown of it so far, oldest first: no look needs to show it again. */
  let records: readonly TradeReport<N>[] = [];
  /** Before this the looks so far have seen all that history will show, as far as it keeps within `historyLag`. */
  let readFrom = searchFrom;
  let isPresumed = false;

  const add = (piece: Evidence): void => {
    evidence = withEvidence(evidence, piece);
  };
  const note = (source: EvidenceSource, says: string): void => {
    add({ at: scheduler.now(), source, says });
  };
  const outcomeOf = (proved: Proved<N> | undefined): OrderOutcome<N> | undefined => proved && { ...base, ...proved };
  const horizon = (): number => (lostAt ?? takenAt) + patience(lateness, loss);
  const keep = (found: readonly TradeReport<N>[]): void => {
    const again = new Set(found.map(({ Id }) => Id));
    records = [...records.filter(({ Id }) => !again.has(Id)), ...found.filter((record) => mayProve(question.asked, record))];
  };

  return {
    doubt,
    // the look that it may be presumed absent by trusts no lag, and reads all once more
    wanted: () => ({ asked: question.asked, searchFrom: isPresumed || tick() < horizon() ? readFrom : searchFrom }),
    hear: (tagged) => {
      const { report } = tagged;
      if (question.isMine(tagged)) {
        reports = [...reports, report];
        add(reportEvidence(scheduler.now(), report));
        return judge({ commandId, request, question, reports });
      }
      return question.asked.deed === 'create' ? undefined : outcomeOf(provedByTrade(sought, report.Trade, 'report'));
    },
    hearAnswer: (frame) => {
      const read = readAnswer(request, frame, question);
      if (read.error !== undefined) note('answer', read.error.message);
      return judge({ commandId, request, question, reports, ...read });
    },
    // what is not there, or is another, waits for a look at the history
    hearRestored: (trades) => {
      const proved = provedByTrades(sought, trades);
      return proved?.status === 'accepted' ? outcomeOf(proved) : undefined;
    },
    look: (found) => {
      keep(found.records);
      const proved = provedByLook(sought, { trades: found.trades, records });
      // once presumed absent it keeps nobody from changing the trade, so that a third value says nothing of it
      if (proved !== undefined && !(isPresumed && proved.status === 'conflict')) return outcomeOf(proved);
      note('trades', found.trades.some(({ Id }) => Id === question.asked.tradeId) ? 'It is still there, and does not show it.' : 'It is not there.');
      note('history', 'Nothing proves it.');
      searchFrom = nextSearchFrom(session, doubt.sentAt, searchFrom);
      readFrom = Math.max(readFrom, searchFrom, (found.newest ?? 0) - historyLag);
      return undefined;
    },
    fail: (error) => {
      note('trades', `Could not look: ${error instanceof Error ? error.message : String(error)}`);
    },
    lose: (how) => {
      if (lostAt !== undefined) return;
      lostAt = tick();
      loss = how;
    },
    horizon,
    due: (lookedAt, readyAt) => {
      const begin = Math.max(takenAt, readyAt);
      const next = begin + nextLook(resolve, Math.max(0, lookedAt - begin));
      const last = Math.max(horizon(), begin);
      return last > lookedAt ? Math.min(next, last) : next;
    },
    presume: () => {
      isPresumed = true;
      return { ...base, status: 'presumedAbsent', horizon: since + Math.round(horizon() - takenAt), evidence };
    },
  };
};
