// Points in time as people type them, in UTC: a day, a time, milliseconds since 1970, how long ago, or how long from now. Options of walks and orders are read here.

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };
const SPAN = /^(\+?)(\d{1,6})([mhdw])$/;
const MILLIS = /^\d{10,14}$/;
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?)?$/;

/** A point in time, given what the time is now (ms since 1970). */
export type When = (now: number) => number;

/** What a wrong one is answered. */
export const WHEN_FORMS =
  'It must be a day (2026-01-05), a time in UTC (2026-01-05T09:30), milliseconds since 1970, an age (30m, 12h, 7d, 4w), or a time from now (+2h).';

/** Whether the day exists: `Date` takes the 31st of February for a day in March. */
const exists = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

/** What `text` means, or nothing where it means nothing. */
export const whenOf = (text: string): When | undefined => {
  const [, sign, count, unit = ''] = SPAN.exec(text) ?? [];
  if (count !== undefined) return (now) => now + (sign === '+' ? 1 : -1) * Number(count) * (UNITS[unit] ?? 0);
  if (MILLIS.test(text)) return () => Number(text);
  const [, day, clock = '00:00', zone = 'Z'] = ISO.exec(text) ?? [];
  if (day === undefined || !exists(day)) return undefined;
  const time = Date.parse(`${day}T${clock}${zone}`);
  return Number.isNaN(time) ? undefined : () => time;
};
