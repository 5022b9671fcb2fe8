// The table of faults on the page about testing, made from the table in the code. The spec compares the two.

import { faultKinds } from '../../lib/simulator/index.js';

/** How many there are. */
const SUBJECTS = 4;

const membersOf = (needs: readonly string[], takes: readonly string[]): string =>
  [...needs.map((name) => `\`${name}\``), ...takes.map((name) => `\`${name}?\``)].join(', ') || '-';

/** The table, a line each, without the blanks that a formatter adds. */
export const faultTable = (): readonly string[] => [
  '| Kind | Strikes at | Members | What it does |',
  ...faultKinds.map(({ kind, strikes, needs, takes, does }) => {
    const at = strikes.length === SUBJECTS ? 'any' : strikes.join(', ');
    return `| \`${kind}\` | ${at} | ${membersOf(needs, takes)} | ${does} |`;
  }),
];
