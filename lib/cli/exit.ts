// What the shell is told: one table of exit codes, and which error comes to which. run hands them out; the help and docs/command.md print the table.

import {
  ConnectionError,
  InvalidRequestError,
  LoginError,
  RateLimitError,
  RequestError,
  RxttError,
  ThrottledError,
  TimeoutError,
  TokenError,
  TwoFactorError,
} from '../base/errors.js';
import { SinkError } from '../sinks/parts/errors.js';

/** What the shell is told. Those past 128 are what it says itself of a program that a signal ended. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  unreachable: 3,
  login: 4,
  refused: 5,
  unknown: 6,
  unwritable: 7,
  interrupted: 130,
  brokenPipe: 141,
  terminated: 143,
} as const;

/** An exit code. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each means, in the order of the codes. */
export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'done; all that was asked for was delivered',
  failed: 'failed; one line on standard error says why',
  usage: 'wrong command, option or value; nothing was sent',
  unreachable: 'no connection, or no answer in time',
  login: 'login, second factor or token refused',
  refused: 'the server refused',
  unknown: 'an order left, and nobody knows what became of it',
  unwritable: 'the output cannot be written',
  interrupted: 'stopped by Ctrl-C',
  brokenPipe: 'nobody read the output any more',
  terminated: 'stopped by SIGTERM',
};

/** A failure of the command itself, with the code it comes to. */
export class CommandError extends Error {
  readonly exit: ExitCode;

  constructor(message: string, exit: ExitCode) {
    super(message);
    this.exit = exit;
  }
}

/** A wrong value that no parser of a single option could see. */
export const usageError = (message: string): CommandError => new CommandError(message, EXIT.usage);

/** What the command itself has to say, where that is what made the library fail: a question nobody answered, a setting that was no good. */
export const commandErrorIn = (error: unknown): CommandError | undefined => {
  if (error instanceof CommandError) return error;
  return error instanceof Error && error.cause !== undefined ? commandErrorIn(error.cause) : undefined;
};

const BY_CLASS: readonly (readonly [kind: abstract new (...args: never) => RxttError, code: ExitCode])[] = [
  [ConnectionError, EXIT.unreachable],
  [TimeoutError, EXIT.unreachable],
  [LoginError, EXIT.login],
  [TwoFactorError, EXIT.login],
  [TokenError, EXIT.login],
  [RequestError, EXIT.refused],
  [RateLimitError, EXIT.refused],
  [ThrottledError, EXIT.refused],
  [InvalidRequestError, EXIT.usage],
  [SinkError, EXIT.unwritable],
];

const UNWRITABLE: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EIO']);

/** Whether the operating system says that a file, or standard output, cannot be written. */
export const isUnwritable = (error: object): boolean => 'code' in error && UNWRITABLE.has(error.code) && !('port' in error);

/** The code an error comes to. A write that may have gone through in part is unknown, whatever ended it. */
export const exitOf = (error: unknown): ExitCode => {
  const own = commandErrorIn(error);
  if (own !== undefined) return own.exit;
  if (error instanceof RxttError && error._tag === 'PartialWriteError') return error.delivered === 'unknown' ? EXIT.unknown : EXIT.refused;
  const found = BY_CLASS.find(([kind]) => error instanceof kind);
  if (found !== undefined) return found[1];
  return error instanceof Error && isUnwritable(error) ? EXIT.unwritable : EXIT.failed;
};
