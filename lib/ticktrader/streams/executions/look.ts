// What a look at open trades and history makes known: everything at once after a new connection, only what is beyond doubt or confirmed while one lasts. The hub takes looks.

import type { GapReason, Trade } from '../../model/index.js';
import { identityOf, type Change, type Print } from './change.js';
import { differences } from './differences.js';
import type { Held } from './intake.js';
import { merge } from './merge.js';
import { normaliseRecord } from './normalise-record.js';
import type { Look } from './read-state.js';
import type { Story } from './story.js';
import type { Suspects } from './suspects.js';

/** What a look is judged by. */
export interface Eyes<N> {
  readonly story: Story<N>;
  readonly print: Print<N>;
  /** Whether fills of orders are in the history: not on Gross accounts. */
  readonly fillsAreRecorded: () => boolean;
  /** Whether what is waited for will never come. */
  readonly isVain: (held: Held<N>) => boolean;
}

/** The changes that the look's records tell of, their stamps taken in. */
const recorded = <N>({ story, print }: Eyes<N>, { records, trades }: Look<N>): readonly Change<N>[] => {
  for (const { Modified, Created } of trades) story.seen(Modified ?? Created);
  for (const { TransactionTimestamp } of records) story.seen(TransactionTimestamp);
  return records.map((record) => normaliseRecord(print, record));
};

const shown = <N>({ story: { standing }, print, fillsAreRecorded }: Eyes<N>, trades: readonly Trade<N>[], isFirst: boolean): readonly Change<N>[] =>
  differences({ print, standing, fillsAreRecorded: fillsAreRecorded(), isFirst }, trades);

/** Tells all that the look shows: `before` and `after` are the reports that came before and after the snapshot. */
export const takeAll = <N>(eyes: Eyes<N>, look: Look<N>, isFirst: boolean, before: readonly Change<N>[], after: readonly Change<N>[]): void => {
  const { place, giveUp } = eyes.story;
  const reported = new Set([...before, ...after].map(identityOf)); // a report says more than a record
  const records = recorded(eyes, look).filter((change) => !reported.has(identityOf(change)));
  merge(records, before).forEach(place);
  giveUp(isFirst ? () => true : eyes.isVain); // before the beginning nothing can be waited for
  shown(eyes, look.trades, isFirst).forEach(place);
};

/** Tells what the look shows beyond doubt, and what an earlier one showed already; `since` is the server's stamp from before which no report is on its way any more. */
export const takeKnown = <N>(eyes: Eyes<N>, look: Look<N>, suspects: Suspects<N>, since: number): void => {
  const { story } = eyes;
  const unknown = recorded(eyes, look).filter((change) => story.standing.judge(change) !== 'known');
  const isOld = ({ source, at = Infinity }: Change<N>): boolean => source === 'history' && at <= since;
  const isCertain = (change: Change<N>): boolean => change.link === undefined || isOld(change) || story.waitsOn(change.link.chain);
  const doubtful = [...unknown.filter((change) => !isCertain(change)), ...shown(eyes, look.trades, false)];
  const confirmed = new Set(suspects.confirmed(doubtful));
  const tell = (change: Change<N>): void => {
    const reason: GapReason | undefined = change.link === undefined ? undefined : isOld(change) ? 'late' : 'suspect';
    if (reason !== undefined && story.standing.judge(change) !== 'known') story.openGap(reason);
    story.place(change);
  };
  unknown.filter((change) => isCertain(change) || confirmed.has(change)).forEach(tell);
  doubtful
    .filter((change) => change.source === 'snapshot' && confirmed.has(change))
    .forEach((change) => {
      if (story.standing.judge(change) === 'due') tell(change);
    });
};
