// What becomes of frames between client and server, moment by moment: fair, or spoilt by the faults that are struck. The faulty socket asks about every frame.

import type { Dice } from './dice.js';
import type { Arrival, Weather } from './faulty-socket.js';

/** How rough it is: the probability of each mishap, of a frame. */
export interface Roughness {
  readonly lose: number;
  readonly double: number;
  readonly spoil: number;
  readonly overtake: number;
}

/** The weather in the hands of a world. */
export interface Sky extends Weather {
  /** It is so rough for what comes in until `until` (ms, the world's clock). */
  readonly storm: (roughness: Roughness, until: number) => void;
  /** The next execution report is lost, on a link that stays good. */
  readonly loseReport: () => void;
  /** The next command that is answered with success gets `text` as an error instead. It was executed all the same; `mute` loses the reports before it too. */
  readonly lieAbout: (text: string, mute: boolean) => void;
  /** The sky clears: all of this is over. */
  readonly clear: () => void;
}

const LOST: readonly Arrival[] = [];
const REPORT = '"ExecutionReport"';
const COMMAND_ANSWER = /"Response":"Trade(?:Create(?:Oco)?|Modify|Delete)"/;
/** How late, in ms, a frame is that others overtake. */
const OVERTAKEN = 25;

/** A frame cut short, or with something in it that is no JSON: never another number that could pass for the right one. */
const spoilt = (frame: string, dice: Dice): string => {
  const at = dice.between(0, frame.length - 1);
  return dice.chance(0.5) ? frame.slice(0, at) : `${frame.slice(0, at)}\u0000${frame.slice(at)}`;
};

const idOf = (frame: string): unknown => {
  const message: unknown = JSON.parse(frame);
  return typeof message === 'object' && message !== null && 'Id' in message ? message.Id : undefined;
};

/** A fair sky. */
export const skyOf = (dice: Dice, now: () => number): Sky => {
  let rough: Roughness | undefined;
  let until = -Infinity;
  let reportsToLose = 0;
  let lie: string | undefined;
  let isMute = false;

  const lied = (frame: string): readonly Arrival[] | undefined => {
    if (lie === undefined || !COMMAND_ANSWER.test(frame) || frame.includes('"Error":')) return undefined;
    const text = JSON.stringify({ Id: idOf(frame), Response: 'Error', Error: lie });
    lie = undefined;
    return [{ late: 0, text }];
  };
  const inStorm = (text: string, { lose, double, spoil, overtake }: Roughness): readonly Arrival[] | undefined => {
    const luck = dice.random();
    const whole = { late: 0, text };
    if (luck < lose) return LOST;
    if (luck < lose + double) return [whole, { late: dice.between(0, OVERTAKEN), text }];
    if (luck < lose + double + spoil) return [{ late: 0, text: spoilt(text, dice) }];
    if (luck < lose + double + spoil + overtake) return [{ late: dice.between(1, OVERTAKEN), text }];
    return undefined;
  };

  return {
    out: () => undefined,
    in: (frame) => {
      if (reportsToLose > 0 && frame.includes(REPORT)) {
        reportsToLose--;
        return LOST;
      }
      if (lie !== undefined) return isMute && frame.includes(REPORT) ? LOST : lied(frame);
      return rough !== undefined && now() < until ? inStorm(frame, rough) : undefined;
    },
    storm: (roughness, end) => {
      rough = roughness;
      until = end;
    },
    loseReport: () => {
      reportsToLose++;
    },
    lieAbout: (text, mute) => {
      lie = text;
      isMute = mute;
    },
    clear: () => {
      rough = undefined;
      reportsToLose = 0;
      lie = undefined;
    },
  };
};
