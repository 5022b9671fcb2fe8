// How the walk over the fills is worded: under way, and when it is done. Pure; the act of the fills prints it.

import type { Named, RatePlan } from '../../../tt-rest/index.js';
import { count, counted, day, span } from '../../terminal/format.js';
import type { Meter } from '../../terminal/meter.js';
import type { Paint } from '../../terminal/paint.js';
import { table, type Column } from '../../terminal/table.js';
import type { FillTally, Volume } from './tally.js';

/** A walk under way. Times are in ms. */
export interface FillWalk {
  readonly tally: FillTally;
  readonly elapsed: number;
}

/** The stretch of time that is walked, ms since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const NANOS = 1_000_000;

const timeOf = (stamp: string): number => Math.floor(Number(stamp) / NANOS);

/** How much of the time has been walked. TT does not say how many fills there are; but it gives them in the order of time. */
export const fillMeter = ({ tally, elapsed }: FillWalk, { from, to }: Stretch): Meter => {
  const { fills, pages, latest } = tally;
  const share = latest === '' ? 0 : Math.min(1, Math.max(0, (timeOf(latest) - from) / (to - from)));
  const speed = elapsed === 0 ? fills : (fills / elapsed) * 1000;
  const until = latest === '' ? '' : `, up to ${day(timeOf(latest))}`;
  return { share, figures: `${counted(fills, 'fill')}, ${counted(pages, 'page')}, ${count(speed)}/s${until}` };
};

const right = (head: string): Column => ({ head, align: 'right' });

/** What was filled on a market, with its name where TT has one. */
export type MarketVolume = Named<Volume & { readonly marketId: string }>;

const nameOf = ({ names, marketId }: MarketVolume): string => names['marketId'] ?? marketId;

const marketTable = (markets: readonly MarketVolume[]): readonly string[] =>
  table(
    [{ head: 'market' }, right('fills'), right('bought'), right('sold')],
    markets.map((market) => [nameOf(market), count(market.fills), count(market.bought), count(market.sold)]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );

/** What the server says that there was to walk. */
export interface Truth {
  /** How many fills it has. */
  readonly fills: number;
  readonly plan: RatePlan;
}

/** What a walk has come to. Throws where fills are missing or came twice. */
export const fillSummary = (paint: Paint, { tally, elapsed }: FillWalk, markets: readonly MarketVolume[], truth: Truth): readonly string[] => {
  const { fills, pages, repeated, sharing } = tally;
  const speed = (pages - 1) / (elapsed / 1000); // from one call to the next
  if (repeated > 0 || fills !== truth.fills)
    throw new Error(`the walk brought ${count(fills)} of ${count(truth.fills)} fills, ${count(repeated)} of them twice`);
  return [
    `${paint.good('walked')}: ${counted(fills, 'fill')} on ${counted(pages, 'page')} in ${span(elapsed)}, none missing and none twice`,
    paint.quiet(`at ${speed.toFixed(1)} calls a second, where the plan allows ${count(truth.plan.perSecond)}`),
    paint.quiet(`${count(sharing)} of them share their nanosecond with the one before`),
    '',
    ...marketTable(markets),
    '',
    paint.quiet('in contracts; a spread is one row of its own beside its legs, and counted once'),
  ];
};
