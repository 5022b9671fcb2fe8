// A fault script out of a file, checked as far as the simulator can. `rxtt simulate --faults` reads it.

import { readFileSync } from 'node:fs';
import type { FaultRule, FaultScript } from '../simulator/index.js';
import { checkedScript } from '../simulator/ticktrader/fault-script.js';
import { usageError } from './exit.js';

const isRule = (value: unknown): value is FaultRule =>
  typeof value === 'object' && value !== null && 'when' in value && typeof value.when === 'object' && value.when !== null && 'do' in value && Boolean(value.do);

const isScript = (value: unknown): value is FaultScript => Array.isArray(value) && value.every(isRule); // what its members may be is checked next

const contentOf = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw usageError(`--faults ${path} ${error instanceof SyntaxError ? 'is no JSON' : 'cannot be read'}`);
  }
};

/** The script in the file at `path`. Throws what is wrong with it. */
export const faultsIn = (path: string): FaultScript => {
  const script = contentOf(path);
  if (!isScript(script)) throw usageError(`--faults ${path} is no list of rules, each with "when" and "do"`);
  try {
    return checkedScript(script);
  } catch (error) {
    throw usageError(`--faults ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
};
