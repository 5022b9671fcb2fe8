// What the chart draws of an account's snapshots: equity over balance, or, where the account holds currencies, all there was of one over what was free of it.

import type { DailySnapshot } from 'rxtt/ticktrader';

/** A day: what the line is about, and what is drawn beside it. */
export interface Point {
  readonly at: number;
  readonly value: number;
  readonly beside: number;
}

/** A line to draw; its points are oldest first. */
export interface Line {
  readonly name: string;
  readonly besideName: string;
  readonly points: readonly Point[];
}

/** Of an account with one balance. */
export const equityLine = (days: readonly DailySnapshot[]): Line => ({
  name: 'Equity',
  besideName: 'balance',
  points: days.map(({ Timestamp, Equity, Balance }) => ({ at: Timestamp, value: Equity, beside: Balance })),
});

/** Of one currency of a Cash account; it held nothing of it on days that do not name it. */
export const holdingLine = (days: readonly DailySnapshot[], currency: string): Line => ({
  name: currency,
  besideName: 'free',
  points: days.map(({ Timestamp, Assets = [] }) => {
    const asset = Assets.find(({ Currency }) => Currency === currency);
    return { at: Timestamp, value: asset?.Amount ?? 0, beside: asset?.FreeAmount ?? 0 };
  }),
});

/** The currencies of a Cash account, by its latest snapshot. */
export const currenciesOf = (days: readonly DailySnapshot[]): readonly string[] => (days.at(-1)?.Assets ?? []).map(({ Currency }) => Currency);
