// GET /events: the backlog as server-sent events, for each reader from where it stood; whoever stands nowhere is told first how things are.
// A reader that falls behind by all that is kept is told so and let go.

import type { ServerResponse } from 'node:http';
import { interval, Subscription, tap } from 'rxjs';
import type { Backlog } from './backlog.js';
import type { Handler } from './http.js';
import type { ServiceEvent } from './stream.js';

/** How readers are served. Times are in milliseconds. */
export interface EventsOptions {
  readonly heartbeat: number;
  /** What stands now, for a reader who does not know: events that have no number of their own. */
  readonly snapshots?: () => readonly ServiceEvent[];
  /** How long a reader that was let go may take to read that it was. */
  readonly farewell?: number;
  /** Hears of readers: how many there are now, and that one was dropped. */
  readonly onReaders?: (change: 1 | -1) => void;
  readonly onDropped?: () => void;
}

const RETRY = 2_000;
const FAREWELL = 5_000;

const frame = (event: string, data: object, id?: string): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** Where a reader begins. */
interface Beginning {
  readonly next: number;
  /** What it was not told: all of a run that is over, or what is no longer kept. */
  readonly missed?: object;
  /** It knows how things stood before `next`. */
  readonly knows?: boolean;
}

const beginning = ({ run, oldest, newest }: Backlog<unknown>, lastId: string | undefined): Beginning => {
  if (lastId === undefined) return { next: newest + 1 };
  const [, itsRun, number] = /^([\w-]+)\.(\d{1,15})$/.exec(lastId) ?? [];
  if (itsRun !== run) return { next: oldest, missed: { reason: 'restarted', says: 'another run of the service told you that; this one begins here' } };
  const next = Math.min(Number(number), newest) + 1;
  return next >= oldest ? { next, knows: true } : { next: oldest, missed: { reason: 'forgotten', events: oldest - next } };
};

/** Serves one reader until it leaves, is too slow, or there is nothing more to tell. */
const serve = (events: Backlog<ServiceEvent>, lastId: string | undefined, options: EventsOptions, response: ServerResponse): void => {
  const { heartbeat, farewell = FAREWELL, snapshots = () => [], onReaders, onDropped } = options;
  const life = new Subscription();
  const { next: first, missed, knows = false } = beginning(events, lastId);
  const idOf = (number: number): string => `${events.run}.${String(number)}`;
  let next = first;
  let isFull = false;
  let isOver = false;

  const leave = (event: string, data: object): void => {
    isOver = true;
    life.unsubscribe();
    response.end(frame(event, data));
  };
  const drop = (): void => {
    onDropped?.();
    leave('overflow', { reason: 'slow', says: 'you read too slowly and were let go; come back with the last id you have', behind: events.newest - next + 1 });
    const late = setTimeout(() => response.destroy(), farewell);
    response.on('close', () => {
      clearTimeout(late);
    });
  };
  const pump = (): void => {
    if (isOver) return;
    if (next < events.oldest) {
      drop();
      return;
    }
    for (let event = events.at(next); !isFull && event !== undefined; event = events.at(next)) {
      const { kind, ...data } = event;
      isFull = !response.write(frame(kind, data, idOf(next++)));
    }
    if (events.isOver && !isFull) leave('bye', { says: 'the service stops; come back with the last id you have' });
  };

  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  response.write(`retry: ${String(RETRY)}\nid: ${idOf(next - 1)}\n\n`); // a reader that is cut off before the first event knows where it stood
  if (missed !== undefined) response.write(frame('missed', missed));
  // events before now that are told again lead to the same: each names its trades by their Id, and the last word counts
  for (const { kind, ...data } of knows ? [] : snapshots()) isFull = !response.write(frame(kind, data));
  onReaders?.(1);
  response.on('close', () => {
    isOver = true;
    life.unsubscribe();
    onReaders?.(-1);
  });
  response.on('drain', () => {
    isFull = false;
    pump();
  });
  const beats$ = interval(heartbeat).pipe(
    tap(() => {
      if (!isFull) isFull = !response.write(': heartbeat\n\n');
    }),
  );
  life.add(beats$.subscribe());
  life.add(events.news$.subscribe({ next: pump, complete: pump }));
  pump();
};

/** The handler of /events. `Last-Event-ID` says where a reader stood; without one it begins with how things stand, and what comes next. */
export const eventStream =
  (events: Backlog<ServiceEvent>, options: EventsOptions): Handler =>
  ({ request, url }) => ({
    stream: (response) => {
      const header = request.headers['last-event-id'];
      serve(events, typeof header === 'string' ? header : (url.searchParams.get('last_event_id') ?? undefined), options, response);
    },
  });
