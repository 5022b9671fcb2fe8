// Points in time as people type them, in UTC: a day, a time, milliseconds since 1970, or how long ago. The options of walks are read here.

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };
const AGO = /^(\d{1,6})([mhdw])$/;
const MILLIS = /^\d{10,14}$/;
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?)?$/;

/** A point in time, given what the time is now (ms since 1970). */
export type When = (now: number) => number;

/** What a wrong one is answered. */
export const WHEN_FORMS = 'It must be a day (2026-01-05), a time in UTC (2026-01-05T09:30), milliseconds since 1970, or an age (30m, 12h, 7d, 4w).';

/** Whether the day exists: `Date` takes the 31st of February for a day in March. */
const exists = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
};

/** What `text` means, or nothing where it means nothing. */
export const whenOf = (text: string): When | undefined => {
  const [, age, unit = ''] = AGO.exec(text) ?? [];
  if (age !== undefined) return (now) => now - Number(age) * (UNITS[unit] ?? 0);
  if (MILLIS.test(text)) return () => Number(text);
  const [, day, clock = '00:00', zone = 'Z'] = ISO.exec(text) ?? [];
  if (day === undefined || !exists(day)) return undefined;
  const time = Date.parse(`${day}T${clock}${zone}`);
  return Number.isNaN(time) ? undefined : () => time;
};
