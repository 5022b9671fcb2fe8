// `rxtt tape`: a session written down frame by frame, without its secrets, and played to a client again, for whoever was not there.

import { readFileSync } from 'node:fs';
import { asyncScheduler, defer, finalize, from, ignoreElements, interval, map, merge, NEVER, of, takeUntil, timer, type Observable } from 'rxjs';
import { openFile } from '../../sinks/parts/file.js';
import { record, replay, tapeStart, virtualClock } from '../../testing/index.js';
import { tickTrader } from '../../ticktrader/index.js';
import { platformSocket } from '../../wire/socket-constructor.js';
import { numericOf, type Numbers } from '../connect/money.js';
import { withTickTrader, type ConnectOptions } from '../connect/ticktrader.js';
import type { Desk } from '../desk.js';
import { usageError } from '../exit.js';
import { deliver } from '../records/deliver.js';
import type { OutputOptions } from '../records/format.js';
import { ofMany } from '../records/source.js';
import { counted } from '../terminal/format.js';
import { live, type Output } from '../terminal/output.js';
import { onlyWanted, REPORT, type Report, type Wanted } from './reports.js';

/** What the user of `record` chose. */
export interface RecordOptions extends ConnectOptions {
  /** Seconds; until Ctrl-C unless told. */
  readonly for?: number;
}

const MAX_FRAME = 2 ** 26;
const SECOND = 1_000;

/** Writes a tape until it is stopped. It bears its name once it is whole, however the session ends. */
export const recordTape = (path: string, options: RecordOptions, desk: Desk): Observable<Output> =>
  defer(() => {
    const file = openFile(path);
    let lines = 0;
    let isOver = false;
    const write = (line: string): void => {
      if (isOver) return; // the socket closes a moment after its client
      lines++;
      file.write(Buffer.from(`${line}\n`));
    };
    const ended$ = options.for === undefined ? NEVER : timer(options.for * SECOND);
    const told$ = interval(SECOND).pipe(map(() => live(`  ${counted(lines, 'line')} on the tape`)));
    const finish = (): void => {
      isOver = true;
      if (lines === 0) {
        file.discard();
        return;
      }
      file.publish();
      desk.screen.complain(`${counted(lines, 'line')}: ${path}`);
    };
    return withTickTrader(
      options,
      desk,
      ({ tt }) => merge(tt.executionReports$.pipe(ignoreElements()), told$).pipe(takeUntil(ended$)),
      ({ webSocket, ...address }) => ({
        ...address,
        webSocket: record(
          webSocket ?? platformSocket({ maxFrame: MAX_FRAME, handshakeTimeout: options.timeout * SECOND }),
          write,
          address.scheduler ?? asyncScheduler,
        ),
      }),
    ).pipe(finalize(finish));
  });

/** What the user of `replay` chose. */
export interface ReplayOptions extends OutputOptions, Wanted {
  readonly numbers: Numbers;
}

/** How long, in ms of the tape's own time, a client is given beyond its last line. */
const BEYOND = 10_000;

const contentOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw usageError(`${path} cannot be read`);
  }
};

/** All reports a client hears of this tape: hours of it in a moment, since its time is not ours. */
const reportsOn = (text: string, numbers: Numbers): readonly Report[] => {
  const clock = virtualClock(tapeStart(text));
  const client = tickTrader({
    url: 'ws://127.0.0.1/tape',
    credentials: { webApiId: 'tape', webApiKey: 'tape', webApiSecret: 'tape' },
    oneTimePassword: () => of('000000'),
    webSocket: replay(text, clock),
    scheduler: clock,
    numeric: numericOf(numbers),
  });
  const reports: Report[] = [];
  client.executionReports$.subscribe({ next: (report) => reports.push(report), error: () => undefined });
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  clock.advanceTo(tapeStart(last) + BEYOND);
  client.close().subscribe();
  clock.advanceBy(BEYOND);
  return reports;
};

/** Shows the execution reports of a tape. */
export const replayTape = (path: string, options: ReplayOptions, desk: Desk): Observable<Output> =>
  defer(() => {
    const text = contentOf(path);
    try {
      tapeStart(text);
    } catch (error) {
      throw usageError(`${path} is no tape: ${error instanceof Error ? error.message : String(error)}`);
    }
    return deliver(REPORT, options, ofMany(from(reportsOn(text, options.numbers)).pipe(onlyWanted(options))), desk);
  });
