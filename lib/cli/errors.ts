// Any error as one line that says what happened and what to do. run prints it.

import { asSinkError } from '../sinks/parts/errors.js';
import { commandErrorIn, isUnwritable } from './exit.js';

/** What the operating system calls it, and what that means to somebody who started a server. */
const OF_PORTS: Readonly<Record<string, (port: string) => string>> = {
  EADDRINUSE: (port) => `port ${port} is taken by another program; choose another with --port, or leave it out to get a free one`,
  EACCES: (port) => `this user may not listen on port ${port}; choose one above 1023 with --port`,
};

const OUTPUT = 'standard output';

const explanation = (error: Error): string | undefined => {
  if (isUnwritable(error)) return asSinkError('path' in error ? String(error.path) : OUTPUT, error).message;
  const explain = 'code' in error ? OF_PORTS[String(error.code)] : undefined;
  return explain?.('port' in error ? String(error.port) : '');
};

/** The error in one line. */
export const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return (explanation(error) ?? (commandErrorIn(error) ?? error).message).replaceAll(/\s*\n\s*/g, ' ');
};
