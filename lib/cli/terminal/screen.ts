// Where output is written: lines to standard output, live lines to the terminal behind standard error. The only file that writes.

import { Observable } from 'rxjs';
import type { Output } from './output.js';
import { paintOf, type Paint } from './paint.js';

/** What is needed of `process.stdout` and `process.stderr`. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string, written?: (error?: Error | null) => void): unknown;
}

/** What is behind the command: where output goes, and what its user wants. */
export interface Surroundings {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Where output goes, and what suits it. */
export interface Screen {
  readonly paint: Paint;
  /** Columns there are. */
  readonly width: number;
  /** Whether a person reads standard output. */
  readonly isTerminal: boolean;
  readonly write: (output: Output) => void;
  /** Completes once all that was written has left: whoever writes much waits for a slow reader with it. Errors where it could not be written. */
  readonly drained: () => Observable<never>;
  /** One line on standard error. */
  readonly complain: (text: string) => void;
  /** Takes a live line away. */
  readonly clear: () => void;
}

const DEFAULT_WIDTH = 80;
const CLEAR = '\r\u001b[K';

const isTerminal = ({ isTTY }: Stream): boolean => isTTY === true;

/** Some terminals say 0. */
const hasWidth = ({ columns }: Stream): boolean => columns !== undefined && columns > 0;

/** Colours on a terminal that has them, unless NO_COLOR (no-color.org) is set to anything. */
const wantsColour = (stream: Stream, env: Surroundings['env']): boolean => isTerminal(stream) && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';

/** The screen of a process. */
export const screenOf = ({ stdout, stderr, env }: Surroundings): Screen => {
  const showsLive = isTerminal(stderr) && env['TERM'] !== 'dumb';
  let isLive = false;
  const clear = (): void => {
    if (isLive) stderr.write(CLEAR);
    isLive = false;
  };
  const complain = (text: string): void => {
    isLive = false;
    // over the live line, and over the ^C that a terminal shows
    stderr.write(`${showsLive ? CLEAR : ''}${text}\n`);
  };
  return {
    paint: paintOf(wantsColour(stdout, env)),
    width: [stdout, stderr].find(hasWidth)?.columns ?? DEFAULT_WIDTH,
    isTerminal: isTerminal(stdout),
    clear,
    drained: () =>
      new Observable((subscriber) => {
        stdout.write('', (error) => {
          if (error) subscriber.error(error);
          else subscriber.complete();
        });
      }),
    write: ({ kind, text }) => {
      if (kind === 'note') complain(text);
      else if (kind === 'live') {
        if (!showsLive) return;
        isLive = true;
        // written over what stood there, in one piece: no flicker
        stderr.write(`\r${text}\u001b[K`);
      } else if (kind === 'line' || !showsLive) {
        clear();
        stdout.write(`${text}\n`);
      }
    },
    complain,
  };
};
