// A package that only some users need, loaded when it is: synchronously, so that a stream can be written from its first record on.

import { createRequire } from 'node:module';
import { SinkError } from './errors.js';

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).endsWith('MODULE_NOT_FOUND');

/** The package of this name, as whoever asks knows its type. Throws a `SinkError` that says what to install. */
export const peer = (name: string, target: string): unknown => {
  try {
    return createRequire(import.meta.url)(name);
  } catch (cause) {
    if (isMissing(cause)) throw new SinkError(target, `the package ${name} is not installed: npm install ${name}`, { cause });
    throw cause;
  }
};
