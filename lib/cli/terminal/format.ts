// Numbers, times and spans as people read them. Every printed figure goes through here.

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const units = new Intl.NumberFormat('en-US', { maximumFractionDigits: 8 });

/** A count: `50,005`. */
export const count = (value: number): string => whole.format(value);

/** So many of something: `1 page`, `51 pages`. */
export const counted = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** Money, to the cent: `-1,234.50`. */
export const money = (value: number): string => cents.format(Math.round(value * 100) === 0 ? 0 : value); // no -0.00

/** An amount of anything, with as many digits as it has: `10,000`, `0.29`. */
export const amount = (value: number): string => units.format(value);

const pad = (value: number, digits = 2): string => String(value).padStart(digits, '0');

/** The time of day, local, of a stamp in ms since 1970: `09:05:03.007`. */
export const clock = (time: number): string => {
  const at = new Date(time);
  return `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}.${pad(at.getMilliseconds(), 3)}`;
};

/** The day, UTC, of a stamp in ms since 1970: `2026-01-05`. */
export const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A span in ms: `340 ms`, `1.9 s`, `2 min 5 s`, `24 h 0 min`. */
export const span = (milliseconds: number): string => {
  if (milliseconds < 999.5) return `${String(Math.round(milliseconds))} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3_600) return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
};
