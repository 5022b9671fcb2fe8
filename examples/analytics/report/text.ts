// Figures and words as a reader wants them, and safe to stand in a page. Every part of the report writes with these.

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** `text` so that it can stand in HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** What rounds to nought has no sign. */
const written = (value: number, options: Intl.NumberFormatOptions): string =>
  value.toLocaleString('en-US', { signDisplay: 'negative', ...options }).replace('-', '−');

/** 12,345 */
export const count = (value: number): string => written(value, { maximumFractionDigits: 0 });

/** −1,234.50 */
export const money = (value: number): string => written(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** +1,235: money without cents, its sign always there. */
export const signed = (value: number): string => written(Math.round(value), { maximumFractionDigits: 0, signDisplay: 'exceptZero' });

/** 20 %, of a share: for the marks of an axis, which are round. */
export const wholePercent = (share: number): string => `${written(share * 100, { maximumFractionDigits: 1 })} %`;

/** 45.1 %, of a share. */
export const percent = (share: number): string => `${written(share * 100, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`;

/** 1.25, as many digits as it takes up to two. */
export const short = (value: number): string => written(value, { maximumFractionDigits: 2 });

const dayOf = (day: string, language: string, options: Intl.DateTimeFormatOptions): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(language, { timeZone: 'UTC', ...options });

/** 31 January 2026, of `2026-01-31`. */
export const longDay = (day: string): string => dayOf(day, 'en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** Jan 26, of `2026-01`. */
export const monthAndYear = (month: string): string => dayOf(`${month}-01`, 'en-US', { month: 'short', year: '2-digit' });

/** Feb, of `2026-02`; January with its year. */
export const shortMonth = (month: string): string => (month.endsWith('-01') ? monthAndYear(month) : dayOf(`${month}-01`, 'en-US', { month: 'short' }));
