// The picture of the account's year: equity above, how far it was below its best underneath, over the same days.

import type { Day } from '../questions.js';
import { marks, scale, type Scale } from './scale.js';
import { area, at, bar, curve, line, picture, words, type Point } from './svg.js';
import { count, longDay, percent, shortMonth, signed, wholePercent } from './text.js';

const WIDTH = 1040;
const HEIGHT = 470;
const LEFT = 72;
const RIGHT = 926;
/** Top and bottom of each half. */
const EQUITY = [24, 284] as const;
const DRAWDOWN = [326, 436] as const;

/** The deepest day, and the last day at the best before it. */
export const deepest = (days: readonly Day[]): { readonly peak: number; readonly trough: number } => {
  const depths = days.map(({ drawdown }) => drawdown);
  const trough = depths.indexOf(Math.min(...depths));
  return { peak: Math.max(0, depths.lastIndexOf(0, trough)), trough: Math.max(0, trough) };
};

/** A line with its label for each mark. */
const levels = (values: readonly number[], y: Scale, label: (value: number) => string): readonly string[] =>
  values.flatMap((value) => [line(LEFT, y(value), RIGHT, y(value), 'grid'), words(LEFT - 10, y(value) + 4, label(value), 'end soft')]);

/** A tick at each first of a month; every second one is named where there are many. */
const months = (days: readonly Day[], x: Scale): readonly string[] => {
  const firsts = days.flatMap(({ day }, index) => (day.endsWith('-01') ? [{ month: day.slice(0, 7), x: x(index) }] : []));
  return firsts.flatMap(({ month, x: place }) => [
    line(place, DRAWDOWN[1], place, DRAWDOWN[1] + 5, 'axis'),
    words(place, DRAWDOWN[1] + 21, shortMonth(month), 'soft middle'),
  ]);
};

const curveOf = (days: readonly Day[], x: Scale, y: Scale, of: (day: Day) => number): readonly Point[] => days.map((day, index) => [x(index), y(of(day))]);

/** Two labels at the right edge that must not run into each other. */
const apart = (one: number, other: number): readonly [number, number] => {
  const missing = 17 - Math.abs(one - other);
  if (missing <= 0) return [one, other];
  return one < other ? [one - missing / 2, other + missing / 2] : [one + missing / 2, other - missing / 2];
};

/** What the picture shows, in words. */
const described = (days: readonly Day[], { peak, trough }: ReturnType<typeof deepest>): string => {
  const [first, last, from, to] = [days[0], days.at(-1), days[peak], days[trough]];
  if (first === undefined || last === undefined || from === undefined || to === undefined) return 'No days.';
  return (
    `Equity went from ${count(first.equity)} on ${longDay(first.day)} to ${count(last.equity)} on ${longDay(last.day)}, with ${count(last.paid)} paid in. ` +
    `The deepest drawdown was ${percent(to.drawdown)}, from ${longDay(from.day)} to ${longDay(to.day)}.`
  );
};

/** Equity with drawdown below. */
export const equityPicture = (days: readonly Day[], currency: string): string => {
  const span = deepest(days);
  const x = scale([0, Math.max(1, days.length - 1)], [LEFT, RIGHT]);
  const amounts = days.flatMap(({ equity, paid }) => [equity, paid]);
  const amountMarks = marks(Math.min(...amounts), Math.max(...amounts), 5);
  const y = scale([amountMarks[0] ?? 0, amountMarks.at(-1) ?? 1], [EQUITY[1], EQUITY[0]]);
  const depthMarks = marks(Math.min(-0.001, ...days.map(({ drawdown }) => drawdown)), 0, 3);
  const depth = scale([depthMarks[0] ?? -1, 0], [DRAWDOWN[1], DRAWDOWN[0]]);

  const below = curveOf(days, x, depth, ({ drawdown }) => drawdown);
  const last = days.at(-1) ?? { equity: 0, paid: 0 };
  const [equityLabel, paidLabel] = apart(y(last.equity), y(last.paid));
  const low = days[span.trough]?.drawdown ?? 0;
  const lowX = x(span.trough);
  const isLeft = lowX > (LEFT + RIGHT) / 2;
  return picture(
    { name: 'equity', title: 'Equity and drawdown by day', description: described(days, span), width: WIDTH, height: HEIGHT },
    bar(x(span.peak), EQUITY[0], Math.max(1, lowX - x(span.peak)), DRAWDOWN[1] - EQUITY[0], 'span'),
    words(LEFT, EQUITY[0] - 12, `Equity, ${currency}`, 'bold'),
    ...levels(amountMarks, y, count),
    curve(
      // what is paid in steps up, it does not climb
      days.flatMap(({ paid }, index): readonly Point[] => [
        [x(Math.max(0, index - 1)), y(paid)],
        [x(index), y(paid)],
      ]),
      'paid',
    ),
    curve(
      curveOf(days, x, y, ({ equity }) => equity),
      'equity',
    ),
    words(RIGHT + 10, equityLabel + 4, `Equity ${short(last.equity)}`, 'bold of-equity'),
    words(RIGHT + 10, paidLabel + 4, `Paid in ${short(last.paid)}`, 'soft'),
    words(LEFT, DRAWDOWN[0] - 12, 'Below the best day before', 'bold'),
    ...levels(depthMarks, depth, wholePercent),
    area(below, depth(0), 'under'),
    curve(below, 'depth'),
    line(LEFT, DRAWDOWN[1], RIGHT, DRAWDOWN[1], 'axis'),
    ...months(days, x),
    `<circle cx="${at(lowX)}" cy="${at(depth(low))}" r="4" class="dot"/>`,
    words(
      lowX + (isLeft ? -8 : 12),
      depth(low) + (isLeft ? 17 : 4),
      `${percent(low)} (${signed(days[span.trough]?.below ?? 0)})`,
      `bold ${isLeft ? 'end' : ''}`,
    ),
  );
};

/** 91.4k */
const short = (amount: number): string => `${(amount / 1000).toFixed(1)}k`;
