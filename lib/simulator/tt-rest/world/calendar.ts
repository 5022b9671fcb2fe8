// Trading days: the one of a date begins at 22:00 UTC the evening before and ends at 21:00, Monday to Friday. What falls between belongs to the day before.

const HOUR = 3_600_000;

/** Milliseconds of a day. */
export const DAY = 24 * HOUR;

const isWeekend = (date: number): boolean => [0, 6].includes(new Date(date).getUTCDay());

/** The last weekday at or before `date` (ms, a UTC midnight). */
const weekday = (date: number): number => (isWeekend(date) ? weekday(date - DAY) : date);

/** The date that trade at `time` is booked under: a UTC midnight, in ms. On weekends it is still Friday. */
export const tradeDateOf = (time: number): number => weekday(Math.floor((time + 2 * HOUR) / DAY) * DAY);

/** The trade date before. */
export const previousDate = (date: number): number => weekday(date - DAY);

/** When the trading day of `date` begins. */
export const openOf = (date: number): number => date - 2 * HOUR;

/** When it ends. */
export const closeOf = (date: number): number => date + 21 * HOUR;

/** The trade dates of the `days` days up to `time`, oldest first; at least that of `time`. */
export const datesUpTo = (time: number, days: number): readonly number[] => {
  const dates: number[] = [];
  for (let date = tradeDateOf(time); dates.length === 0 || date > time - days * DAY; date = previousDate(date)) dates.unshift(date);
  return dates;
};

/** `time` (ms) as nanoseconds. */
export const nanosOf = (time: number): bigint => BigInt(time) * 1_000_000n;

/** The day of `time` as the number TT prints, such as 20260320. */
export const dateNumber = (time: number): number => Number(new Date(time).toISOString().slice(0, 10).replaceAll('-', ''));
