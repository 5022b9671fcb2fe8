// Which rules of a script strike: counts what happens, and draws lots. The script asks it about each connection, request and frame.

import type { Random } from '../../../base/ids.js';
import { between } from '../random.js';
import { faultsOf, type Fault, type FaultRule, type FaultScript, type FaultSpan } from '../fault-script.js';

/** Something that happens, as rules look at it. */
export type Happening =
  | { readonly subject: 'connect'; readonly connection: number }
  | { readonly subject: 'request'; readonly connection: number; readonly name: string }
  | { readonly subject: 'frameOut'; readonly connection: number; readonly name: string; readonly event: string | undefined };

/** A script under way. */
export interface Rules {
  /** The faults that strike now, in the order of the script. */
  strikes(happening: Happening): readonly Fault[];
  /** The rules that strike at a moment, each with what it does when its moment comes. */
  readonly timed: readonly { readonly time: number; readonly every: number | undefined; readonly strikes: () => readonly Fault[] }[];
}

/** How long: as said, or drawn. */
export const spanOf = (random: Random, span: FaultSpan): number => (typeof span === 'number' ? span : between(random, span.least, span.most));

const isNamed = (wanted: string, name: string): boolean => wanted === '*' || wanted === name;

const fits = ({ when }: FaultRule, happening: Happening): boolean => {
  if (when.connection !== undefined && when.connection !== happening.connection) return false;
  switch (happening.subject) {
    case 'connect':
      return 'connect' in when;
    case 'request':
      return 'request' in when && isNamed(when.request, happening.name);
    case 'frameOut':
      return 'frameOut' in when && isNamed(when.frameOut, happening.name) && (when.event === undefined || when.event === happening.event);
  }
};

/** Whether a rule strikes, each time it fits. */
const lots = ({ when: { nth, times = Infinity, chance } }: FaultRule, random: Random): (() => boolean) => {
  const chosen = nth === undefined ? undefined : new Set(typeof nth === 'number' ? [nth] : nth);
  let seen = 0;
  let struck = 0;
  return () => {
    seen++;
    if (struck >= times || chosen?.has(seen) === false) return false;
    if (chance !== undefined && random() >= chance) return false;
    struck++;
    return true;
  };
};

/** The rules of a script, with nothing seen yet. */
export const rulesOf = (script: FaultScript, random: Random): Rules => {
  const rules = script.map((rule) => ({ rule, faults: faultsOf(rule), isChosen: lots(rule, random) }));
  return {
    strikes: (happening) => rules.flatMap(({ rule, faults, isChosen }) => (fits(rule, happening) && isChosen() ? faults : [])),
    timed: rules.flatMap(({ rule: { when }, faults, isChosen }) =>
      'time' in when ? [{ time: when.time, every: when.every, strikes: () => (isChosen() ? faults : []) }] : [],
    ),
  };
};
