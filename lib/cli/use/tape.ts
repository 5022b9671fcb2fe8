// `rxtt tape`: a session written down frame by frame, without its secrets, and played to a client again, for whoever was not there.

import { readFileSync } from 'node:fs';
import {
  asyncScheduler,
  concat,
  defer,
  EMPTY,
  finalize,
  from,
  ignoreElements,
  interval,
  map,
  merge,
  NEVER,
  of,
  Subject,
  takeUntil,
  timer,
  type Observable,
} from 'rxjs';
import { openFile } from '../../sinks/parts/file.js';
import { record, replay, tapeStart, virtualClock } from '../../testing/index.js';
import { tickTrader } from '../../ticktrader/index.js';
import { platformSocket } from '../../wire/socket-constructor.js';
import { numericOf, type Numbers } from '../connect/money.js';
import { withTickTrader, type ConnectOptions } from '../connect/ticktrader.js';
import type { Desk } from '../desk.js';
import { messageOf } from '../errors.js';
import { usageError } from '../exit.js';
import { deliver } from '../records/deliver.js';
import type { OutputOptions } from '../records/format.js';
import { ofMany } from '../records/source.js';
import { alongside } from '../streams.js';
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
    const broken$ = new Subject<never>();
    let lines = 0;
    let isOver = false;
    const write = (line: string): void => {
      if (isOver) return; // the socket closes a moment after its client
      try {
        file.write(Buffer.from(`${line}\n`));
        lines++;
      } catch (error) {
        isOver = true;
        file.discard();
        broken$.error(error); // a socket calls here, and would not know what to do with it
      }
    };
    const ended$ = options.for === undefined ? NEVER : timer(options.for * SECOND);
    const told$ = interval(SECOND).pipe(map(() => live(`  ${counted(lines, 'line')} on the tape`)));
    const finish = (): void => {
      if (isOver) return;
      isOver = true;
      if (lines === 0) {
        file.discard();
        return;
      }
      file.publish();
      desk.screen.complain(`${counted(lines, 'line')}: ${path}`);
    };
    const leave = (): void => {
      try {
        finish();
      } catch (error) {
        desk.screen.complain(`rxtt: ${messageOf(error)}`); // whoever stopped it hears of it here, or nowhere
      }
    };
    const recorded$ = withTickTrader(
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
    ).pipe(alongside<Output>(broken$));
    const finished$ = defer(() => {
      finish();
      return EMPTY;
    });
    return concat(recorded$, finished$).pipe(finalize(leave));
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
