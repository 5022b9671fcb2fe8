// A command in doubt as sightings are held against it, and what they can prove. by-trade, by-history and sightings speak in these.

import type { Asked } from '../../base/journal.js';
import type { Ending, Proof } from '../../base/outcome.js';
import type { Numeric } from '../../codec/numeric.js';
import type { Trade, TradeReport } from '../model/index.js';

/** What is proved. */
export type Proved<N> =
  | {
      readonly status: 'accepted';
      readonly proof: Proof;
      readonly tradeId: string;
      readonly trade?: Trade<N>;
      readonly record?: TradeReport<N>;
      readonly ended?: Ending;
    }
  | { readonly status: 'conflict'; readonly asked: object; readonly found: Trade<N> };

/** One look at the server: what was open, and what its history said after that. */
export interface Look<N> {
  readonly trades: readonly Trade<N>[];
  readonly records: readonly TradeReport<N>[];
  /** The newest stamp in that history, also of records that are not kept; none where there was no record. */
  readonly newest?: number;
}

/** What a command in doubt asked, and by what its records are told from earlier ones. */
export interface Sought<N> {
  readonly asked: Asked;
  readonly numeric: Numeric<N>;
  /** The newest stamp of the server seen before it left; undefined where none was. */
  readonly stamp: number | undefined;
}

/** Whether a record of the history is about this trade, as the order or as the position. */
export const isAbout =
  (tradeId: string | undefined) =>
  <N>({ TradeId, PositionId }: TradeReport<N>): boolean =>
    tradeId !== undefined && (TradeId === tradeId || PositionId === tradeId);
