// Runs a command: writes what it says, and makes an exit code of how it ends. program calls it.

import { catchError, concat, defer, endWith, finalize, fromEvent, ignoreElements, map, merge, of, take, tap, type Observable } from 'rxjs';
import { messageOf } from './errors.js';
import { EXIT, exitOf, type ExitCode } from './exit.js';
import type { Output } from './terminal/output.js';
import type { Screen } from './terminal/screen.js';

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
    if (isBrokenPipe(error)) return EXIT.brokenPipe;
    screen.complain(`rxtt: ${messageOf(error)}`);
    return exitOf(error);
  };
  const written$ = defer(() => command(screen)).pipe(
    tap((output) => {
      screen.write(output);
    }),
    ignoreElements(),
  );
  // a full disk is told a moment after the last line: done is only what has left
  const ended$ = concat(written$, defer(screen.drained)).pipe(
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
  const unread$ = merge(fromEvent(host.stdout, 'error'), fromEvent(host.stderr, 'error')).pipe(map(failed));
  return merge(stopped('SIGINT', EXIT.interrupted), stopped('SIGTERM', EXIT.terminated), unread$, ended$).pipe(take(1), finalize(screen.clear));
};
