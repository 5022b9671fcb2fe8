// Every call ends with one settled verdict: at most an interim `unknown` before, nothing after.

import type { Call } from '../call.js';
import type { Law } from '../evidence.js';

const wrong = <N>({ what, said, end }: Call<N>): string | undefined => {
  const statuses = said.map(({ outcome }) => outcome.status).join(', ');
  if (end === undefined) return `${what} is still open after ${statuses || 'nothing'}`;
  if (end === 'died') return undefined; // the next life says what became of it
  if (end !== 'complete') return `${what} failed: ${String(end.error)}`;
  const settled = said.filter(({ outcome }) => outcome.settled).length;
  if (settled !== 1 || said.at(-1)?.outcome.settled !== true || said.length > 2) return `${what} said ${statuses || 'nothing'} and completed`;
  return undefined;
};

export const everyCallIsSettled: Law = {
  name: 'every call is settled once',
  broken: ({ calls }) => calls.map(wrong).filter((says) => says !== undefined),
};
