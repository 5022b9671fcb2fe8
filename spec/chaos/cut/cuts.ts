// The run over real sockets: where a golden session is torn, and what came of it. run calls it.

import { diceOf } from '../dice.js';
import { runFleet } from '../fleet.js';
import { cutCrew } from './cut-job.js';
import type { Point } from './point.js';
import { cutSession, type Cut } from './session.js';

/** Which of the bytes. */
export interface CutOptions {
  /** Every so many bytes. Default 1: every byte. */
  readonly stride?: number;
  /** So many bytes by chance instead. */
  readonly points?: number;
  readonly seed?: number;
}

/** Sessions a job holds. */
const BATCH = 200;

const everyByte = (way: Point['way'], bytes: number, stride: number): readonly Point[] =>
  Array.from({ length: Math.ceil(bytes / stride) }, (_, index) => ({ way, byte: index * stride }));

/** The points of a session that carries so many bytes. */
const pointsOf = (carried: Cut['carried'], { stride = 1, points, seed = 1 }: CutOptions): readonly Point[] => {
  if (points === undefined) return [...everyByte('up', carried.up, stride), ...everyByte('down', carried.down, stride)];
  const dice = diceOf(seed, 'cuts');
  return Array.from({ length: points }, () => {
    const way = dice.one<Point['way']>('up', 'down');
    return { way, byte: dice.between(0, carried[way] - 1) };
  });
};

const batches = (points: readonly Point[]): readonly (readonly Point[])[] =>
  Array.from({ length: Math.ceil(points.length / BATCH) }, (_, index) => points.slice(index * BATCH, (index + 1) * BATCH));

/** Plays the session once whole, to know its bytes, then torn at each point; `progress` hears of every batch. */
export const runCuts = async (options: CutOptions, progress: (done: readonly Cut[], of: number) => void): Promise<readonly Cut[]> => {
  const whole = await cutSession({ way: 'up', byte: Infinity });
  const points = pointsOf(whole.carried, options);
  const all: Cut[] = [whole];
  await runFleet(cutCrew, batches(points), (cuts) => {
    all.push(...cuts);
    progress(all, points.length);
  });
  return all;
};
