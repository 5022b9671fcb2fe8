// How big the year is and where its files go. The environment may say otherwise than the defaults; main.ts asks.

import { fileURLToPath } from 'node:url';

/** What the program can be told. */
export interface Settings {
  /** Days of past. */
  readonly days: number;
  /** Records of trade history in them, at least. */
  readonly records: number;
  /** Orders the TT company fills a day. */
  readonly orders: number;
  /** Rounds of trading before the walk; four orders each. */
  readonly rounds: number;
  /** Folder of the files it leaves. */
  readonly out: string;
}

const whole = (name: string, text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d*$/.test(text)) throw new RangeError(`${name} must be a whole number from 1, got ${text}.`);
  return Number(text);
};

/** Reads `DAYS`, `RECORDS`, `ORDERS`, `ROUNDS` and `OUT`; throws where one makes no sense. */
export const settingsOf = (environment: Readonly<Record<string, string | undefined>>): Settings => ({
  days: whole('DAYS', environment['DAYS'], 365),
  records: whole('RECORDS', environment['RECORDS'], 20_000),
  orders: whole('ORDERS', environment['ORDERS'], 100),
  rounds: whole('ROUNDS', environment['ROUNDS'], 150),
  out: environment['OUT'] ?? fileURLToPath(new URL('out/', import.meta.url)),
});
