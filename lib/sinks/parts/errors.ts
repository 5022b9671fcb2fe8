// The one error of the sinks: a target that cannot be written, a package that is not there, a record that fits no column. One clear line each.

import { RxttError, type ErrorDetails } from '../../base/errors.js';

/** What a stream is written to could not be written. `target` names it: a file, a table. Nothing half-written stands under that name. */
export class SinkError extends RxttError {
  readonly _tag = 'SinkError';
  readonly target: string;

  constructor(target: string, problem: string, details: ErrorDetails = {}) {
    super(`Cannot write ${target}: ${problem}`, details);
    this.target = target;
  }

  override get docs(): string {
    return 'docs/sinks.md#when-something-goes-wrong';
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: 'no permission.',
  EPERM: 'no permission.',
  ENOENT: 'its folder does not exist.',
  ENOTDIR: 'a part of its path is no folder.',
  EISDIR: 'it is a folder.',
  ENOSPC: 'the disk is full.',
  EDQUOT: 'the quota of the disk is spent.',
  EROFS: 'the disk is read-only.',
  EMFILE: 'too many files are open.',
  EFBIG: 'the file would be larger than it may be.',
  EIO: 'the disk failed.',
};

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Whatever went wrong on the way to `target`, as one line. */
export const asSinkError = (target: string, cause: unknown): SinkError =>
  cause instanceof SinkError ? cause : new SinkError(target, PROBLEMS[codeOf(cause)] ?? (cause instanceof Error ? cause.message : String(cause)), { cause });
