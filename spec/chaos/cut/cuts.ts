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
  /** So many bytes instead, evenly spread over all, from a first one by chance. */
  readonly points?: number;
  readonly seed?: number;
}

/** The points of a session that carries so many bytes: those from the client first. */
const pointsOf = ({ up, down }: Cut['carried'], { stride = 1, points, seed = 1 }: CutOptions): readonly Point[] => {
  const step = points === undefined ? stride : Math.max(1, (up + down) / points);
  const first = points === undefined ? 0 : diceOf(seed, 'cuts').random() * step;
  return Array.from({ length: Math.ceil((up + down - first) / step) }, (_, index) => {
    const byte = Math.floor(first + index * step);
    return byte < up ? { way: 'up', byte } : { way: 'down', byte: byte - up };
  });
};

/** Plays the session once whole, to know its bytes, then torn at each point; `progress` hears of each. */
export const runCuts = async (options: CutOptions, progress: (done: readonly Cut[], of: number) => void): Promise<readonly Cut[]> => {
  const whole = await cutSession({ way: 'up', byte: Infinity });
  const points = pointsOf(whole.carried, options);
  const all: Cut[] = [whole];
  await runFleet(cutCrew, points, (cut) => {
    all.push(cut);
    progress(all, points.length);
  });
  return all;
};
