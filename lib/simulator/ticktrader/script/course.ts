// What becomes of one request, all the faults that strike it taken together. line follows it.

import type { Random } from '../../../base/ids.js';
import type { Verdict } from '../faults.js';
import type { Fault, FaultStage } from '../fault-script.js';
import { spanOf } from './rules.js';
import { spoiled } from './spoil.js';

/** The course of a request. */
export interface Course {
  /** What arrives; undefined where nothing does. */
  readonly frame: string | undefined;
  /** Milliseconds until it does. */
  readonly wait: number;
  /** Whether it arrives although its connection is gone. */
  readonly outlives: boolean;
  readonly verdict: Verdict | undefined;
  /** How the connection ends over it, and at which stage. */
  readonly ending: Fault | undefined;
  readonly stage: FaultStage;
  /** What it is answered with instead of the truth, and whether its reports still go out. */
  readonly lie: { readonly text: string; readonly reports: boolean } | undefined;
  /** Faults that strike the connection or the server, before it arrives. */
  readonly others: readonly Fault[];
}

/** What the server does in silence. */
const SILENCES: Readonly<Record<FaultStage, Verdict | undefined>> = {
  beforeExecuting: 'silent',
  afterExecuting: 'mute after executing',
  beforeAnswer: 'silent after executing',
  afterAnswer: undefined,
};

const ended = (course: Course, fault: Fault, stage: FaultStage): Course => {
  if (stage === 'beforeExecuting') return { ...course, frame: undefined, others: [...course.others, fault] };
  const verdict = stage === 'afterExecuting' ? SILENCES.afterExecuting : course.verdict;
  return { ...course, ending: fault, stage, verdict };
};

/** What it needs: where lots are drawn, why requests are refused just now, if they are, and the words for one too many. */
export interface CourseTools {
  readonly random: Random;
  readonly refusal: () => string | undefined;
  readonly throttled: string;
}

/** The course of the request in `text` under `faults`. */
export const courseOf = (text: string, faults: readonly Fault[], { random, refusal, throttled }: CourseTools): Course => {
  const struck = (course: Course, fault: Fault): Course => {
    switch (fault.kind) {
      case 'drop':
        return { ...course, frame: undefined };
      case 'corrupt':
      case 'truncate':
      case 'grow':
        return { ...course, frame: course.frame === undefined ? undefined : spoiled(course.frame, fault, random) };
      case 'delay':
        return { ...course, wait: course.wait + spanOf(random, fault.by) };
      case 'lateExecution':
        return { ...course, wait: course.wait + spanOf(random, fault.by), outlives: true };
      case 'cut':
      case 'close':
        return ended(course, fault, fault.at ?? 'beforeExecuting');
      case 'silence':
        return { ...course, verdict: SILENCES[fault.at ?? 'beforeExecuting'] };
      case 'refuse':
        return { ...course, verdict: { error: fault.text } };
      case 'throttle':
        return { ...course, verdict: { error: throttled }, others: fault.for === undefined ? course.others : [...course.others, fault] };
      case 'misreport': {
        const reports = fault.reports ?? false;
        return { ...course, lie: { text: fault.text, reports }, verdict: reports ? course.verdict : 'mute after executing' };
      }
      default:
        return { ...course, others: [...course.others, fault] };
    }
  };
  const error = refusal();
  const whole: Course = {
    frame: text,
    wait: 0,
    outlives: false,
    verdict: error === undefined ? undefined : { error },
    ending: undefined,
    stage: 'beforeExecuting',
    lie: undefined,
    others: [],
  };
  return faults.reduce(struck, whole);
};
