// What every act of the demo plays with, and how an act is announced. Every file beside this one uses it.

import { concat, type Observable } from 'rxjs';
import type { RunningTickTrader } from '../../simulator/index.js';
import type { TickTrader } from '../../ticktrader/index.js';
import { line, type Output } from '../terminal/output.js';
import type { Paint } from '../terminal/paint.js';
import { wrapped } from '../terminal/wrap.js';

/** The server, a client of it, and how to print. */
export interface Stage {
  readonly server: RunningTickTrader;
  readonly tt: TickTrader;
  readonly paint: Paint;
  /** Columns there are. */
  readonly width: number;
}

/** One part of the demo. */
export type Act = (stage: Stage) => Observable<Output>;

const INDENT = '  ';
/** Longer lines are hard to read, however wide the terminal. */
const LONGEST = 78;

/** Lines that belong to an act. */
export const lines = (...texts: readonly string[]): readonly Output[] => texts.map((text) => line(text === '' ? '' : INDENT + text));

/** Prose that belongs to an act. */
export const prose = ({ width, paint }: Pick<Stage, 'width' | 'paint'>, text: string): readonly Output[] =>
  lines(...wrapped(text, Math.min(LONGEST, width - INDENT.length)).map(paint.quiet));

/** A title, what is going to happen and why, and then the act itself. */
export const act = (stage: Pick<Stage, 'width' | 'paint'>, title: string, about: string, body$: Observable<Output>): Observable<Output> =>
  concat([line(), line(stage.paint.title(title))], prose(stage, about), lines(''), body$);
