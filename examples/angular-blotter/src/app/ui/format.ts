// How figures, times and trades read. Every formatter is made once.

import type { Trade } from 'rxtt/ticktrader';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const cents = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const times = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const minutes = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const days = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', year: 'numeric' });
const shortDays = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short' });

const NONE = '–';
const MINUS = '−'; // as wide as the digits

const signed = (text: string): string => text.replace('-', MINUS);

export const amount = (value: number | undefined): string => (value === undefined ? NONE : signed(whole.format(value)));

export const money = (value: number | undefined): string => (value === undefined ? NONE : signed(cents.format(value)));

/** Money that was made or lost: with its sign, whichever. */
export const gain = (value: number | undefined): string => (value === undefined ? NONE : `${value > 0 ? '+' : ''}${money(value)}`);

/** One formatter for each number of digits a symbol may have. */
const prices = Array.from({ length: 16 }, (_, digits) => new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }));

export const price = (value: number | undefined, digits = 5): string =>
  value === undefined || value === 0 ? NONE : (prices[digits]?.format(value) ?? String(value));

/** How many digits a price of this size usually has, where the server does not say. */
export const digitsFor = (value: number): number => (value < 20 ? 5 : value < 1_000 ? 3 : 2);

const parts = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 8 });

/** So much of a currency, which may be a coin or a metal: to the cent at least, to its last digit where it has more. */
export const holding = (value: number): string => signed(parts.format(value));

/** So much that came, or went, with its sign. */
export const moved = (value: number): string => `${value > 0 ? '+' : ''}${holding(value)}`;

/** A trade in a few words, for those who do not see its row. */
export const tradeName = ({ Id, Side, RemainingAmount, Symbol, Type }: Trade): string => `${Type} ${Id}: ${Side} ${amount(RemainingAmount)} ${Symbol}`;

export const time = (stamp: number | undefined): string => (stamp === undefined ? NONE : times.format(stamp));

export const day = (stamp: number): string => days.format(stamp);

export const shortDay = (stamp: number): string => shortDays.format(stamp);

const isToday = (stamp: number): boolean => new Date(stamp).toDateString() === new Date().toDateString();

/** When something was: today's to the second, all else to the minute with its day. */
export const moment = (stamp: number | undefined): string => {
  if (stamp === undefined) return NONE;
  return isToday(stamp) ? time(stamp) : `${shortDay(stamp)} ${minutes.format(stamp)}`;
};

/** Day and time to the second. */
export const instant = (stamp: number): string => `${shortDay(stamp)} ${time(stamp)}`;

/** Milliseconds as 1:05, never below 0:00. */
export const countdown = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
};

/** A name of the vendor's as words: PositionClosed reads Position closed. */
export const words = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
