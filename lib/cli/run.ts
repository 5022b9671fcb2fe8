// Runs a command: writes what it says, and makes an exit code of how it ends. program calls it.

import { catchError, defer, endWith, finalize, fromEvent, ignoreElements, map, merge, of, take, tap, type Observable } from 'rxjs';
import { messageOf } from './errors.js';
import type { Output } from './terminal/output.js';
import type { Screen } from './terminal/screen.js';

/** What the shell is told. Those past 128 are what it says itself of a program that a signal ended. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130, brokenPipe: 141, terminated: 143 } as const;

/** An exit code. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What is needed of `process`. */
export interface Host extends Pick<NodeJS.EventEmitter, 'addListener' | 'removeListener'> {
  readonly stdout: NodeJS.EventEmitter;
  readonly stderr: NodeJS.EventEmitter;
}

const isBrokenPipe = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EPIPE';

/** A command; it may ask what suits the screen. */
export type Command = (screen: Screen) => Observable<Output>;

/**
 * Emits the exit code once the command has ended by itself, failed, or was stopped: by Ctrl-C, by SIGTERM, or because nobody reads its output any more.
 * Whatever the command holds is let go of before that. A failure is one line on standard error.
 */
export const run = (command: Command, screen: Screen, host: Host): Observable<ExitCode> => {
  const failed = (error: unknown): ExitCode => {
    screen.complain(`rxtt: ${messageOf(error)}`);
    return EXIT.failed;
  };
  const ended$ = defer(() => command(screen)).pipe(
    tap((output) => {
      screen.write(output);
    }),
    ignoreElements(),
    endWith<ExitCode>(EXIT.done),
    catchError((error: unknown) => of(failed(error))),
  );
  const stopped = (signal: string, code: ExitCode): Observable<ExitCode> =>
    fromEvent(host, signal).pipe(
      map(() => {
        screen.complain('rxtt: stopped');
        return code;
      }),
    );
  const unread$ = merge(fromEvent(host.stdout, 'error'), fromEvent(host.stderr, 'error')).pipe(
    map((error): ExitCode => (isBrokenPipe(error) ? EXIT.brokenPipe : failed(error))),
  );
  return merge(stopped('SIGINT', EXIT.interrupted), stopped('SIGTERM', EXIT.terminated), unread$, ended$).pipe(take(1), finalize(screen.clear));
};
