// Everything a thing says of itself, in every way there is to ask. The canary scenarios search it for secrets.

import { inspect } from 'node:util';

/** Text, JSON, inspection to the bottom, members, causes. */
export const everythingOf = (thing: unknown, seen = new Set<unknown>()): string => {
  if (seen.has(thing)) return '';
  seen.add(thing);
  const parts: unknown[] = [inspect(thing, { depth: null, showHidden: true, getters: true, maxStringLength: null, maxArrayLength: null }), String(thing)];
  try {
    parts.push(JSON.stringify(thing, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))); // undefined for a function: nothing is told then
  } catch {
    // a circle; the inspection has it
  }
  if (thing instanceof Error)
    parts.push(thing.message, thing.stack ?? '', everythingOf(thing.cause, seen), ...Object.values(thing).map((value) => everythingOf(value, seen)));
  return parts.join('\n');
};
